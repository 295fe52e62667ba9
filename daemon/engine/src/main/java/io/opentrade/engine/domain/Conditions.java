package io.opentrade.engine.domain;

import org.jspecify.annotations.Nullable;

/// What else an order asks for. That it may only reduce a position is said by its purpose.
///
/// @param postOnly whether it is refused where it would trade at once: it makes, never takes
/// @param display the part of an iceberg that shows; null where all of it does
public record Conditions(TimeInForce timeInForce, boolean postOnly, @Nullable Quantity display) {
  /// Good till cancelled, nothing else asked.
  public static final Conditions NONE = of(new TimeInForce.GoodTillCancelled());

  /// With that time in force, nothing else asked.
  public static Conditions of(TimeInForce timeInForce) {
    return new Conditions(timeInForce, false, null);
  }

  /// The same for an order of that quantity: where an iceberg would show all of it, it is none.
  Conditions atMost(Quantity quantity) {
    return display == null || display.compareTo(quantity) < 0
        ? this
        : new Conditions(timeInForce, postOnly, null);
  }
}
