package io.opentrade.protocol;

/// `alert.pause`: the alert is not watched until it is resumed.
///
/// @param alert its id or name
public record AlertPause(String alert) implements AlertRequest<AlertInfo> {
  public AlertPause {
    Values.required("alert", alert);
  }
}
