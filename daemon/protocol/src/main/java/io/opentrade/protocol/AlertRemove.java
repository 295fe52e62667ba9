package io.opentrade.protocol;

/// `alert.remove`: the alert is forgotten; what it fired stays in the history.
///
/// @param alert its id or name
public record AlertRemove(String alert) implements AlertRequest<AlertInfo> {
  public AlertRemove {
    Values.required("alert", alert);
  }
}
