package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Locked;
import io.opentrade.engine.core.Effect.TradeClosed;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.ledger.TripRecorder;
import io.opentrade.engine.risk.ClosedTrade;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Books what is filled at a desk: in the account's ledger, as round trips, and with the account's
/// rules.
final class Bookings {
  private final Desk desk;
  private final Account account;
  private final KellyShare kelly;
  private final TripRecorder trips;

  /// @param kelly hears of the round trips
  Bookings(Desk desk, Account account, KellyShare kelly) {
    this.desk = desk;
    this.account = account;
    this.kelly = kelly;
    this.trips = new TripRecorder(desk.settings().instrument());
  }

  /// A fill of an order.
  void filled(Fill fill, Order order, List<Effect> effects) {
    filled(fill, order.tag(), order.leverage(), Protection.stops(order), effects);
  }

  /// What a reduction leaves of less than a lot nobody can sell: it counts as lost, and the
  /// position as closed. The coins are still there.
  ///
  /// @param last that left it
  void givenUp(Fill last, Order order, List<Effect> effects) {
    Fill dust = Contingencies.Held.givenUp(desk.position(), desk.settings().instrument(), last);
    if (dust != null) {
      filled(dust, order, effects);
    }
  }

  /// @param tag of the order
  /// @param stops whether the order is a stop, or stands for one
  void filled(Fill fill, String tag, BigDecimal leverage, boolean stops, List<Effect> effects) {
    account.book(desk, fill, leverage);
    RoundTrip trip = trips.record(fill, tag, leverage);
    account.risk().traded(fill.at(), fill.notional());
    if (trip != null) {
      kelly.add(trip);
      effects.add(new TradeClosed(desk.number(), trip));
      ClosedTrade closed = ClosedTrade.of(trip, desk.settings().instrument().symbol(), stops);
      account.risk().closed(closed).forEach(lock -> effects.add(new Locked(lock)));
    }
  }

  /// Funding was paid for the position.
  void funded(Money payment) {
    account.funded(desk, payment);
    trips.funded(payment);
  }

  /// The unfinished round trip, as if sold at `price` without a further fee; null when flat.
  @Nullable RoundTrip mark(long at, Price price, String reason) {
    return trips.mark(at, price, reason);
  }
}
