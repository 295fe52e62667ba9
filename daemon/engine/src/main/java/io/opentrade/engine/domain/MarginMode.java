package io.opentrade.engine.domain;

/// What stands behind a futures position.
public enum MarginMode {
  /// Its own margin, and nothing else: it never loses more.
  ISOLATED,
  /// All the cash of the account.
  CROSS
}
