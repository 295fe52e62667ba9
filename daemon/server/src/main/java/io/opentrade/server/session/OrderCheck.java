package io.opentrade.server.session;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Report;
import io.opentrade.server.log.Log;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.VenueFill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Finds out what became of one order, by asking for it by our id. Only what the exchange says for
/// certain ends an order; for the rest it is asked again.
final class OrderCheck {
  private static final long OVERLAP = 60_000;

  private final ExchangeDoor door;
  private final AccountBooks books;
  private final Departures departures;
  private final LinkSettings settings;
  private final InstantSource wall;
  private final Log log;

  OrderCheck(
      ExchangeDoor door,
      AccountBooks books,
      Departures departures,
      LinkSettings settings,
      InstantSource wall,
      Log log) {
    this.door = door;
    this.books = books;
    this.departures = departures;
    this.settings = settings;
    this.wall = wall;
    this.log = log;
  }

  /// How an order stands after the exchange was asked.
  sealed interface Finding {
    Finding AGREED = new Agreed();
    Finding OPEN = new Open();

    /// The books say what the exchange says.
    record Agreed() implements Finding {}

    /// It must be asked again.
    record Open() implements Finding {}

    /// The exchange does not know it, which decides nothing before so long has passed.
    record TooEarly(Duration left) implements Finding {}

    /// Nothing at all is found of it, but the cash is another than ours, which must be explained
    /// first.
    record Unexplained() implements Finding {}
  }

  Finding of(OpenOrder order) throws InterruptedException {
    Answer<Market> found = door.venue().market(order.facts().symbol());
    if (!(found instanceof Answer.Value<Market>(Market market))) {
      return Finding.OPEN;
    }
    return switch (door.account().order(order.id(), market)) {
      case Answer.Value<OrderReport>(OrderReport report) -> told(order, report, market);
      case Answer.Failed<OrderReport>(VenueError.Rejected rejected)
          when rejected.reason() == Reason.UNKNOWN_ORDER ->
          absent(order, market);
      case Answer.Failed<OrderReport> _ -> Finding.OPEN;
    };
  }

  private Finding told(OpenOrder order, OrderReport report, Market market)
      throws InterruptedException {
    OrderId id = order.id();
    departures.arrived(id);
    books.acknowledged(id, report.theirs());
    if (report.filled().compareTo(books.filledOf(id)) != 0 && !fillsOf(id, report, market)) {
      return Finding.OPEN;
    }
    switch (report.status()) {
      case WORKING, UNTRIGGERED -> {
        if (!order.cancelling()) {
          return Finding.AGREED;
        }
        var _ = door.account().cancel(id, market);
        return Finding.OPEN;
      }
      case CANCELLED -> books.report(at -> new Report.Cancelled(at, id));
      case EXPIRED -> books.report(at -> new Report.Expired(at, id));
      case REJECTED ->
          books.report(at -> new Report.Rejected(at, id, "the exchange refused it afterwards"));
      case FILLED -> {
        if (order.waited() && books.find(id) != null) {
          // It left for less than it was placed for, since less was held.
          books.report(at -> new Report.Cancelled(at, id));
        }
      }
    }
    departures.forget(id);
    return Finding.AGREED;
  }

  /// Books all executions of an order.
  ///
  /// @return whether they add up to what the exchange says of it
  private boolean fillsOf(OrderId id, OrderReport report, Market market)
      throws InterruptedException {
    if (!(door.account().fillsOf(report.theirs(), market)
        instanceof Answer.Value<List<VenueFill>>(List<VenueFill> fills))) {
      return false;
    }
    for (VenueFill fill : fills) {
      books.filled(id, fill);
    }
    Quantity booked = books.filledOf(id);
    return report.filled().compareTo(booked) <= 0;
  }

  /// The exchange does not know it. That ends an order only where it surely never came: nothing of
  /// ours can still be under way, and the whole history since, the open orders and the balances
  /// show no trace of it.
  private Finding absent(OpenOrder order, Market market) throws InterruptedException {
    long now = wall.millis();
    long leftBy = departures.leftBy(order.id());
    if (order.seen()) {
      log.warn("the exchange has forgotten an order", "order", order.id());
      return Finding.OPEN;
    }
    if (departures.again(door, order.id()) || leftBy > now) {
      return Finding.OPEN;
    }
    Duration left = settings.window().minusMillis(now - leftBy);
    if (left.isPositive()) {
      return new Finding.TooEarly(left);
    }
    if (now - order.at() > settings.retention().toMillis()) {
      return Finding.OPEN; // a person decides
    }
    if (!noTrace(order, market)) {
      return Finding.OPEN;
    }
    Answer<List<Balance>> balances = door.account().balances(market.kind());
    if (!(balances instanceof Answer.Value<List<Balance>>(List<Balance> has))) {
      return Finding.OPEN;
    }
    if (!balanced(order, has)) {
      return new Finding.Unexplained();
    }
    Set<OrderId> companions = books.companions(order);
    boolean reduces = order.tracked().order().purpose().reduceOnly();
    boolean again = reduces && !order.cancelling() && !order.waited();
    if (again && books.closeAgain(order)) {
      departures.forget(order.id());
      return Finding.AGREED;
    }
    books.report(at -> new Report.Rejected(at, order.id(), AccountBooks.NEVER_CAME));
    departures.forget(order.id());
    if (again) {
      books.again(order, companions);
    }
    return Finding.AGREED;
  }

  private boolean noTrace(OpenOrder order, Market market) throws InterruptedException {
    if (!(door.account().fills(market, order.at() - OVERLAP)
        instanceof Answer.Value<List<VenueFill>>(List<VenueFill> fills))) {
      return false;
    }
    for (VenueFill fill : fills) {
      if (fill.at() >= order.at() - OVERLAP && !accounted(fill, market)) {
        return false;
      }
    }
    if (!(door.account().openOrders(market)
        instanceof Answer.Value<List<OrderReport>>(List<OrderReport> open))) {
      return false;
    }
    return open.stream().noneMatch(each -> order.id().equals(each.ours()));
  }

  /// Whether an execution belongs to an order that is known to be another one.
  private boolean accounted(VenueFill fill, Market market) throws InterruptedException {
    // What the exchange took of its own accord may have no order that could be asked for.
    if (fill.taken() || books.ours(market, fill.theirs()) != null) {
      return true;
    }
    if (!(door.account().orderByTheirs(fill.theirs(), market)
        instanceof Answer.Value<OrderReport>(OrderReport report))) {
      return false;
    }
    OrderId ours = report.ours();
    if (ours != null && books.find(ours) != null) {
      books.acknowledged(ours, fill.theirs());
      books.filled(ours, fill);
      return false; // the books have changed: look again
    }
    return true;
  }

  private boolean balanced(OpenOrder order, List<Balance> balances) throws InterruptedException {
    String currency = order.facts().instrument().settlementCurrency();
    BigDecimal total =
        balances.stream()
            .filter(balance -> balance.currency().equals(currency))
            .map(Balance::total)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean equal = total.compareTo(books.cash()) == 0;
    if (!equal) {
      log.warn(
          "an order is not found, and the cash is another than ours",
          "order",
          order.id(),
          "exchange",
          total,
          "ours",
          books.cash());
    }
    return equal;
  }
}
