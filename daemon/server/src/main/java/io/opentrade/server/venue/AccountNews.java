package io.opentrade.server.venue;

import io.opentrade.engine.domain.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an exchange tells an account of its own accord. Events may be missing, doubled or out of
/// order: what matters is asked for.
public sealed interface AccountNews {
  /// From now on everything is told; what was before must be asked for.
  record Listening() implements AccountNews {}

  /// An order changed.
  ///
  /// @param fill that changed it; null for none
  record OrderChanged(OrderReport report, @Nullable VenueFill fill) implements AccountNews {}

  /// An execution, where the exchange tells it apart from its order.
  record Executed(VenueFill fill) implements AccountNews {}

  /// Something happened to an order of ours that must be asked for.
  record Stirred(OrderId order) implements AccountNews {}

  /// Something happened to the account that must be compared soon: funding, a liquidation, a
  /// change of its modes.
  record Moved(String what) implements AccountNews {}

  /// What there is of some currencies now; of all others as much as before.
  record WalletChanged(List<Balance> now) implements AccountNews {
    public WalletChanged {
      now = List.copyOf(now);
    }
  }
}
