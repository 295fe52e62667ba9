package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `autopilot.target`: changes the profit at which it stops while it is at work.
///
/// @param target null for none any more
public record AutopilotTarget(String account, AutopilotStart.@Nullable Target target)
    implements AutopilotRequest<AutopilotInfo> {
  public AutopilotTarget {
    Values.required("account", account);
  }
}
