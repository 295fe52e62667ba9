package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.IdRule;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderChecks;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.OrderForm;
import io.opentrade.server.venue.rest.RestCall;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `POST /api/v3/order`, and for futures what `BinanceFuturesForm` makes.
final class BinanceOrderForm implements OrderForm {
  static final IdRule IDS =
      new IdRule(
          Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}"),
          "up to 36 letters, digits and the signs . : / _ -");

  /// `trailingDelta` is in hundredths of a percent, from 0.1 % to 20 %.
  private static final BigDecimal LEAST_TRAIL = new BigDecimal("0.1");

  private static final BigDecimal MOST_TRAIL = BigDecimal.valueOf(20);

  @Override
  public Answer<RestCall> write(
      Order order, Listing listing, PositionMode mode, MarginMode margin) {
    VenueError refused = OrderChecks.complaint(order, listing, IDS);
    if (refused != null) {
      return Answer.failed(refused);
    }
    return listing.market().kind() == MarketKind.SPOT
        ? spot(order, listing)
        : BinanceFuturesForm.write(order, listing, mode);
  }

  private static Answer<RestCall> spot(Order order, Listing listing) {
    Feature missing = missing(order);
    if (missing != null) {
      return Answer.failed(new VenueError.Missing(missing));
    }
    RestCall call =
        RestCall.post("api/v3/order")
            .asOrder()
            .with("symbol", listing.market().code())
            .with("side", order.side())
            .with("type", type(order))
            .with("timeInForce", timeInForce(order))
            .with("quantity", order.quantity())
            .with("price", limit(order.terms()))
            .with("newClientOrderId", order.id())
            .with("stopPrice", trigger(order.terms()));
    if (order.terms() instanceof Terms.TrailingStop trailing) {
      call = call.with("trailingDelta", percent(trailing).movePointRight(2).toBigInteger());
    }
    return Answer.of(
        call.with("icebergQty", order.conditions().display()).with("newOrderRespType", "ACK"));
  }

  private static @Nullable Feature missing(Order order) {
    if (order.terms() instanceof Terms.TrailingStop trailing && !trails(trailing)) {
      return Feature.TRAILING_STOP;
    }
    TimeInForce time = order.conditions().timeInForce();
    if (order.conditions().display() != null && time.immediate()) {
      return Feature.ICEBERG;
    }
    return switch (time) {
      case TimeInForce.GoodTillDate _, TimeInForce.Day _ -> Feature.GOOD_TILL_DATE;
      case TimeInForce.GoodTillCancelled _,
          TimeInForce.ImmediateOrCancel _,
          TimeInForce.FillOrKill _ ->
          null;
    };
  }

  private static boolean trails(Terms.TrailingStop trailing) {
    return trailing.tighter() == null
        && trailing.limit() == null
        && trailing.behind() instanceof Offset.Percent(BigDecimal percent)
        && percent.compareTo(LEAST_TRAIL) >= 0
        && percent.compareTo(MOST_TRAIL) <= 0
        && percent.stripTrailingZeros().scale() <= 2;
  }

  private static BigDecimal percent(Terms.TrailingStop trailing) {
    return trailing.behind() instanceof Offset.Percent(BigDecimal percent)
        ? percent
        : BigDecimal.ZERO;
  }

  private static String type(Order order) {
    return switch (order.terms()) {
      case Terms.Market _ -> "MARKET";
      case Terms.Limit _ -> order.conditions().postOnly() ? "LIMIT_MAKER" : "LIMIT";
      case Terms.Stop _, Terms.TrailingStop _ -> "STOP_LOSS";
      case Terms.StopLimit _ -> "STOP_LOSS_LIMIT";
      case Terms.TakeProfit _ -> "TAKE_PROFIT";
      case Terms.TakeProfitLimit _ -> "TAKE_PROFIT_LIMIT";
    };
  }

  private static @Nullable String timeInForce(Order order) {
    if (limit(order.terms()) == null || type(order).equals("LIMIT_MAKER")) {
      return null;
    }
    return switch (order.conditions().timeInForce()) {
      case TimeInForce.ImmediateOrCancel _ -> "IOC";
      case TimeInForce.FillOrKill _ -> "FOK";
      case TimeInForce.GoodTillCancelled _, TimeInForce.GoodTillDate _, TimeInForce.Day _ -> "GTC";
    };
  }

  static @Nullable Price limit(Terms terms) {
    return switch (terms) {
      case Terms.Limit(Price price) -> price;
      case Terms.StopLimit(_, Price limit) -> limit;
      case Terms.TakeProfitLimit(_, Price limit) -> limit;
      case Terms.Market _, Terms.Stop _, Terms.TakeProfit _, Terms.TrailingStop _ -> null;
    };
  }

  static @Nullable Price trigger(Terms terms) {
    return switch (terms) {
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.StopLimit(Price trigger, _) -> trigger;
      case Terms.TakeProfit(Price trigger) -> trigger;
      case Terms.TakeProfitLimit(Price trigger, _) -> trigger;
      case Terms.TrailingStop trailing -> trailing.activation();
      case Terms.Market _, Terms.Limit _ -> null;
    };
  }
}
