package io.opentrade.server.session;

import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderProbe;
import io.opentrade.server.venue.Support;
import io.opentrade.server.venue.VenueError;
import org.jspecify.annotations.Nullable;

/// What of orders an exchange can carry out by itself, for one account.
///
/// @param door null while the exchange is out of reach
/// @param kind what the account trades
record Abilities(@Nullable ExchangeDoor door, MarketKind kind) {

  /// Whether what rests there locks the coins that it is to sell. No while it is out of reach:
  /// nothing leaves then.
  boolean locks() {
    return door != null && kind == MarketKind.SPOT;
  }

  /// Whether the exchange takes two orders as one, of which the first that is filled cancels the
  /// other.
  boolean pairs() {
    return door != null
        && kind == MarketKind.SPOT
        && door.venue().capabilities().of(Feature.ONE_CANCELS_OTHER, kind) == Support.NATIVE;
  }

  /// Whether the exchange follows a price at such an offset; yes while it is out of reach, since
  /// nothing leaves then.
  boolean follows(Offset offset) {
    return door == null
        || !(door.account().form(OrderProbe.trailing(offset), OrderProbe.listing(kind))
            instanceof Answer.Failed<String>(VenueError.Missing _));
  }

  /// Whether an order that the exchange lacks that for can wait here instead.
  static boolean kept(Terms terms, Feature missing) {
    return missing == Feature.TRAILING_STOP
        && terms instanceof Terms.TrailingStop trailing
        && trailing.limit() == null;
  }

  /// What speaks against such an order before it is sent; null for nothing, or where the exchange
  /// is out of reach or lacks something for it.
  @Nullable String objection(Ticket ticket, Listing market) {
    return door != null
            && door.account().form(ticket.order(new OrderId("probe")), market)
                instanceof Answer.Failed<String>(VenueError.NotSent error)
        ? error.words()
        : null;
  }

  /// What the exchange lacks for such an order; null where it has all, or is out of reach.
  @Nullable Feature missing(Ticket ticket, Listing market) {
    return door != null
            && door.account().form(ticket.order(new OrderId("probe")), market)
                instanceof Answer.Failed<String>(VenueError.Missing(Feature feature))
        ? feature
        : null;
  }
}
