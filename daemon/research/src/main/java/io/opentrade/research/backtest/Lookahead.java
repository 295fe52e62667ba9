package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Worker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Has a strategy decide again on histories that end earlier, and compares what it says at the bars
/// it knew in both. A strategy that decides from the past alone says the same.
final class Lookahead {
  private static final int PLACES = 5;

  private Lookahead() {}

  /// @param workers a fresh one each time
  /// @param full what it decided on the whole history
  /// @return a warning that names the first bar at which it differs; nothing where it does not
  static List<Warning> check(
      Supplier<Worker> workers,
      StrategyFile file,
      Preparation ready,
      Market market,
      Settings settings,
      DecisionLog full)
      throws InterruptedException {
    int first = market.firstDecision();
    int bars = market.candles().size();
    int differs = Integer.MAX_VALUE;
    for (int place = 1; place <= PLACES; place++) {
      int end = first + (int) ((long) (bars - first) * place / (PLACES + 1));
      if (end > first && end < bars) {
        differs = Math.min(differs, compare(workers, file, cut(ready, end), first, settings, full));
      }
    }
    return differs == Integer.MAX_VALUE
        ? List.of()
        : List.of(
            Warning.of(
                "lookahead",
                "the strategy knows the future: at bar %d (%s) it decides otherwise without it"
                    .formatted(
                        differs - market.from(),
                        Instant.ofEpochMilli(market.candles().time()[differs]))));
  }

  private static int compare(
      Supplier<Worker> workers,
      StrategyFile file,
      Preparation cut,
      int firstDecision,
      Settings settings,
      DecisionLog full)
      throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    Series main = cut.main();
    Market market =
        new Market(
            main.candles(),
            main.instrument(),
            main.from(),
            firstDecision,
            cut.detail(),
            cut.mark(),
            cut.funding(),
            cut.book());
    // Nothing is closed at an end that is not the end of the run.
    Settings open = settings.leftOpen();
    Decisions decisions = decide(workers, file, cut, market, open);
    RecordingStrategy recording = new RecordingStrategy(decisions.strategy());
    Outcome _ = Backtest.run(market, open, recording, Progress.SILENT);
    return firstDifference(recording.log(), full, main.candles().size());
  }

  /// In a worker of its own: a script may remember what it saw.
  private static Decisions decide(
      Supplier<Worker> workers,
      StrategyFile file,
      Preparation cut,
      Market market,
      Settings settings) {
    try (Worker worker = workers.get()) {
      worker.load(file.script());
      return Deciding.decide(worker, cut, market, settings, _ -> true);
    }
  }

  /// The first bar before `end` at which two logs differ; the largest integer where there is none.
  static int firstDifference(DecisionLog one, DecisionLog other, int end) {
    List<Decision> ones = one.decisions();
    List<Decision> others = other.decisions();
    for (int i = 0; ; i++) {
      int bar = i < ones.size() ? ones.get(i).bar() : Integer.MAX_VALUE;
      int otherBar = i < others.size() ? others.get(i).bar() : Integer.MAX_VALUE;
      int earlier = Math.min(bar, otherBar);
      if (earlier >= end) {
        return Integer.MAX_VALUE;
      }
      if (bar != otherBar || !ones.get(i).equals(others.get(i))) {
        return earlier;
      }
    }
  }

  private static Preparation cut(Preparation ready, int end) {
    Series main = shortened(ready.main(), end);
    long until = main.candles().closeTime(end - 1);
    Map<String, Series> others = new LinkedHashMap<>();
    ready
        .others()
        .forEach((name, series) -> others.put(name, shortened(series, closedBy(series, until))));
    return new Preparation(
        ready.file(),
        ready.declaration(),
        ready.style(),
        ready.overrides(),
        main,
        others,
        ready.detail(),
        null,
        ready.mark(),
        ready.funding(),
        ready.book());
  }

  private static int closedBy(Series series, long until) {
    Candles candles = series.candles();
    return candles.indexAtOrAfter(until - candles.timeframe().millis() + 1);
  }

  private static Series shortened(Series series, int end) {
    return new Series(
        series.name(),
        series.candles().slice(0, end),
        series.from(),
        series.instrument(),
        series.notes());
  }
}
