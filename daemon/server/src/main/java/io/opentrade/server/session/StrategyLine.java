package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;

/// A strategy at work on one market of an account: hears of every bar that closes, and says to the
/// account what it wants. Bars that are caught up with rebuild what it knows and say nothing.
final class StrategyLine {
  /// How long after the close a decision may be carried out at most.
  private static final long LONGEST_PATIENCE = 60_000;

  private final Session session;
  private final int desk;
  private final String by;
  private final Timeframe timeframe;
  private final PlanDecider decider;
  private long last = Long.MIN_VALUE;
  private int decisions;
  private int late;

  /// @param desk the strategy's own
  /// @param by written beside its orders
  StrategyLine(Session session, int desk, String by, Timeframe timeframe, PlanDecider decider) {
    this.session = session;
    this.desk = desk;
    this.by = by;
    this.timeframe = timeframe;
    this.decider = decider;
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

  /// A bar of the past: nothing is decided.
  void learn(Candle bar) {
    last = decider.closed(bar, last) ? bar.time() : last;
  }

  /// A bar has closed.
  ///
  /// @param now milliseconds since the epoch (UTC): a bar whose time is over is only learned
  /// @return what the account did
  List<Effect> closed(Candle bar, long now) throws InterruptedException {
    long before = last;
    learn(bar);
    if (last == before) {
      return List.of();
    }
    long close = bar.time() + timeframe.millis();
    if (now - close > patience(timeframe)) {
      late++;
      return List.of();
    }
    return session.ask(this::decide);
  }

  private List<Effect> decide(Session.Loop loop) {
    Engine engine = loop.trading().engine();
    Position position = engine.desk(desk).position();
    List<Intent> intents =
        decider.decide(
            position.quantity().value().doubleValue(),
            position.flat() ? Double.NaN : position.entryPrice().value().doubleValue(),
            engine.free(desk).value().doubleValue(),
            engine.equity(desk).value().doubleValue());
    if (intents.isEmpty()) {
      return List.of();
    }
    decisions++;
    long sequence = decider.bars() - 1L;
    List<Effect> effects = new ArrayList<>();
    effects.addAll(
        loop.accept(new Entry.Told(new Event.BarClosed(loop.stamp(), desk, sequence), by)));
    effects.addAll(
        loop.accept(new Entry.Told(new Event.Decided(loop.stamp(), desk, sequence, intents), by)));
    return effects;
  }
}
