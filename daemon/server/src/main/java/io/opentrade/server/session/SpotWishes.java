package io.opentrade.server.session;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import java.util.List;
import java.util.stream.DoubleStream;

/// What of a strategy's wishes a spot exchange can be asked for: it locks the coins that a resting
/// order offers, so nothing may be offered twice.
final class SpotWishes {
  private static final String TWICE =
      "an exchange locks the coins for one order: two that sell the same cannot rest there";

  private SpotWishes() {}

  /// The wish, or in its place a refusal with the reason.
  static Intent possible(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter when protections(enter) > 1 ->
          new Intent.Invalid(enter.direction(), TWICE + " (give a stop or a take-profit)");
      case Intent.Place(int handle, Placement placement) ->
          new Intent.Place(handle, possible(placement));
      case Intent.Enter _, Intent.Invalid _, Intent.Close _, Intent.Withdraw _ -> intent;
    };
  }

  private static long protections(Intent.Enter enter) {
    return DoubleStream.of(enter.stop(), enter.takeProfit(), enter.trail())
        .filter(price -> !Double.isNaN(price))
        .count();
  }

  private static Placement possible(Placement placement) {
    return switch (placement) {
      case Placement.OneCancelsOther(List<OrderRequest> orders) when sales(orders) > 1 ->
          new Placement.Refused(Side.SELL, TWICE, orders.getFirst().tag());
      case Placement.OneTriggersOther(OrderRequest first, Placement then)
          when possible(then) instanceof Placement.Refused ->
          new Placement.Refused(first.side(), TWICE, first.tag());
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
}
