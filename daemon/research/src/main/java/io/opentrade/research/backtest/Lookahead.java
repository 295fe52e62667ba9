package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/// Has a strategy decide again on histories that end earlier, and compares what it says at the bars
/// it knew in both. A strategy that decides from the past alone says the same. One that is asked
/// bar by bar is asked about all its markets together, since it sees the account: all of them end
/// at the same moment.
final class Lookahead {
  /// On so many shorter histories it decides again.
  static final int PLACES = 5;

  private final Supplier<Worker> workers;
  private final StrategyFile file;
  private final List<Preparation> ready;
  private final List<Market> markets;
  private final Settings settings;

  /// The moment of the first difference that was found.
  private long differs = Long.MAX_VALUE;

  private String where = "";

  private boolean compared;

  /// @param workers a fresh one each time
  /// @param ready the strategy at its markets
  Lookahead(
      Supplier<Worker> workers,
      StrategyFile file,
      List<Preparation> ready,
      List<Market> markets,
      Settings settings) {
    this.workers = workers;
    this.file = file;
    this.ready = List.copyOf(ready);
    this.markets = List.copyOf(markets);
    // Nothing is closed at an end that is not the end of the run.
    this.settings = settings.leftOpen();
  }

  /// @param full what it decided on the whole histories
  /// @param done is told how many of the histories are done
  /// @return a warning that names the first bar at which it differs, or says that nothing could be
  ///     compared; nothing where it decides the same
  List<Warning> check(List<Decisions> full, IntConsumer done) throws InterruptedException {
    List<DecisionLog> whole = logs(ready, markets, full);
    Market longest =
        Collections.max(markets, Comparator.comparing(market -> market.candles().size()));
    int first = longest.firstDecision();
    int bars = longest.candles().size();
    for (int place = 1; place <= PLACES; place++) {
      done.accept(place - 1);
      int end = first + (int) ((long) (bars - first) * place / (PLACES + 1));
      if (end > first && end < bars) {
        compare(longest.candles().endTime(end - 1), whole);
      }
    }
    if (!compared) {
      return List.of(
          Warning.of(
              "lookaheadUnchecked",
              "there are too few bars to decide again on histories that end earlier"));
    }
    return differs == Long.MAX_VALUE
        ? List.of()
        : List.of(
            Warning.of(
                "lookahead",
                "the strategy knows the future: at %s it decides otherwise without it"
                    .formatted(where)));
  }

  /// Compares with what is decided where all histories end at that moment.
  private void compare(long until, List<DecisionLog> whole) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    List<Preparation> cut = new ArrayList<>();
    List<Market> shorter = new ArrayList<>();
    for (int i = 0; i < ready.size(); i++) {
      Preparation each = cut(ready.get(i), until);
      Candles candles = each.main().candles();
      if (candles.size() <= each.main().from()) {
        return; // a market that has not begun by then: the script would see fewer
      }
      cut.add(each);
      shorter.add(market(each, markets.get(i).firstDecision()));
    }
    compared = true;
    List<DecisionLog> again = logs(cut, shorter, decide(cut, shorter));
    for (int i = 0; i < cut.size(); i++) {
      LongUnaryOperator end = together() ? ticks(Markets.of(shorter)) : closes(shorter.get(i));
      int bar = firstDifference(again.get(i), whole.get(i), known(shorter, i, end));
      if (bar != Integer.MAX_VALUE && end.applyAsLong(bar) < differs) {
        differs = end.applyAsLong(bar);
        where = named(i, differs);
      }
    }
  }

  private boolean together() {
    return ready.size() > 1 && ready.getFirst().style() == Style.ON_BARS;
  }

  private static LongUnaryOperator ticks(Markets all) {
    return tick -> tick < all.size() ? all.end((int) tick) : Long.MAX_VALUE;
  }

  private static LongUnaryOperator closes(Market market) {
    Candles candles = market.candles();
    return bar -> bar < candles.size() ? candles.closeTime((int) bar) : Long.MAX_VALUE;
  }

  /// How many bars of a market, or ticks of all, are known in both: of several markets, those
  /// before the first is over that goes on in the whole history, since what is over is closed.
  private int known(List<Market> cut, int market, LongUnaryOperator end) {
    int bars = cut.get(market).candles().size();
    if (cut.size() == 1) {
      return bars;
    }
    long over = Long.MAX_VALUE;
    for (int i = 0; i < cut.size(); i++) {
      Candles candles = cut.get(i).candles();
      if (candles.size() < markets.get(i).candles().size()) {
        over = Math.min(over, candles.closeTime(candles.size() - 1));
      }
    }
    int known = 0;
    while (end.applyAsLong(known) < over) {
      known++;
    }
    return known;
  }

  private String named(int market, long close) {
    Candles candles = markets.get(market).candles();
    int bar = candles.indexAtOrAfter(close - candles.timeframe().millis() + 1) - 1;
    if (bar < 0) {
      return Instant.ofEpochMilli(close).toString();
    }
    String symbol = ready.size() == 1 ? "" : " of " + markets.get(market).instrument().symbol();
    return "bar %d%s (%s)"
        .formatted(
            bar - markets.get(market).from(), symbol, Instant.ofEpochMilli(candles.time()[bar]));
  }

  /// What was said. A plan says it where the account is, by itself, as it would trade alone.
  private List<DecisionLog> logs(
      List<Preparation> desks, List<Market> at, List<Decisions> decisions) {
    if (desks.getFirst().style() != Style.SIGNALS) {
      return decisions.stream().map(Decisions::replayed).toList();
    }
    RecordingStrategy recording = new RecordingStrategy(decisions.getFirst().strategy());
    Outcome _ = Backtest.run(at.getFirst(), settings, recording, Progress.SILENT);
    return List.of(recording.log());
  }

  private static Market market(Preparation cut, int firstDecision) {
    Series main = cut.main();
    return new Market(
        main.candles(),
        main.instrument(),
        main.from(),
        firstDecision,
        cut.detail(),
        cut.mark(),
        cut.funding(),
        cut.book());
  }

  /// In a worker of its own: a script may remember what it saw.
  private List<Decisions> decide(List<Preparation> cut, List<Market> at) {
    try (Worker worker = workers.get()) {
      worker.load(file.script());
      Style style = cut.getFirst().style();
      return style == Style.SIGNALS
          ? List.of(Deciding.decide(worker, cut.getFirst(), at.getFirst(), settings, _ -> true))
          : Deciding.bars(worker, style, cut, at, settings, _ -> true);
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

  private static Preparation cut(Preparation ready, long until) {
    Series main = shortened(ready.main(), closedBy(ready.main(), until));
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
