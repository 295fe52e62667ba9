package io.opentrade.commands;

import io.opentrade.protocol.AccountReport;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Breakdowns;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.MoreMetrics;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.QualityReport;
import io.opentrade.protocol.RunFacts;
import io.opentrade.protocol.SeriesInfo;
import io.opentrade.protocol.Setting;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.protocol.Trade;
import io.opentrade.protocol.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replies as a daemon would give them.
public final class Samples {
  public static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
  private static final String HASH =
      "3f2a91c06d1b4e58a7c9d2e4f60718293a4b5c6d7e8f90a1b2c3d4e5f6071829";

  private Samples() {}

  public static Metrics metrics() {
    return new Metrics(
        66,
        31,
        35,
        46.96969696969697,
        Decimal.of("10000"),
        Decimal.of("51422.99"),
        Decimal.of("75787.44"),
        Decimal.of("41422.99"),
        414.2299,
        522.0601851851852,
        21.160245705962623,
        96.74115456238361,
        Decimal.of("36363.02"),
        -47.98012705007588,
        584.0,
        -5.925851581948801,
        36.49716090702389,
        0.5806232244485349,
        1.085343435248866,
        0.44166409202994616,
        1.07661873566977,
        0.1518705127029717,
        2.167945974262033,
        3.274807806674883,
        53.59595229490424,
        -18.39887353835481,
        2.531715975158555,
        183.0,
        46.0,
        Decimal.ZERO,
        Decimal.of("2913443.21"));
  }

  public static Metrics undefinedMetrics() {
    return new Metrics(
        0,
        0,
        0,
        null,
        Decimal.of("10000"),
        Decimal.of("10000"),
        Decimal.of("10000"),
        Decimal.ZERO,
        0.0,
        null,
        null,
        0.0,
        Decimal.ZERO,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Decimal.ZERO,
        Decimal.ZERO);
  }

  public static Trade trade(int id, String profit, double percent, String reason) {
    Instant entry = START.plusSeconds(id * 7200L);
    return new Trade(
        id,
        new ForeignText("BTC/USD"),
        id % 2 == 0 ? "long" : "short",
        Decimal.of("9.1743"),
        entry,
        Decimal.of("1012.5"),
        entry.plusSeconds(5400L * id),
        Decimal.of("1043.27"),
        Decimal.of(profit),
        percent,
        Decimal.of("20.13"),
        Decimal.ZERO,
        -1.5,
        4.25,
        1,
        null,
        new ForeignText(reason),
        18,
        false);
  }

