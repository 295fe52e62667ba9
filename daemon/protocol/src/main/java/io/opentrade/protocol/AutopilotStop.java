package io.opentrade.protocol;

/// `autopilot.stop`: stops its strategies and closes what they hold.
public record AutopilotStop(String account) implements AutopilotRequest<AutopilotInfo> {
  public AutopilotStop {
    Values.required("account", account);
  }
}
