package io.opentrade.server.watchdog;

/// What is done about a cause.
///
/// @param limit what is more than this is too much: milliseconds, or a count
public record Rule(Reaction reaction, long limit) {
  /// What is done.
  public enum Reaction {
    /// Nothing; it is not even looked at.
    OFF,
    /// People are told.
    NOTIFY,
    /// People are told, and trading is halted.
    HALT
  }
}
