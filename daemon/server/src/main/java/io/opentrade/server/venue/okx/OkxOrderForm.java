package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Offset;
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
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `POST /api/v5/trade/order`, and `order-algo` for what waits for a trigger. The quantity of a
/// spot market order is always said to be in the base currency: OKX's default for a purchase is
/// the quote currency.
final class OkxOrderForm implements OrderForm {
  static final IdRule IDS =
      new IdRule(Pattern.compile("[A-Za-z0-9]{1,32}"), "up to 32 letters and digits");

  /// The price of an order that an algo order places at the market.
  static final String AT_MARKET = "-1";

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
    boolean waits =
        !(order.terms() instanceof Terms.Market) && !(order.terms() instanceof Terms.Limit);
    RestCall call =
        RestCall.post(waits ? "api/v5/trade/order-algo" : "api/v5/trade/order")
            .asOrder()
            .with("instId", listing.market().code());
    call = position(call, order, listing.market().kind(), mode, margin);
    call = call.with("ordType", type(order)).with("sz", order.quantity());
    if (listing.market().kind() == MarketKind.SPOT && limit(order.terms()) == null) {
      call = call.with("tgtCcy", "base_ccy");
    }
    return Answer.of(
        waits
            ? trigger(call, order.terms(), listing.instrument()).with("algoClOrdId", order.id())
            : call.with("px", limit(order.terms())).with("clOrdId", order.id()));
  }

  private static @Nullable Feature missing(Order order) {
    if (order.conditions().display() != null) {
      return Feature.ICEBERG;
    }
    if (order.terms() instanceof Terms.TrailingStop trailing
        && (trailing.tighter() != null || trailing.limit() != null)) {
      return Feature.TRAILING_STOP;
    }
    return switch (order.conditions().timeInForce()) {
      case TimeInForce.GoodTillDate _, TimeInForce.Day _ -> Feature.GOOD_TILL_DATE;
      case TimeInForce.GoodTillCancelled _,
          TimeInForce.ImmediateOrCancel _,
          TimeInForce.FillOrKill _ ->
          null;
    };
  }

  private static RestCall position(
      RestCall call, Order order, MarketKind kind, PositionMode mode, MarginMode margin) {
    String side = order.side().name().toLowerCase(Locale.ROOT);
    if (kind == MarketKind.SPOT) {
      return call.with("tdMode", "cash").with("side", side);
    }
    boolean reduces = order.purpose().reduceOnly();
    RestCall futures =
        call.with("tdMode", margin.name().toLowerCase(Locale.ROOT)).with("side", side);
    return switch (mode) {
      case ONE_WAY -> futures.with("reduceOnly", reduces ? true : null);
      // A sale that reduces is of the long position; reduceOnly is not heard in this mode.
      case HEDGE ->
          futures.with("posSide", (order.side() == Side.BUY) != reduces ? "long" : "short");
    };
  }

  private static String type(Order order) {
    return switch (order.terms()) {
      case Terms.Market _ -> "market";
      case Terms.Limit _ -> limitType(order);
      case Terms.Stop _, Terms.StopLimit _, Terms.TakeProfit _, Terms.TakeProfitLimit _ ->
          "conditional";
      case Terms.TrailingStop _ -> "move_order_stop";
    };
  }

  private static String limitType(Order order) {
    if (order.conditions().postOnly()) {
      return "post_only";
    }
    return switch (order.conditions().timeInForce()) {
      case TimeInForce.ImmediateOrCancel _ -> "ioc";
      case TimeInForce.FillOrKill _ -> "fok";
      case TimeInForce.GoodTillCancelled _, TimeInForce.GoodTillDate _, TimeInForce.Day _ ->
          "limit";
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

  private static RestCall trigger(RestCall call, Terms terms, Instrument instrument) {
    return switch (terms) {
      case Terms.Stop(Price trigger) -> stop(call, trigger, AT_MARKET);
      case Terms.StopLimit(Price trigger, Price limit) -> stop(call, trigger, limit.toString());
      case Terms.TakeProfit(Price trigger) -> profit(call, trigger, AT_MARKET);
      case Terms.TakeProfitLimit(Price trigger, Price limit) ->
          profit(call, trigger, limit.toString());
      case Terms.TrailingStop trailing ->
          behind(call, trailing.behind(), instrument).with("activePx", trailing.activation());
      case Terms.Market _, Terms.Limit _ -> call;
    };
  }

  private static RestCall stop(RestCall call, Price trigger, String price) {
    return call.with("slTriggerPx", trigger).with("slTriggerPxType", "last").with("slOrdPx", price);
  }

  private static RestCall profit(RestCall call, Price trigger, String price) {
    return call.with("tpTriggerPx", trigger).with("tpTriggerPxType", "last").with("tpOrdPx", price);
  }

  private static RestCall behind(RestCall call, Offset behind, Instrument instrument) {
    return switch (behind) {
      case Offset.Percent(BigDecimal percent) ->
          call.with("callbackRatio", percent.movePointLeft(2).stripTrailingZeros().toPlainString());
      case Offset.Distance(Price distance) -> call.with("callbackSpread", distance);
      case Offset.Ticks(int ticks) ->
          call.with(
              "callbackSpread", new Price(instrument.tick().multiply(BigDecimal.valueOf(ticks))));
    };
  }
}
