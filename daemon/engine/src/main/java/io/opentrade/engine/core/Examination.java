package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.Proposal;
import io.opentrade.engine.risk.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Examines a desk's orders: by what it holds, by the cash that is free, and by the account's
/// rules.
record Examination(
    Desk desk, DeskSettings settings, Account account, Orders orders, OpenOrders open) {
  Verdict verdict(long at, Order order, Price expected) {
    return verdict(at, order, account.free(desk), expected);
  }

  private Verdict verdict(long at, Order order, Money free, Price expected) {
    return settings
        .gate()
        .examine(
            order,
            desk.position(),
            free,
            expected,
            notional -> {
              boolean opens = !desk.trading();
              Proposal proposal = settings.proposal(at, order, notional, expected, opens);
              return account.risk().refusal(proposal, account);
            });
  }

  /// What is said to an order that is not sent; null where it may pass.
  @Nullable String refusal(long at, Order order, Price expected) {
    return reason(verdict(at, order, expected));
  }

  /// The same where it takes the place of an open order, whose cash is free then.
  @Nullable String refusal(long at, Order order, Price expected, OrderId instead) {
    Money free = account.free(desk);
    Set<OrderId> gone = desk.companions(instead);
    for (TrackedOrder old : orders.open()) {
      boolean goes = gone.contains(old.order().id());
      free = goes ? free.plus(open.reserved(old, desk.market())) : free;
    }
    return reason(verdict(at, order, free, expected));
  }

  private static @Nullable String reason(Verdict verdict) {
    return verdict instanceof Verdict.Denied(String reason) ? reason : null;
  }
}
