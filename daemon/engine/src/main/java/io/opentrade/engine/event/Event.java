package io.opentrade.engine.event;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Intent;
import java.util.List;

/// Something that happened, as the engine learns of it. Carries its own time, stamped outside. A
/// desk is one strategy on one market, and has a number; an account with one desk need not name it.
public sealed interface Event
    permits Event.Bar, Event.Decided, Event.CashMoved, Event.Account, Report, Command {
  /// Milliseconds since the epoch (UTC).
  long at();

  /// The market's bars, as far as decisions hang on them.
  sealed interface Bar extends Event {}

  /// A bar began: what was decided at the close before is closed, sized and entered at this price
  /// now. In a backtest its open; live, the best quote after the close.
  ///
  /// @param last whether no other bar begins at this moment. Where one does, entries of all desks
  ///     wait for the last, or for `EntriesDue`: exits of the same moment free the cash for them
  record BarOpened(long at, int desk, Price price, boolean last) implements Bar {
    public BarOpened(long at, Price price) {
      this(at, 0, price, true);
    }
  }

  /// All bars of this moment have begun and their exits are sent: entries may follow.
  record EntriesDue(long at) implements Bar {}

  /// A market stands at this price; what is held there is worth so much.
  record Priced(long at, int desk, Price price) implements Bar {}

  /// A bar closed, and the strategy is to be asked.
  ///
  /// @param sequence index of the bar
  record BarClosed(long at, int desk, long sequence) implements Bar {
    public BarClosed(long at, long sequence) {
      this(at, 0, sequence);
    }
  }

  /// What a venue does to a futures position of its own accord.
  sealed interface Account extends Event {}

  /// Funding was paid for what is held.
  ///
  /// @param payment in the currency of settlement, negative for what was received
  record Funded(long at, int desk, Money payment) implements Account {}

  /// The venue took the position, or a part of it, since too little margin was left. All orders of
  /// the desk are to be taken back.
  ///
  /// @param fill by an order of the venue's own
  record Liquidated(int desk, Fill fill) implements Account {
    @Override
    public long at() {
      return fill.at();
    }
  }

  /// The strategy answered.
  ///
  /// @param sequence that of the bar it was asked about
  /// @param intents in the order given; empty for "nothing"
  record Decided(long at, int desk, long sequence, List<Intent> intents) implements Event {
    public Decided {
      intents = List.copyOf(intents);
    }

    public Decided(long at, long sequence, List<Intent> intents) {
      this(at, 0, sequence, intents);
    }
  }

  /// Money came into the account, or went out where `amount` is negative: a deposit, a withdrawal,
  /// a transfer. Neither profit nor loss.
  record CashMoved(long at, Money amount) implements Event {}
}
