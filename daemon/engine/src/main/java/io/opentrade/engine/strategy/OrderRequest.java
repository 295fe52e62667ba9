package io.opentrade.engine.strategy;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import org.jspecify.annotations.Nullable;

/// An order as a strategy asks for it. Prices are doubles as the script said them, NaN where not
/// given; they are examined when the order is placed.
///
/// @param sizing null for the run's size; for what is held where it only reduces; for as much as
///     its first order where it follows one
/// @param limit limit price, of the types that have one
/// @param trigger price that activates it, of the types that have one
/// @param trail how a trailing stop follows; null for every other type
/// @param reduceOnly whether it may only reduce what is held
/// @param postOnly whether it is refused where it would trade at once
/// @param display the part of an iceberg that shows, in base currency; NaN where all of it does
/// @param tag written on the trade, or as the exit reason; the empty text for none
public record OrderRequest(
    Side side,
    @Nullable Sizing sizing,
    Type type,
    double limit,
    double trigger,
    @Nullable Trail trail,
    boolean reduceOnly,
    boolean postOnly,
    double display,
    TimeInForce timeInForce,
    String tag) {
  public OrderRequest {
    if ((trail != null) != (type == Type.TRAILING_STOP)) {
      throw new IllegalArgumentException("a trailing stop, and nothing else, has a trail");
    }
  }

  /// At what price it trades.
  public enum Type {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    TRAILING_STOP
  }

  /// How a trailing stop follows the best price: one of the three offsets is given.
  ///
  /// @param distance in price; NaN where not given
  /// @param percent of the best price; NaN where not given
  /// @param ticks price steps; 0 where not given
  /// @param activation price from which it follows; NaN where it begins at once
  /// @param limit how far behind the trigger the limit lies of the order that it becomes, in
  ///     price; NaN where it becomes a market order
  public record Trail(double distance, double percent, int ticks, double activation, double limit) {
    public Trail {
      int given = Double.isNaN(distance) ? 0 : 1;
      given += Double.isNaN(percent) ? 0 : 1;
      given += ticks == 0 ? 0 : 1;
      if (given != 1) {
        throw new IllegalArgumentException("a trailing stop has one offset");
      }
    }
  }
}
