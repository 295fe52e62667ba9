package io.opentrade.engine.strategy;

import io.opentrade.engine.domain.Side;
import java.util.List;

/// Orders that a strategy places together.
public sealed interface Placement {
  /// One order.
  record Single(OrderRequest order) implements Placement {}

  /// Orders of which the first fill of one cancels the others.
  record OneCancelsOther(List<OrderRequest> orders) implements Placement {
    public OneCancelsOther {
      orders = List.copyOf(orders);
      if (orders.size() < 2) {
        throw new IllegalArgumentException("one-cancels-other takes two orders at least");
      }
    }
  }

  /// An order, and what is placed when it is over, for as much as was filled.
  ///
  /// @param reducing whether what follows against what the first order leaves only reduces it,
  ///     though it does not say so; false in journals that are older than this rule
  record OneTriggersOther(OrderRequest first, Placement then, boolean reducing)
      implements Placement {
    /// By the rule of today.
    public OneTriggersOther(OrderRequest first, Placement then) {
      this(first, then, true);
    }
  }

  /// Orders of which one makes no sense: a size that is no number, a market that is not traded.
  /// None of them is placed; it is counted under its reason.
  ///
  /// @param side of the first of them
  /// @param reason a short clause for people, the same words for the same mistake
  /// @param tag of the first of them
  record Refused(Side side, String reason, String tag) implements Placement {}
}
