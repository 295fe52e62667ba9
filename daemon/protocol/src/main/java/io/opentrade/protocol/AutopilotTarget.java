package io.opentrade.protocol;

import io.opentrade.protocol.AutopilotStart.Target;
import org.jspecify.annotations.Nullable;

/// `autopilot.target`: changes the profit at which it stops while it is at work.
///
/// @param target null for none any more
public record AutopilotTarget(String account, @Nullable Target target)
    implements AutopilotRequest<AutopilotInfo> {
  public AutopilotTarget {
    Values.required("account", account);
  }
}
