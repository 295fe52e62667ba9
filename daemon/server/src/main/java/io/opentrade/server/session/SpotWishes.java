package io.opentrade.server.session;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// What of a strategy's wishes a spot exchange can be asked for: it locks the coins that a resting
/// order offers, so nothing may be offered twice, but by a pair of which one cancels the other.
///
/// @param pairs whether the exchange takes such pairs: a stop beside a limit
/// @param emulates whether what cannot rest there may wait here
record SpotWishes(boolean pairs, boolean emulates) {
  private static final String TWICE =
      "an exchange locks the coins for one order: two that sell the same cannot rest there";
  private static final String THREE =
      "an exchange locks the coins for one pair: a stop beside a limit, no more";

  /// The wish, or in its place a refusal with the reason.
  Intent possible(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter when refusal(enter) instanceof String why ->
          new Intent.Invalid(enter.direction(), why);
      case Intent.Place(int handle, Placement placement) ->
          new Intent.Place(handle, possible(placement));
      case Intent.Enter _, Intent.Invalid _, Intent.Close _, Intent.Withdraw _ -> intent;
    };
  }

  private @Nullable String refusal(Intent.Enter enter) {
    long stops =
        DoubleStream.of(enter.stop(), enter.trail()).filter(price -> !Double.isNaN(price)).count();
    long all = stops + (Double.isNaN(enter.takeProfit()) ? 0 : 1);
    if (all < 2 || emulates) {
      return null;
    }
    if (!pairs) {
      return TWICE + " (give a stop or a take-profit)";
    }
    return stops == 1 ? null : THREE;
  }

  private Placement possible(Placement placement) {
    return switch (placement) {
      case Placement.OneCancelsOther(List<OrderRequest> orders)
          when sales(orders) > 1 && !emulates ->
          pairs && pair(orders)
              ? placement
              : new Placement.Refused(Side.SELL, pairs ? THREE : TWICE, orders.getFirst().tag());
      case Placement.OneTriggersOther(OrderRequest first, Placement then, boolean _)
          when possible(then) instanceof Placement.Refused refused ->
          new Placement.Refused(first.side(), refused.reason(), first.tag());
      case Placement.Single _,
          Placement.OneCancelsOther _,
          Placement.OneTriggersOther _,
          Placement.Refused _ ->
          placement;
    };
  }

  private static long sales(List<OrderRequest> orders) {
    return orders.stream().filter(order -> order.side() == Side.SELL).count();
  }

  private static boolean pair(List<OrderRequest> orders) {
    return orders.size() == 2
        && sales(orders) == 2
        && orders.stream().anyMatch(order -> order.type() == OrderRequest.Type.LIMIT)
        && orders.stream()
            .anyMatch(
                order ->
                    order.type() == OrderRequest.Type.STOP
                        || order.type() == OrderRequest.Type.STOP_LIMIT);
  }
}
