package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The rules that an order must keep, as `exchangeInfo` tells them.
public final class Filters {
  /// How far from the last price an order may be: a fifth to five times.
  public static final BigDecimal MOST_TIMES = new BigDecimal("5");

  public static final BigDecimal LEAST_TIMES = new BigDecimal("0.2");

  /// Parts of an iceberg.
  public static final int MOST_PARTS = 10;

  /// Open orders of one account in one market.
  public static final int MOST_ORDERS = 200;

  /// Those of them that wait for a trigger.
  public static final int MOST_WAITING = 5;

  private Filters() {}

  /// @param last price, null while there was none
  static @Nullable Refusal check(Listing listing, OrderRequest request, @Nullable BigDecimal last) {
    if (!fits(listing, request.price()) || !fits(listing, request.stopPrice())) {
      return Refusal.PRICE_FILTER;
    }
    if (last != null && tooFar(request.price(), last)) {
      return Refusal.PERCENT_PRICE;
    }
    BigDecimal quantity = request.quantity();
    if (quantity == null) {
      return below(request.spend(), listing.minNotional()) ? Refusal.NOTIONAL : null;
    }
    if (quantity.signum() <= 0
        || !listing.wholeLots(quantity)
        || quantity.compareTo(listing.quantity(Listing.MOST_LOTS)) > 0) {
      return Refusal.LOT_SIZE;
    }
    if (parts(listing, request, quantity) > MOST_PARTS) {
      return Refusal.ICEBERG_PARTS;
    }
    BigDecimal price = worth(request, last);
    boolean small = price != null && below(price.multiply(quantity), listing.minNotional());
    return small ? Refusal.NOTIONAL : null;
  }

  private static boolean fits(Listing listing, @Nullable BigDecimal price) {
    return price == null
        || (price.signum() > 0
            && listing.onGrid(price)
            && price.compareTo(listing.price(Listing.MOST_TICKS)) <= 0);
  }

  private static boolean tooFar(@Nullable BigDecimal price, BigDecimal last) {
    return price != null
        && (price.compareTo(last.multiply(MOST_TIMES)) > 0
            || price.compareTo(last.multiply(LEAST_TIMES)) < 0);
  }

  private static boolean below(@Nullable BigDecimal value, BigDecimal least) {
    return value != null && value.compareTo(least) < 0;
  }

  private static long parts(Listing listing, OrderRequest request, BigDecimal quantity) {
    BigDecimal shown = request.iceberg();
    if (shown == null || shown.signum() == 0) {
      return 1;
    }
    boolean whole = shown.signum() > 0 && listing.wholeLots(shown);
    return whole
        ? quantity.divide(shown, 0, RoundingMode.CEILING).longValueExact()
        : Long.MAX_VALUE;
  }

  private static @Nullable BigDecimal worth(OrderRequest request, @Nullable BigDecimal last) {
    if (request.type().limited()) {
      return request.price();
    }
    return request.type().triggered() ? request.stopPrice() : last;
  }

  /// Whether the market's price sets the order off.
  static boolean triggers(OrderRequest request, BigDecimal last) {
    boolean above = (request.side() == Side.BUY) == request.type().stopsLoss();
    int compared = last.compareTo(request.trigger());
    return above ? compared >= 0 : compared <= 0;
  }
}
