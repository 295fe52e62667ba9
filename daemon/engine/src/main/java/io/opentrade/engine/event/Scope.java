package io.opentrade.engine.event;

/// What a command about trading holds for.
public sealed interface Scope {
  /// Whatever this house trades. Every account is told.
  record Everything() implements Scope {}

  /// The account that is told.
  record Account() implements Scope {}

  /// One of its strategies.
  ///
  /// @param strategy its number
  record Strategy(int strategy) implements Scope {}
}
