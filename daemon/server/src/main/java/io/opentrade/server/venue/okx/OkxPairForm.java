package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderChecks;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.RestCall;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `POST /api/v5/trade/order-algo` with `oco`: of spot, a stop and a target of the same coins. The
/// target does not rest in the book: it is placed as a limit order when its own price is reached.
///
/// @param ids under which both are known there
record OkxPairForm(OkxPair ids, RestCall request) {

  /// The request, or why it cannot be made. Pure.
  static Answer<OkxPairForm> write(Order one, Order other, Listing listing) {
    boolean limitFirst = one.terms() instanceof Terms.Limit;
    Order target = limitFirst ? one : other;
    Order stop = limitFirst ? other : one;
    for (Order order : new Order[] {target, stop}) {
      VenueError refused = OrderChecks.complaint(order, listing, OkxOrderForm.IDS);
      if (refused != null) {
        return Answer.failed(refused);
      }
    }
    OkxPair pair = new OkxPair(stop.id(), target.id());
    Price trigger = trigger(stop);
    if (listing.market().kind() != MarketKind.SPOT
        || trigger == null
        || !(target.terms() instanceof Terms.Limit(Price price))
        || !plain(target)
        || target.side() != stop.side()
        || target.quantity().compareTo(stop.quantity()) != 0
        || OkxPair.read(pair.text()) == null
        || !OkxOrderForm.IDS.fits(new OrderId(pair.text()))) {
      return Answer.failed(new VenueError.Missing(Feature.ONE_CANCELS_OTHER));
    }
    RestCall call =
        RestCall.post("api/v5/trade/order-algo")
            .asOrder()
            .with("instId", listing.market().code())
            .with("tdMode", "cash")
            .with("side", stop.side().name().toLowerCase(Locale.ROOT))
            .with("ordType", "oco")
            .with("sz", stop.quantity())
            .with("tgtCcy", "base_ccy")
            .with("tpTriggerPx", price)
            .with("tpTriggerPxType", "last")
            .with("tpOrdPx", price)
            .with("slTriggerPx", trigger)
            .with("slTriggerPxType", "last")
            .with("slOrdPx", limit(stop))
            .with("algoClOrdId", pair.text());
    boolean reduces = target.purpose().reduceOnly() && stop.purpose().reduceOnly();
    return Answer.of(new OkxPairForm(pair, reduces ? call.vital() : call));
  }

  /// Whether the target asks for nothing that an algo order cannot bring.
  private static boolean plain(Order target) {
    return target.conditions().timeInForce() instanceof TimeInForce.GoodTillCancelled
        && target.conditions().display() == null
        && !target.conditions().postOnly();
  }

  private static @Nullable Price trigger(Order stop) {
    return switch (stop.terms()) {
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.StopLimit(Price trigger, _) -> trigger;
      case Terms.Market _,
          Terms.Limit _,
          Terms.TakeProfit _,
          Terms.TakeProfitLimit _,
          Terms.TrailingStop _ ->
          null;
    };
  }

  private static String limit(Order stop) {
    return stop.terms() instanceof Terms.StopLimit(_, Price limit)
        ? limit.toString()
        : OkxOrderForm.AT_MARKET;
  }
}
