package io.opentrade.engine.event;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Intent;
import java.util.List;

/// Something that happened, as the engine learns of it. Carries its own time, stamped outside.
public sealed interface Event permits Event.Bar, Event.Decided, Report, Command {
  /// Milliseconds since the epoch (UTC).
  long at();

  /// The market's bars, as far as decisions hang on them.
  sealed interface Bar extends Event {}

  /// A bar began: what was decided at the close before is sized at this price now. In a backtest
  /// its open; live, the best quote after the close.
  record BarOpened(long at, Price price) implements Bar {}

  /// A bar closed, and the strategy is to be asked.
  ///
  /// @param sequence index of the bar
  record BarClosed(long at, long sequence) implements Bar {}

  /// The strategy answered.
  ///
  /// @param sequence that of the bar it was asked about
  /// @param intents in the order given; empty for "nothing"
  record Decided(long at, long sequence, List<Intent> intents) implements Event {
    public Decided {
      intents = List.copyOf(intents);
    }
  }
}
