package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Locked;
import io.opentrade.engine.core.Effect.TradeClosed;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.ledger.TripRecorder;
import io.opentrade.engine.risk.ClosedTrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the fills of a desk do to the account's books, and the round trips they make.
final class DeskBooks {
  private final Desk desk;
  private final Account account;
  private final TripRecorder trips;
  private final KellyShare kelly = new KellyShare();

  DeskBooks(Desk desk, Account account) {
    this.desk = desk;
    this.account = account;
    this.trips = new TripRecorder(desk.settings().instrument());
  }

  /// The unfinished round trip, as if sold at `price` without a further fee; null when flat.
  @Nullable RoundTrip mark(long at, Price price, String reason) {
    return trips.mark(at, price, reason);
  }

  /// What the trades so far say of how much to risk.
  BigDecimal kelly() {
    return kelly.value();
  }

  Position position() {
    return account.ledger().book(desk.number()).position();
  }

  BigDecimal leverage() {
    return account.ledger().book(desk.number()).leverage();
  }

  /// An order was executed, at least in part.
  ///
  /// @param fill as it changes what is held
  void book(Order order, Fill fill, List<Effect> effects) {
    book(fill, order.tag(), order.leverage(), Protection.stops(order), effects);
  }

  /// @param tag written on the trade
  /// @param stops whether it was stopped out
  void book(Fill fill, String tag, BigDecimal leverage, boolean stops, List<Effect> effects) {
    account.book(desk, fill, leverage);
    RoundTrip trip = trips.record(fill, tag, leverage);
    account.risk().traded(fill.at(), fill.notional());
    if (trip != null) {
      kelly.add(trip.profit(), trip.entryNotional());
      effects.add(new TradeClosed(desk.number(), trip));
      String symbol = desk.settings().instrument().symbol();
      ClosedTrade closed = ClosedTrade.of(trip, symbol, stops);
      account.risk().closed(closed).forEach(lock -> effects.add(new Locked(lock)));
    }
  }

  /// What a reduction leaves of less than a lot nobody can sell: it counts as lost, and the
  /// position as closed. The coins are still there.
  ///
  /// @param fill of the reduction
  void giveUpDust(Order order, Fill fill, List<Effect> effects) {
    Fill dust = Contingencies.Held.givenUp(position(), desk.settings().instrument(), fill);
    if (dust != null) {
      book(order, dust, effects);
    }
  }

  /// What is to be closed and is worth less than the venue takes counts as lost, and the position
  /// as closed. The coins are still there.
  ///
  /// @param ids a fresh order id at each call
  /// @return whether that was so
  boolean gaveUp(Price price, String reason, Supplier<OrderId> ids, List<Effect> effects) {
    Instrument instrument = desk.settings().instrument();
    Quantity held = position().quantity();
    Money worth = instrument.notional(price, held.absolute());
    boolean sells = desk.settings().locks() && held.signum() > 0;
    if (!sells || worth.compareTo(desk.settings().least()) >= 0) {
      return false;
    }
    Fill lost =
        new Fill("dust", ids.get(), Side.SELL, held, price, Money.ZERO, Money.ZERO, account.now());
    book(lost, reason, leverage(), false, effects);
    return true;
  }

  /// Funding was paid for the position.
  void funded(Money payment) {
    account.funded(desk, payment);
    trips.funded(payment);
  }
}
