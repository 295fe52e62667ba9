package io.opentrade.server.venue;

/// Something of a market that can be followed.
public record Topic(Market market, Kind kind) {
  /// What is followed.
  public enum Kind {
    TRADES,
    BOOK
  }
}
