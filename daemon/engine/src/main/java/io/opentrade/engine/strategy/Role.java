package io.opentrade.engine.strategy;

import io.opentrade.engine.strategy.Expression.Kind;

/// What a column of a plan decides.
public enum Role {
  ENTER_LONG(Kind.CONDITION),
  EXIT_LONG(Kind.CONDITION),
  ENTER_SHORT(Kind.CONDITION),
  EXIT_SHORT(Kind.CONDITION),
  /// Size of the entry as a fraction of cash: 0.5 is half of it. Overrides `--size`.
  SIZE(Kind.NUMBER),
  /// Limit price of the entry, good until the next decision.
  LIMIT(Kind.NUMBER),
  /// Price of the stop-loss attached to the entry.
  STOP(Kind.NUMBER),
  /// Price of the take-profit attached to the entry.
  TAKE_PROFIT(Kind.NUMBER),
  /// Distance of the trailing stop attached to the entry, in price.
  TRAIL(Kind.NUMBER),
  LEVERAGE(Kind.NUMBER);

  private final Kind kind;

  Role(Kind kind) {
    this.kind = kind;
  }

  /// What the column must hold.
  public Kind kind() {
    return kind;
  }
}
