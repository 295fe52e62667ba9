package io.opentrade.engine.domain;

/// At what price an order trades.
public sealed interface Terms {
  /// At once, at whatever price there is.
  record Market() implements Terms {}

  /// At this price or a better one.
  record Limit(Price price) implements Terms {}

  /// At the market once the price has reached the trigger: from above for a sale, from below for a
  /// purchase.
  record Stop(Price trigger) implements Terms {}

  /// A stop whose trigger keeps this distance from the best price seen since the order began to
  /// work, and never retreats.
  ///
  /// @param distance a positive difference of prices
  record TrailingStop(Price distance) implements Terms {}
}
