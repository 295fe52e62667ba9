package io.opentrade.protocol;

/// Something a careful person should know about a result.
///
/// @param code stable word for programs: `fewTrades`, `gaps`, `conflicts`, `unsafe`, …
/// @param message one sentence for people
public record Warning(String code, ForeignText message) {
  public static Warning of(String code, String message) {
    return new Warning(code, new ForeignText(message));
  }
}
