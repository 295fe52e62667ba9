package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.RestCall;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// `POST /fapi/v1/order`, and `POST /fapi/v1/algoOrder` for what waits for a trigger: since
/// December 2025 Binance takes those only there, under ids of their own.
final class BinanceFuturesForm {
  private static final BigDecimal LEAST_TRAIL = new BigDecimal("0.1");
  private static final BigDecimal MOST_TRAIL = BigDecimal.TEN;

  private BinanceFuturesForm() {}

  static Answer<RestCall> write(Order order, Listing listing, PositionMode mode) {
    Feature missing = missing(order);
    if (missing != null) {
      return Answer.failed(new VenueError.Missing(missing));
    }
    boolean waits = waits(order.terms());
    RestCall call = RestCall.post(waits ? "fapi/v1/algoOrder" : "fapi/v1/order").asOrder();
    if (waits) {
      call = call.with("algoType", "CONDITIONAL");
    }
    call =
        call.with("symbol", listing.market().code())
            .with("side", order.side())
            .with("positionSide", positionSide(order, mode))
            .with("type", type(order.terms()))
            .with("timeInForce", timeInForce(order))
            .with("quantity", order.quantity())
            // Refused in hedge mode, where the position's side says it.
            .with(
                "reduceOnly",
                mode == PositionMode.ONE_WAY && order.purpose().reduceOnly() ? true : null)
            .with("price", BinanceOrderForm.limit(order.terms()));
    if (!waits) {
      String until = until(order);
      return Answer.of(
          call.with("newClientOrderId", order.id())
              .with("goodTillDate", until)
              .with("newOrderRespType", "ACK"));
    }
    return Answer.of(trigger(call, order.terms()).with("clientAlgoId", order.id()));
  }

  static boolean waits(Terms terms) {
    return !(terms instanceof Terms.Market) && !(terms instanceof Terms.Limit);
  }

  private static @Nullable Feature missing(Order order) {
    if (order.conditions().display() != null) {
      return Feature.ICEBERG;
    }
    if (order.terms() instanceof Terms.TrailingStop trailing && !trails(trailing)) {
      return Feature.TRAILING_STOP;
    }
    return order.conditions().timeInForce() instanceof TimeInForce.Day
            || (until(order) != null && !(order.terms() instanceof Terms.Limit))
        ? Feature.GOOD_TILL_DATE
        : null;
  }

  private static boolean trails(Terms.TrailingStop trailing) {
    return trailing.tighter() == null
        && trailing.limit() == null
        && trailing.behind() instanceof Offset.Percent(BigDecimal percent)
        && percent.compareTo(LEAST_TRAIL) >= 0
        && percent.compareTo(MOST_TRAIL) <= 0
        && percent.stripTrailingZeros().scale() <= 1;
  }

  private static @Nullable String positionSide(Order order, PositionMode mode) {
    return switch (mode) {
      case ONE_WAY -> null;
      // A sale that reduces is of the long position.
      case HEDGE -> (order.side() == Side.BUY) != order.purpose().reduceOnly() ? "LONG" : "SHORT";
    };
  }

  private static String type(Terms terms) {
    return switch (terms) {
      case Terms.Market _ -> "MARKET";
      case Terms.Limit _ -> "LIMIT";
      case Terms.Stop _ -> "STOP_MARKET";
      case Terms.StopLimit _ -> "STOP";
      case Terms.TakeProfit _ -> "TAKE_PROFIT_MARKET";
      case Terms.TakeProfitLimit _ -> "TAKE_PROFIT";
      case Terms.TrailingStop _ -> "TRAILING_STOP_MARKET";
    };
  }

  private static @Nullable String timeInForce(Order order) {
    if (BinanceOrderForm.limit(order.terms()) == null) {
      return null;
    }
    if (order.conditions().postOnly()) {
      return "GTX";
    }
    return switch (order.conditions().timeInForce()) {
      case TimeInForce.ImmediateOrCancel _ -> "IOC";
      case TimeInForce.FillOrKill _ -> "FOK";
      case TimeInForce.GoodTillDate _ -> "GTD";
      case TimeInForce.GoodTillCancelled _, TimeInForce.Day _ -> "GTC";
    };
  }

  private static @Nullable String until(Order order) {
    return order.conditions().timeInForce() instanceof TimeInForce.GoodTillDate(long until)
        ? Long.toString(until)
        : null;
  }

  private static RestCall trigger(RestCall call, Terms terms) {
    if (terms instanceof Terms.TrailingStop trailing
        && trailing.behind() instanceof Offset.Percent(BigDecimal percent)) {
      return call.with("activatePrice", trailing.activation())
          .with("callbackRate", percent.toPlainString())
          .with("workingType", "CONTRACT_PRICE");
    }
    return call.with("triggerPrice", BinanceOrderForm.trigger(terms))
        .with("workingType", "CONTRACT_PRICE");
  }
}
