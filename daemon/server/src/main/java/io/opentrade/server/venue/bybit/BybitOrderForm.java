package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Side;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `POST /v5/order/create`. The quantity of a spot market order is always said to be in the base
/// currency: Bybit's default for a purchase is the quote currency.
final class BybitOrderForm implements OrderForm {
  static final IdRule IDS =
      new IdRule(
          Pattern.compile("[A-Za-z0-9_-]{1,36}"), "up to 36 letters, digits, dashes, underscores");

  private static final int RISING = 1;
  private static final int FALLING = 2;

  @Override
  public Answer<RestCall> write(
      Order order, Listing listing, PositionMode mode, MarginMode margin) {
    VenueError refused = OrderChecks.complaint(order, listing, IDS);
    Feature missing = missing(order);
    if (refused != null) {
      return Answer.failed(refused);
    }
    if (missing != null) {
      return Answer.failed(new VenueError.Missing(missing));
    }
    MarketKind kind = listing.market().kind();
    RestCall call =
        RestCall.post("v5/order/create")
            .asOrder()
            .with("category", BybitNames.category(kind))
            .with("symbol", listing.market().code())
            .with("side", order.side() == Side.BUY ? "Buy" : "Sell")
            .with("orderType", limit(order.terms()) == null ? "Market" : "Limit")
            .with("qty", order.quantity())
            .with("price", limit(order.terms()))
            .with("timeInForce", timeInForce(order))
            .with("orderLinkId", order.id());
    if (kind == MarketKind.SPOT) {
      call = call.with("isLeverage", 0);
      call = limit(order.terms()) == null ? call.with("marketUnit", "baseCoin") : call;
    } else {
      call = position(call, order, mode);
    }
    return Answer.of(triggered(call, order, kind));
  }

  private static @Nullable Feature missing(Order order) {
    Conditions conditions = order.conditions();
    if (order.terms() instanceof Terms.TrailingStop) {
      return Feature.TRAILING_STOP;
    }
    if (conditions.display() != null) {
      return Feature.ICEBERG;
    }
    return switch (conditions.timeInForce()) {
      case TimeInForce.GoodTillDate _, TimeInForce.Day _ -> Feature.GOOD_TILL_DATE;
      case TimeInForce.GoodTillCancelled _,
          TimeInForce.ImmediateOrCancel _,
          TimeInForce.FillOrKill _ ->
          null;
    };
  }

  private static @Nullable Price limit(Terms terms) {
    return switch (terms) {
      case Terms.Limit(Price price) -> price;
      case Terms.StopLimit(_, Price limit) -> limit;
      case Terms.TakeProfitLimit(_, Price limit) -> limit;
      case Terms.Market _, Terms.Stop _, Terms.TakeProfit _, Terms.TrailingStop _ -> null;
    };
  }

  private static @Nullable String timeInForce(Order order) {
    if (limit(order.terms()) == null) {
      return null;
    }
    if (order.conditions().postOnly()) {
      return "PostOnly";
    }
    return switch (order.conditions().timeInForce()) {
      case TimeInForce.ImmediateOrCancel _ -> "IOC";
      case TimeInForce.FillOrKill _ -> "FOK";
      case TimeInForce.GoodTillCancelled _, TimeInForce.GoodTillDate _, TimeInForce.Day _ -> "GTC";
    };
  }

  private static RestCall position(RestCall call, Order order, PositionMode mode) {
    boolean reduces = order.purpose().reduceOnly();
    return switch (mode) {
      case ONE_WAY -> call.with("positionIdx", 0).with("reduceOnly", reduces ? true : null);
      // 1 is the long position, 2 the short one: a sale that reduces is of the long one.
      case HEDGE ->
          call.with("positionIdx", (order.side() == Side.BUY) != reduces ? 1 : 2)
              .with("reduceOnly", reduces ? true : null);
    };
  }

  private static RestCall triggered(RestCall call, Order order, MarketKind kind) {
    boolean buys = order.side() == Side.BUY;
    return switch (order.terms()) {
      case Terms.Stop(Price trigger) -> trigger(call, trigger, buys, kind);
      case Terms.StopLimit(Price trigger, _) -> trigger(call, trigger, buys, kind);
      case Terms.TakeProfit(Price trigger) -> trigger(call, trigger, !buys, kind);
      case Terms.TakeProfitLimit(Price trigger, _) -> trigger(call, trigger, !buys, kind);
      case Terms.Market _, Terms.Limit _, Terms.TrailingStop _ -> call;
    };
  }

  private static RestCall trigger(RestCall call, Price trigger, boolean rising, MarketKind kind) {
    RestCall with = call.with("triggerPrice", trigger);
    return kind == MarketKind.SPOT
        ? with.with("orderFilter", "StopOrder")
        : with.with("triggerDirection", rising ? RISING : FALLING).with("triggerBy", "LastPrice");
  }
}
