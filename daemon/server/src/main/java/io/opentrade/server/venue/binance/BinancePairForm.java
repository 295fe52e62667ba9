package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderChecks;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.RestCall;
import org.jspecify.annotations.Nullable;

/// `POST /api/v3/orderList/oco`: of spot, a limit order on one side of the market and a stop on the
/// other. The limit order must wait, so it is a post-only one.
final class BinancePairForm {
  private static final String LIMIT_ON_ITS_WAY = "LIMIT_MAKER";

  private BinancePairForm() {}

  /// The request, or why it cannot be made. Pure.
  static Answer<RestCall> write(Order one, Order other, Listing listing) {
    boolean limitFirst = one.terms() instanceof Terms.Limit;
    Order limit = limitFirst ? one : other;
    Order stop = limitFirst ? other : one;
    for (Order order : new Order[] {limit, stop}) {
      VenueError refused = OrderChecks.complaint(order, listing, BinanceOrderForm.IDS);
      if (refused != null) {
        return Answer.failed(refused);
      }
    }
    if (listing.market().kind() != MarketKind.SPOT
        || !waits(limit)
        || stopType(stop) == null
        || limit.side() != stop.side()
        || limit.quantity().compareTo(stop.quantity()) != 0) {
      return Answer.failed(new VenueError.Missing(Feature.ONE_CANCELS_OTHER));
    }
    boolean sells = limit.side() == Side.SELL;
    RestCall call =
        RestCall.post("api/v3/orderList/oco")
            .asOrder()
            .with("symbol", listing.market().code())
            .with("side", limit.side())
            .with("quantity", limit.quantity());
    RestCall both =
        sells
            ? stop(limit(call, "above", limit), "below", stop)
            : limit(stop(call, "above", stop), "below", limit);
    boolean reduces = limit.purpose().reduceOnly() && stop.purpose().reduceOnly();
    RestCall written = both.with("newOrderRespType", "ACK");
    return Answer.of(reduces ? written.vital() : written);
  }

  private static boolean waits(Order limit) {
    return limit.terms() instanceof Terms.Limit
        && limit.conditions().timeInForce() instanceof TimeInForce.GoodTillCancelled;
  }

  private static @Nullable String stopType(Order stop) {
    return switch (stop.terms()) {
      case Terms.Stop _ -> "STOP_LOSS";
      case Terms.StopLimit _ -> "STOP_LOSS_LIMIT";
      case Terms.Market _,
          Terms.Limit _,
          Terms.TakeProfit _,
          Terms.TakeProfitLimit _,
          Terms.TrailingStop _ ->
          null;
    };
  }

  private static RestCall limit(RestCall call, String leg, Order limit) {
    return call.with(leg + "Type", LIMIT_ON_ITS_WAY)
        .with(leg + "ClientOrderId", limit.id())
        .with(leg + "Price", BinanceOrderForm.limit(limit.terms()))
        .with(leg + "IcebergQty", limit.conditions().display());
  }

  private static RestCall stop(RestCall call, String leg, Order stop) {
    boolean limited = stop.terms() instanceof Terms.StopLimit;
    return call.with(leg + "Type", stopType(stop))
        .with(leg + "ClientOrderId", stop.id())
        .with(leg + "Price", BinanceOrderForm.limit(stop.terms()))
        .with(leg + "StopPrice", BinanceOrderForm.trigger(stop.terms()))
        .with(leg + "TimeInForce", limited ? "GTC" : null);
  }
}
