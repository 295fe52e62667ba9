package io.opentrade.protocol;

/// `alert.resume`: the alert is watched again, also one that was done. It is armed anew.
///
/// @param alert its id or name
public record AlertResume(String alert) implements AlertRequest<AlertInfo> {
  public AlertResume {
    Values.required("alert", alert);
  }
}
