package io.opentrade.server.session;

import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What of a strategy's wishes an exchange can protect as they say: an entry whose trailing stop it
/// does not follow would be bought and then stand without one, so it is refused instead. Asked
/// before a wish is written down, since what an exchange can do may change.
///
/// @param follows whether the exchange follows a price at such an offset
record TrailWishes(Predicate<Offset> follows) {
  private static final String WHY =
      "the exchange follows no price in that way, and the entry would stand unprotected";

  /// The wishes, with a refusal in the place of each that cannot be kept.
  List<Intent> possible(List<Intent> intents) {
    return intents.stream().map(this::possible).toList();
  }

  private Intent possible(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter when !kept(enter.trail()) ->
          new Intent.Invalid(enter.direction(), WHY);
      case Intent.Place(
              int handle,
              Placement.OneTriggersOther(OrderRequest first, Placement then, boolean _))
          when !kept(then) ->
          new Intent.Place(handle, new Placement.Refused(first.side(), WHY, first.tag()));
      case Intent.Enter _, Intent.Place _, Intent.Invalid _, Intent.Close _, Intent.Withdraw _ ->
          intent;
    };
  }

  private boolean kept(Placement placement) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> kept(order.trail());
      case Placement.OneCancelsOther(List<OrderRequest> orders) ->
          orders.stream().allMatch(order -> kept(order.trail()));
      case Placement.OneTriggersOther(OrderRequest first, Placement then, boolean _) ->
          kept(first.trail()) && kept(then);
      case Placement.Refused _ -> true;
    };
  }

  /// Numbers that make no sense are left to the engine, which says what is wrong with them.
  private boolean kept(OrderRequest.@Nullable Trail trail) {
    if (trail == null) {
      return true;
    }
    if (trail.ticks() > 0) {
      return follows.test(new Offset.Ticks(trail.ticks()));
    }
    boolean share = trail.percent() > 0 && trail.percent() < 100;
    return share
        ? follows.test(new Offset.Percent(new BigDecimal(Double.toString(trail.percent()))))
        : kept(trail.distance());
  }

  private boolean kept(double distance) {
    boolean sense = distance > 0 && !Double.isInfinite(distance);
    return !sense
        || follows.test(new Offset.Distance(new Price(new BigDecimal(Double.toString(distance)))));
  }
}
