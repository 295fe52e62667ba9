package io.opentrade.protocol;

/// `autopilot.status`: how it fares at an account.
public record AutopilotStatus(String account) implements AutopilotRequest<AutopilotInfo> {
  public AutopilotStatus {
    Values.required("account", account);
  }
}
