package io.opentrade.server.venue;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every exchange would refuse is refused before it is sent.
public final class OrderChecks {
  private OrderChecks() {}

  /// Why the order cannot be sent; null where it can.
  public static VenueError.@Nullable NotSent complaint(Order order, Listing listing, IdRule ids) {
    String why = why(order, listing, ids);
    return why == null ? null : new VenueError.NotSent(why);
  }

  private static @Nullable String why(Order order, Listing listing, IdRule ids) {
    String symbol = listing.market().symbol();
    if (!listing.trading()) {
      return symbol + " is not traded at present";
    }
    if (!ids.fits(order.id())) {
      return "the id " + order.id() + " does not fit: " + ids.words();
    }
    BigDecimal quantity = order.quantity().value();
    if (off(quantity, listing.instrument().lot())) {
      return quantity.toPlainString() + " is no multiple of the lot " + listing.instrument().lot();
    }
    if (order.quantity().compareTo(listing.smallest()) < 0) {
      return order.quantity() + " is less than the least quantity, " + listing.smallest();
    }
    if (listing.largest() != null && order.quantity().compareTo(listing.largest()) > 0) {
      return order.quantity() + " is more than the greatest quantity, " + listing.largest();
    }
    for (Price price : prices(order.terms())) {
      if (price.signum() <= 0 || off(price.value(), listing.instrument().tick())) {
        return price + " is no multiple of the tick " + listing.instrument().tick();
      }
    }
    return tooLittle(order, listing);
  }

  private static @Nullable String tooLittle(Order order, Listing listing) {
    List<Price> prices = prices(order.terms());
    if (listing.leastNotional() == null
        || prices.isEmpty()
        || listing.instrument().contract() instanceof Contract.Inverse
        || (order.purpose().reduceOnly() && listing.instrument().contract().future())) {
      return null;
    }
    var worth = listing.instrument().notional(prices.getLast(), order.quantity());
    return worth.compareTo(listing.leastNotional()) < 0
        ? "the order is worth " + worth + ", less than the least, " + listing.leastNotional()
        : null;
  }

  private static boolean off(BigDecimal value, BigDecimal step) {
    return value.remainder(step).signum() != 0;
  }

  /// The prices that an order names; its limit last.
  private static List<Price> prices(Terms terms) {
    return switch (terms) {
      case Terms.Market _ -> List.of();
      case Terms.Limit(Price price) -> List.of(price);
      case Terms.Stop(Price trigger) -> List.of(trigger);
      case Terms.StopLimit(Price trigger, Price limit) -> List.of(trigger, limit);
      case Terms.TakeProfit(Price trigger) -> List.of(trigger);
      case Terms.TakeProfitLimit(Price trigger, Price limit) -> List.of(trigger, limit);
      case Terms.TrailingStop trailing -> {
        List<Price> prices = new ArrayList<>();
        if (trailing.activation() != null) {
          prices.add(trailing.activation());
        }
        yield prices;
      }
    };
  }
}
