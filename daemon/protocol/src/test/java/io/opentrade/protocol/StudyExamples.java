package io.opentrade.protocol;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A reply of every method that studies strategies.
final class StudyExamples {
  private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
  private static final Instant END = Instant.parse("2013-12-02T00:00:00Z");
  private static final ForeignText SERIES = new ForeignText("BTC/USD@bitstamp:5m");
  private static final ForeignText STRATEGY = new ForeignText("sma-cross.js");

  private StudyExamples() {}

  static void replies(Map<String, Object> all) {
    all.put("optimize.run", study());
    all.put("optimize.show", study());
    all.put("backtest.compare", comparison());
    all.put("walkforward.run", walk());
    all.put("montecarlo.run", chances());
    all.put(
        "significance.run",
        new SignificanceRun.Reply(subject(), 66, 2000, 7, 41.5, percentiles(), 0.0125, List.of()));
    all.put(
        "optimize.list",
        new OptimizeList.Reply(
            List.of(
                new OptimizeList.Entry(
                    "7f3a2c", END, "stopped", STRATEGY, SERIES, "grid", "sharpe", 120))));
    all.put(
        "optimize.heatmap",
        new OptimizeHeatmap.Reply(
            "7f3a2c",
            "sharpe",
            new ForeignText("slow"),
            List.of(30L, 40L),
            new ForeignText("fast"),
            List.of(5L),
            List.of(Arrays.asList(0.5, null))));
  }

  private static OptimizeReply.Subject subject() {
    return new OptimizeReply.Subject(STRATEGY, "3f2a", SERIES, "91c0", 1998, START, END, null);
  }

  private static MontecarloRun.Percentiles percentiles() {
    return new MontecarloRun.Percentiles(-12.5, -3, 4, 11.25, 30);
  }

  private static BacktestCompare.Reply comparison() {
    BacktestResult result = Examples.result();
    BacktestCompare.Side side =
        new BacktestCompare.Side(
            "7f3a2c", STRATEGY, SERIES, "USD", result.metrics(), Examples.reply().chart());
    return new BacktestCompare.Reply(
        List.of(side, side),
        Map.of("fee", List.of(new ForeignText("0.001"), new ForeignText("0"))),
        List.of(
            new BacktestCompare.Difference(
                "last",
                "onlyFirst",
                result.trades().getFirst(),
                null,
                List.of(new ForeignText("run last was flat then and entered nothing")))),
        List.of(65));
  }

  private static WalkforwardRun.Reply walk() {
    return new WalkforwardRun.Reply(
        subject(),
        "sharpe",
        20,
        List.of(
            new WalkforwardRun.Window(
                START, END, END, END, Map.of("fast", 5L), 1.5, null, 12.5, -1.25, 3)),
        new WalkforwardRun.Total(Decimal.of("9875"), -1.25, -4.5, null, 3, 0),
        -0.1,
        Examples.reply().chart(),
        List.of(Warning.of("fewWindows", "only 1 windows: a few say little")));
  }

  private static MontecarloRun.Reply chances() {
    return new MontecarloRun.Reply(
        subject(),
        66,
        41.5,
        -12.25,
        50,
        7,
        List.of(
            new MontecarloRun.Method("shuffle", 500, percentiles(), percentiles(), 0.002, 0.25)),
        List.of());
  }

  private static OptimizeReply study() {
    Map<String, List<Object>> sweeps = new LinkedHashMap<>();
    sweeps.put("fast", List.of(5L, 6L));
    sweeps.put("mode", List.of("calm", "wild"));
    Metrics metrics = Examples.result().metrics();
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("fast", 5L);
    params.put("mode", "calm");
    return new OptimizeReply(
        "7f3a2c",
        "done",
        new OptimizeReply.Subject(STRATEGY, "3f2a", SERIES, "91c0", 1998, START, END, END),
        new OptimizeReply.Plan(
            "sharpe", "grid", List.of("trades>=30"), sweeps, true, 4, 3, 7, 412, null),
        List.of(
            new OptimizeReply.Row(params, 0.58, true, metrics, metrics, null),
            new OptimizeReply.Row(
                Map.of("fast", 6L), null, false, null, null, new ForeignText("no length"))),
        new OptimizeReply.Honesty(403, 0.61, 0.4, 3, 0.41),
        List.of(Warning.of("edge", "the best lies at the end of the sweep of fast")));
  }
}
