package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/// A strategy at work on one market of an account: hears of every bar that closes, and says to the
/// account what it wants. Bars that are caught up with rebuild what it knows and say nothing.
final class StrategyLine {
  /// How long after the close a decision may be carried out at most.
  private static final long LONGEST_PATIENCE = 60_000;

  /// Orders that it may have open by itself.
  private static final int MOST_OPEN = 200;

  /// What it may say to the person at one bar; more stands in its log only.
  private static final int NOTICES = 20;

  private final Session session;
  private final int desk;
  private final String by;
  private final Timeframe timeframe;
  private final Decider decider;
  private long last = Long.MIN_VALUE;
  private final StrategyDiary diary;
  private final Deque<Quiet> quiet = new ConcurrentLinkedDeque<>();
  private int decisions;
  private int late;

  /// A bar at which it wanted nothing.
  ///
  /// @param bar its start, milliseconds since the epoch (UTC)
  record Quiet(long bar, String reason) {}

  /// @param desk the strategy's own
  /// @param by written beside its orders
  StrategyLine(
      Session session,
      int desk,
      String by,
      Timeframe timeframe,
      Decider decider,
      StrategyDiary diary) {
    this.session = session;
    this.desk = desk;
    this.by = by;
    this.timeframe = timeframe;
    this.decider = decider;
    this.diary = diary;
  }

  /// How long a decision on bars of that length stays good: half a bar, at most a minute.
  static long patience(Timeframe timeframe) {
    return Math.min(timeframe.millis() / 2, LONGEST_PATIENCE);
  }

  /// The start of the last bar it knows, milliseconds since the epoch (UTC).
  long last() {
    return last;
  }

  int bars() {
    return decider.bars();
  }

  /// How often it wanted something.
  int decisions() {
    return decisions;
  }

  /// How many bars came so late that nothing was decided on them.
  int late() {
    return late;
  }

  /// A bar of the past: nothing is decided. A bar that is not behind the last came twice.
  ///
  /// @return whether it was new
  boolean learn(Candle bar) {
    if (bar.time() <= last) {
      return false;
    }
    decider.learn(bar);
    last = bar.time();
    return true;
  }

  /// All bars so far are the past.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where the strategy cannot begin
  void begin() throws InterruptedException {
    decider.begin(session.ask(loop -> memory(loop).kept()));
  }

  /// A bar has closed.
  ///
  /// @param now milliseconds since the epoch (UTC): a bar whose time is over is only learned
  /// @return what the account did
  /// @throws io.opentrade.sandbox.ScriptFailed where the strategy throws, hangs or dies
  List<Effect> closed(Candle bar, long now) throws InterruptedException {
    if (!learn(bar)) {
      return List.of();
    }
    long close = bar.time() + timeframe.millis();
    if (now - close > patience(timeframe)) {
      late++;
      quiet(
          bar, "the bar came %d s after its close: only learned".formatted((now - close) / 1_000));
      return List.of();
    }
    Decider.Moment moment = session.ask(loop -> moment(loop, bar));
    Decider.Said said = decider.decide(moment);
    diary.said(bar.time(), said);
    return session.ask(loop -> accept(loop, bar, moment, said));
  }

  /// It is stopped for good.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws at that
  void end() throws InterruptedException {
    Decider.Said said = decider.end();
    diary.said(null, said);
    List<String> states = said.states();
    session.ask(
        loop ->
            states == null || states.equals(memory(loop).kept().states())
                ? List.<Effect>of()
                : loop.accept(
                    new Entry.Answered(
                        loop.stamp(), desk, 0, last, List.of(), false, 0, states, List.of(), by)));
  }

  private StrategyMemory memory(Session.Loop loop) {
    return loop.trading().desks().get(desk).memory();
  }

  /// The strategy's own cash and equity, as if it had an account of its own where it has a budget.
  private Decider.Moment moment(Session.Loop loop, Candle bar) {
    Engine engine = loop.trading().engine();
    Position position = engine.desk(desk).position();
    Instrument instrument = loop.trading().desks().get(desk).facts().instrument();
    Price market = engine.desk(desk).market();
    Money worth =
        market == null ? Money.ZERO : engine.ledger().book(desk).worth(market, instrument);
    Money rest = engine.equity(desk).minus(worth);
    boolean budget = loop.trading().desks().get(desk).facts().budget() != null;
    Money cash = budget ? rest : engine.ledger().unlocked();
    double quantity = position.quantity().value().doubleValue();
    return new Decider.Moment(
        quantity,
        position.flat() ? Double.NaN : position.entryPrice().value().doubleValue(),
        cash.value().doubleValue(),
        rest.value().doubleValue() + (position.flat() ? 0 : quantity * bar.close()),
        memory(loop).unheard());
  }

  private List<Effect> accept(
      Session.Loop loop, Candle bar, Decider.Moment moment, Decider.Said said) {
    long at = loop.stamp();
    List<Intent> intents = said.intents();
    if (!intents.isEmpty()) {
      decisions++;
    } else {
      quiet(bar, "it asked for nothing");
    }
    int handles = memory(loop).kept().handles();
    boolean changed = said.states() != null && !said.states().equals(memory(loop).kept().states());
    List<String> notices =
        said.log().stream().filter(LogLine::notice).map(LogLine::text).limit(NOTICES).toList();
    if (intents.isEmpty() && moment.news().isEmpty() && !changed && notices.isEmpty()) {
      return List.of();
    }
    requireNew(handles, intents);
    requireFew(loop.trading().engine().desk(desk).openOrderList().size(), intents);
    boolean tooLate =
        !intents.isEmpty() && at - bar.time() - timeframe.millis() > patience(timeframe);
    late += tooLate ? 1 : 0;
    return loop.accept(
        new Entry.Answered(
            at,
            desk,
            decider.bars() - 1L,
            bar.time(),
            intents,
            tooLate,
            moment.news().size(),
            changed ? said.states() : null,
            notices,
            by));
  }

  /// A worker's word is a claim: a number that was given before would mix up its orders.
  private static void requireNew(int handles, List<Intent> intents) {
    int last = handles;
    for (Intent intent : intents) {
      if (intent instanceof Intent.Place(int handle, var _)) {
        if (handle <= last) {
          throw new ScriptFailed(
              ScriptFailure.of(
                  ScriptFailure.Kind.WORKER_DIED,
                  "it gave the number " + handle + " to an order again",
                  ""),
              List.of());
        }
        last = handle;
      }
    }
  }

  private static void requireFew(int open, List<Intent> intents) {
    long more = intents.stream().filter(Intent.Place.class::isInstance).count();
    if (more > 0 && open + more > MOST_OPEN) {
      throw new ScriptFailed(
          ScriptFailure.of(
              ScriptFailure.Kind.OUTPUT_LIMIT,
              "it has %d open orders and wants %d more; a live strategy may have %d"
                  .formatted(open, more, MOST_OPEN),
              "cancel what is not needed any more: ctx.cancel(order)"),
          List.of());
    }
  }

  private void quiet(Candle bar, String reason) {
    quiet.add(new Quiet(bar.time(), reason));
    if (quiet.size() > StrategyMemory.DECISIONS) {
      quiet.poll();
    }
  }

  /// The last bars at which it wanted nothing, oldest first.
  List<Quiet> quiet() {
    return List.copyOf(quiet);
  }

  /// The decider's own figures, for reports.
  Decider decider() {
    return decider;
  }
}
