package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.ledger.Book;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An account's past, told again from its journal by the thread that asks: every fill in its order,
/// as the ledger books it. What the session itself remembers is only the latest.
final class Retelling {
  /// Hears of what is booked.
  interface Heard {
    /// @param facts of its order
    /// @param fill as the venue told it; what is given up, since it is less than a lot and no order
    ///     could sell it, is a fill for nothing
    /// @param given whether it is such
    void booked(
        AccountTrading trading, TradedDesk desk, OrderFacts facts, Fill fill, boolean given);
  }

  private final Heard heard;
  private final Map<Integer, Last> last = new HashMap<>();

  /// The last fill of a desk.
  private record Last(OrderFacts facts, Fill fill, Quantity before) {}

  private Retelling(Heard heard) {
    this.heard = heard;
  }

  /// What was told.
  ///
  /// @param altered fills that the journal of a demo account tells otherwise than they were
  record Told(AccountTrading account, List<PastJournal.Altered> altered) {}

  static Told of(Session session, Heard heard) {
    Retelling retelling = new Retelling(heard);
    PastJournal journal = session.past();
    AccountTrading past =
        session.retell(
            journal,
            trading ->
                trading.register().tell((facts, fill) -> retelling.filled(trading, facts, fill)));
    past.desks().forEach(desk -> retelling.settle(past, desk));
    return new Told(past, journal.altered());
  }

  /// The register hears of a fill before the ledger books it.
  private void filled(AccountTrading trading, OrderFacts facts, Fill fill) {
    TradedDesk desk = trading.desks().get(facts.desk());
    settle(trading, desk);
    heard.booked(trading, desk, facts, fill, false);
    last.put(desk.number(), new Last(facts, fill, held(trading, desk)));
  }

  private static Quantity held(AccountTrading trading, TradedDesk desk) {
    return trading.engine().ledger().book(desk.number()).position().quantity();
  }

  /// What the ledger has given up with the last fill.
  private void settle(AccountTrading trading, TradedDesk desk) {
    Last before = last.remove(desk.number());
    if (before == null) {
      return;
    }
    Book book = trading.engine().ledger().book(desk.number());
    Fill fill = before.fill();
    Quantity left = before.before().plus(fill.side().signed(fill.net().quantity()));
    if (book.position().flat() && left.signum() != 0) {
      Fill dust =
          new Fill(
              fill.id() + "-dust",
              fill.order(),
              left.signum() > 0 ? Side.SELL : Side.BUY,
              left.absolute(),
              fill.price(),
              Money.ZERO,
              Money.ZERO,
              fill.at());
      heard.booked(trading, desk, before.facts(), dust, true);
    }
  }
}