  public static List<Trade> trades() {
    List<Trade> trades = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      double percent = i % 3 == 0 ? -1.37 * i : 2.21 * i;
      trades.add(
          trade(i, String.valueOf(percent * 100), percent, i % 2 == 0 ? "reversal" : "signal"));
    }
    return trades;
  }

  public static BacktestResult.Run run() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("fast", 10L);
    params.put("slow", 30L);
    BacktestResult.Config config =
        new BacktestResult.Config(
            null,
            null,
            Decimal.of("10000"),
            Decimal.of("0.001"),
            "100%",
            Decimal.of("0.00000001"),
            Decimal.of("0.01"),
            8,
            "signals",
            false,
            365,
            "keep",
            false,
            null,
            null,
            null,
            null);
    return new BacktestResult.Run(
        new ForeignText("sma-cross.js"),
        HASH,
        params,
        config,
        List.of(
            new BacktestResult.Data(
                new ForeignText("BTC/USD@bitstamp:5m"),
                HASH,
                1998,
                START,
                START.plusSeconds(7 * 86_400),
                2)),
        "0.1.0",
        0,
        "USD");
  }

  /// A walk that rises and falls, the same on every machine.
  public static EquityChart chart() {
    List<EquityChart.Point> points = new ArrayList<>();
    long random = 42;
    double equity = 10_000;
    double hold = 10_000;
    for (int i = 0; i < 1200; i++) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      double step = ((random >>> 40) / (double) (1 << 24) - 0.488) * 0.025;
      double before = equity;
      equity *= 1 + step;
      hold *= 1 + step * 0.7 + 0.0002;
      points.add(
          new EquityChart.Point(
              START.plusSeconds(i * 504L),
              Math.min(before, equity),
              Math.max(before, equity),
              equity,
              hold));
    }
    return new EquityChart(points);
  }

  public static BacktestReply reply() {
    BacktestResult result =
        new BacktestResult(
            1,
            run(),
            metrics(),
            trades(),
            List.of(
                Warning.of(
                    "fewTrades",
                    "Only 12 trades: the figures say little about the strategy and much about"
                        + " luck.")),
            new BacktestResult.Execution("7f3a2c", 412, 1_204_000));
    RunFacts facts = new RunFacts("js", 50, 0, 3, Map.of(), List.of(), 0, START, null);
    return new BacktestReply(result, chart(), facts);
  }

  /// With further figures, some of them undefined, and breakdowns.
  public static BacktestReply fullReply() {
    BacktestReply reply = reply();
    BacktestResult result = reply.result();
    MoreMetrics.Duration none = new MoreMetrics.Duration(null, null, null, null);
    MoreMetrics more =
        new MoreMetrics(
            new MoreMetrics.Account(
                75.25, 8_912.5, Decimal.of("8900"), Decimal.of("75787.44"), 30_112.75, 1),
            new MoreMetrics.Drawdown(START, START, null, 120.5, null, -49.25, 41.0, 91.5),
            new MoreMetrics.Daily(
                12.5, -9.75, 1.12, 18.4, 0.9, -3.1, -5.9, -4.4, -7.1, 0.33, 4.5, 0.91),
            new MoreMetrics.Benchmark(394.37, 0.038, 0.05, 41.2, -0.2, null),
            new MoreMetrics.Trades(
                33, 33, 0, 12.5, 9.1, -5.2, -4.9, 1.55, 0.2, 4, 6, -6.1, -19.5, 14.2, 61.0, 9.8),
            new MoreMetrics.Durations(new MoreMetrics.Duration(46.0, 31.0, 1.0, 183.0), none, none),
            null);
    List<Breakdowns.Group> many = new ArrayList<>();
    for (int year = 1980; year < 2010; year++) {
      many.add(
          new Breakdowns.Group(
              new ForeignText("" + year),
              2,
              1,
              1,
              Decimal.of("12.5"),
              0.5,
              year % 2 == 0 ? 1.5 : null));
    }
    List<Breakdowns.Group> kinds =
        List.of(
            new Breakdowns.Group(new ForeignText(""), 66, 31, 35, Decimal.of("-4"), null, null));
    Breakdowns breakdowns =
        new Breakdowns(many, many, many, many, kinds, kinds, kinds, kinds, kinds);
    return new BacktestReply(
        new BacktestResult(
            1,
            result.run(),
            result.metrics(),
            result.trades(),
            result.warnings(),
            more,
            breakdowns,
            result.risk(),
            account(),
            result.execution()),
        reply.chart(),
        reply.facts());
  }

  private static AccountReport account() {
    Decimal one = Decimal.of("1");
    Decimal none = Decimal.of("0");
    return new AccountReport(
        "futures",
        "linear",
        one,
        "isolated",
        Decimal.of("20"),
        "fifo",
        List.of(new AccountReport.Tier(none, Decimal.of("0.004"), none)),
        Decimal.of("0.005"),
        none,
        List.of(
            new AccountReport.Balance(
                new ForeignText("USDT"),
                Decimal.of("51422.99"),
                Decimal.of("48922.99"),
                Decimal.of("2500"))),
        Decimal.of("41000.5"),
        Decimal.of("500"),
        Decimal.of("75.25"),
        Decimal.of("2.26"),
        1,
        List.of(
            new AccountReport.Payment(
                new ForeignText("XRP/USDT-PERP"),
                START,
                Decimal.of("0.0001"),
                Decimal.of("1.0959"),
                Decimal.of("20622"),
                Decimal.of("2.26"))),
        new AccountReport.CoinPaid(new ForeignText("BNB"), Decimal.of("0.12345678")));
  }

  public static BacktestReply emptyReply() {
    BacktestResult result =
        new BacktestResult(
            1,
            run(),
            undefinedMetrics(),
            List.of(),
            List.of(),
            new BacktestResult.Execution("7f3a2d", 12, 204_000));
    return new BacktestReply(
        result,
        EquityChart.EMPTY,
        new RunFacts("js", 0, 0, 0, Map.of(), List.of(), 0, START, null));
  }

  public static BacktestReply withTexts(String foreign) {
    Trade trade = trade(1, "12.5", 1.25, foreign);
    BacktestResult.Run run = run();
    BacktestResult.Run evil =
        new BacktestResult.Run(
            new ForeignText(foreign),
            HASH,
            Map.of(foreign, foreign),
            run.config(),
            List.of(
                new BacktestResult.Data(
                    new ForeignText(foreign), HASH, 1, START, START.plusSeconds(300), 1)),
            "0.1.0",
            0,
            "USD");
    BacktestResult result =
        new BacktestResult(
            1,
            evil,
            metrics(),
            List.of(trade),
            List.of(Warning.of("x", foreign)),
            new BacktestResult.Execution("1", 1, 1));
    return new BacktestReply(
        result,
        chart(),
        new RunFacts("js", 0, 0, 0, Map.of(), List.of(new ForeignText(foreign)), 5, START, null));
  }

  public static SeriesInfo series(String name) {
    return new SeriesInfo(
        name,
        105_120,
        Instant.parse("2024-01-01T00:00:00Z"),
        Instant.parse("2025-01-01T00:00:00Z"),
        3,
        HASH,
        Decimal.of("0.01"),
        Decimal.of("0.00001"),
        8);
  }

  public static QualityReport quality() {
    Instant time = Instant.parse("2021-04-25T04:00:00Z");
    return new QualityReport(
        8640,
        8583,
        START,
        START.plusSeconds(8640 * 300L),
        1,
        57,
        2,
        0,
        1,
        0,
        1,
        List.of(
            new QualityReport.Finding(
                "gap", new ForeignText(time + ": found a gap of 57 bars, expected a bar every 5m")),
            new QualityReport.Finding(
                "violation",
                new ForeignText("bars.csv, line 7001: found high 12.5, expected close ≤ high"))),
        4,
        List.of(new ForeignText("12 bars do not start on a multiple of 5m in UTC")));
  }

  public static QualityReport cleanQuality() {
    return new QualityReport(
        100, 100, START, START.plusSeconds(30_000), 0, 0, 0, 0, 0, 0, 0, List.of(), 0, List.of());
  }

  public static Candle candle(int index) {
    return new Candle(
        START.plusSeconds(index * 300L),
        Decimal.of("812.5"),
        Decimal.of("815"),
        Decimal.of("810.01"),
        Decimal.of(index % 2 == 0 ? "814" : "811"),
        Decimal.of("12.34567891"));
  }

  public static Setting setting(String key, Setting.Origin origin) {
    return new Setting(
        key,
        new ForeignText("10s"),
        origin,
        new ForeignText("/home/ada/config.json"),
        "10s",
        "duration",
        "1s to 1h",
        "How long a strategy may take before it is stopped.",
        "OPENTRADE_SCRIPT_TIME_LIMIT");
  }

  public static DaemonStatus.Reply status() {
    return new DaemonStatus.Reply(
        "0.1.0",
        "a1b2c3d4",
        4711,
        Instant.now().minusSeconds(11_520),
        new ForeignText("/home/ada"),
        null,
        "idle",
        4712L,
        List.of(new DaemonStatus.Job("j1", "backtest.run", Instant.now(), 25, 100, "bars")),
        1,
        2,
        new DaemonStatus.Stock(12, 1_234_567, 48, 98_765_432));
  }

  public static StrategyCheck.Reply check() {
    return new StrategyCheck.Reply(
        new ForeignText("sma-cross.js"),
        "js",
        HASH,
        List.of("signals", "onBar"),
        "5m",
        50,
        List.of(
            new StrategyCheck.Parameter(
                new ForeignText("fast"),
                10L,
                2.0,
                200.0,
                null,
                List.of(),
                new ForeignText("quick")),
            new StrategyCheck.Parameter(
                new ForeignText("mode"), "a", null, null, null, List.of("a", "b"), null)),
        Map.of("trend", new ForeignText("BTC/USD@bitstamp:1h")),
        500,
        7,
        List.of(new ForeignText("fast")),
        List.of(),
        List.of(new ForeignText("hello")));
  }

  /// A study of four combinations; the second breaks its constraint, the third could not run.
  public static OptimizeReply study() {
    Map<String, List<Object>> sweeps = new LinkedHashMap<>();
    sweeps.put("fast", List.of(5L, 6L));
    sweeps.put("slow", List.of(30L, 40L));
    Metrics metrics = reply().result().metrics();
    return new OptimizeReply(
        "7f3a2c",
        "done",
        new OptimizeReply.Subject(
            new ForeignText("sma-cross.js"),
            "3f2a",
            new ForeignText("BTC/USD@bitstamp:5m"),
            "91c0",
            1998,
            START,
            START.plusSeconds(86_400),
            START.plusSeconds(43_200)),
        new OptimizeReply.Plan(
            "sharpe", "grid", List.of("trades>=30"), sweeps, true, 4, 3, 0, 812, null),
        List.of(
            new OptimizeReply.Row(
                Map.of("fast", 5L, "slow", 40L), 0.58, true, metrics, metrics, null),
            new OptimizeReply.Row(
                Map.of("fast", 6L, "slow", 30L), 0.7, false, metrics, metrics, null),
            new OptimizeReply.Row(
                Map.of("fast", 6L, "slow", 40L),
                null,
                false,
                null,
                null,
                new ForeignText("a length must be whole"))),
        new OptimizeReply.Honesty(403, 0.61, null, 3, 0.41),
        List.of(Warning.of("edge", "the best lies at the end of the sweep of fast")));
  }

  public static StrategyIndicators.Reply indicators() {
    return new StrategyIndicators.Reply(
        List.of(
            new StrategyIndicators.Indicator(
                "superTrend",
                true,
                "band that follows the price",
                "Seban",
                false,
                List.of("value", "direction"),
                List.of(
                    new StrategyIndicators.Form(
                        List.of(
                            new StrategyIndicators.Argument(
                                "length", "length", 10L, 1.0, 1_000_000.0, List.of()),
                            new StrategyIndicators.Argument(
                                "multiplier", "number", 3L, null, null, List.of()),
                            new StrategyIndicators.Argument(
                                "seed", "word", "ta4j", null, null, List.of("ta4j", "sma"))))),
                "ta.superTrend()",
                10)));
  }

  public static StrategyPlan.Reply plan() {
    return new StrategyPlan.Reply(
        new ForeignText("sma-cross.js"),
        HASH,
        true,
        2,
        List.of(new ForeignText("n0 = close of \"\""), new ForeignText("enter_long = n1")),
        List.of());
  }
}
