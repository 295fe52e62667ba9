package io.opentrade.protocol;

/// `alert.show`: one alert.
///
/// @param alert its id or name
public record AlertShow(String alert) implements AlertRequest<AlertInfo> {
  public AlertShow {
    Values.required("alert", alert);
  }
}
