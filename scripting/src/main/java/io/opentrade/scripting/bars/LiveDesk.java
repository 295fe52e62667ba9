package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.link.Message;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.plan.PlanBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A live market with all that a script sees and says of it.
final class LiveDesk {
  private final int number;
  private final int markets;
  private final Message.LivePlace place;
  private final LiveTape tape;
  private final LogBook log;
  private @Nullable BarHost host;

  /// @param number of the market in the run
  /// @param markets how many it has
  LiveDesk(int number, int markets, Message.LivePlace place, Past past, LogBook log) {
    this.number = number;
    this.markets = markets;
    this.place = place;
    this.tape = new LiveTape(place.instrument().symbol(), past);
    this.log = log;
  }

  /// Makes the host side of the script's context.
  BarHost open(PlanBuilder builder) {
    BarHost made = new BarHost(builder, number, markets, tape, log);
    made.orders.restore(place.handles(), place.open());
    host = made;
    return made;
  }

  /// When the bar ended that it knew last before a moment, milliseconds since the epoch (UTC).
  long closeBefore(long moment) {
    return tape.closeBefore(moment);
  }

  /// Goes on to a moment, at which its own bar may not have closed.
  ///
  /// @return what happened to the script's orders since the last call
  List<OrderEvent> moveTo(LiveMoment moment, LiveMoment.Place now) {
    learn(now);
    host()
        .moveTo(
            tape.bars() - 1,
            now.fresh(),
            now.quantity(),
            now.entryPrice(),
            moment.cash(),
            moment.equity());
    return host().hear(now.news());
  }

  /// Bars have closed; it is not asked about them yet.
  void learn(LiveMoment.Place now) {
    now.bars().forEach(tape::append);
  }

  /// What the script wanted in the last call.
  List<Intent> intents() {
    return host().intents();
  }

  /// For messages: `on bar 300 (2024-01-01T05:00:00Z)`, of which market where there are several.
  String where() {
    Instant time = Instant.ofEpochMilli(tape.time(tape.bars() - 1));
    String symbol = markets == 1 ? "" : tape.symbol() + " ";
    return symbol + "on bar " + (tape.bars() - 1) + " (" + time + ")";
  }

  private BarHost host() {
    return Objects.requireNonNull(host, "the prelude was opened with it");
  }
}
