package io.opentrade.engine.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of an order.
///
/// @param executions in their order
/// @param resting lots that rest in the book now
/// @param refusal why the book did not take it, a short clause; null where it did
public record Placed(List<Execution> executions, long resting, @Nullable String refusal) {
  public Placed {
    executions = List.copyOf(executions);
  }

  static Placed refused(String reason) {
    return new Placed(List.of(), 0, reason);
  }
}
