package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an order must be to make sense at all, whatever is held.
final class OrderRules {
  private static final String OFF_TICK = "the price is not a positive multiple of the tick";

  private final Instrument instrument;

  OrderRules(Instrument instrument) {
    this.instrument = instrument;
  }

  /// Why the order makes no sense; null where it does.
  @Nullable String complaint(Order order) {
    if (!onGrid(order.quantity().value(), instrument.lot())) {
      return "the quantity is not a multiple of the lot";
    }
    String terms = complaint(order.terms());
    return terms != null ? terms : complaint(order, order.conditions());
  }

  private @Nullable String complaint(Terms terms) {
    return switch (terms) {
      case Terms.Market _ -> null;
      case Terms.Limit(Price price) -> prices(price);
      case Terms.Stop(Price trigger) -> prices(trigger);
      case Terms.TakeProfit(Price trigger) -> prices(trigger);
      case Terms.StopLimit(Price trigger, Price limit) -> prices(trigger, limit);
      case Terms.TakeProfitLimit(Price trigger, Price limit) -> prices(trigger, limit);
      case Terms.TrailingStop trailing -> trailing(trailing);
    };
  }

  private @Nullable String trailing(Terms.TrailingStop terms) {
    Terms.Tightening tighter = terms.tighter();
    String complaint = offset(terms.behind());
    if (complaint == null && terms.activation() != null) {
      complaint = prices(terms.activation());
    }
    if (complaint == null && tighter != null) {
      complaint = prices(tighter.from());
    }
    if (complaint == null && tighter != null) {
      complaint = offset(tighter.behind());
    }
    return complaint != null || terms.limit() == null ? complaint : offset(terms.limit());
  }

  private @Nullable String offset(Offset offset) {
    return switch (offset) {
      case Offset.Distance(Price distance) -> prices(distance);
      case Offset.Percent _, Offset.Ticks _ -> null;
    };
  }

  private static @Nullable String complaint(Order order, Conditions conditions) {
    boolean limit = order.terms() instanceof Terms.Limit;
    boolean immediate = conditions.timeInForce().immediate();
    if (conditions.postOnly() && !limit) {
      return "only a limit order can be post-only";
    }
    if (conditions.postOnly() && immediate) {
      return "a post-only order cannot be filled at once";
    }
    if (immediate && !limit && !(order.terms() instanceof Terms.Market)) {
      return "an order that waits for a trigger cannot be filled at once";
    }
    return conditions.display() == null ? null : iceberg(order, conditions.display(), limit);
  }

  private static @Nullable String iceberg(Order order, Quantity display, boolean limit) {
    if (!limit || order.conditions().timeInForce().immediate()) {
      return "only a limit order that rests can be an iceberg";
    }
    return display.signum() <= 0 || display.compareTo(order.quantity()) > 0
        ? "an iceberg shows a part of its quantity"
        : null;
  }

  private @Nullable String prices(Price... prices) {
    for (Price price : prices) {
      if (price.signum() <= 0 || !onGrid(price.value(), instrument.tick())) {
        return OFF_TICK;
      }
    }
    return null;
  }

  private static boolean onGrid(BigDecimal value, BigDecimal step) {
    return value.remainder(step).signum() == 0;
  }
}
