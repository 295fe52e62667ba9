package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a strategy said at one bar, taken apart.
///
/// @param enterLong the entry, which may be an invalid one; null for none
/// @param exitLong null for none
record Wishes(
    @Nullable Intent enterLong,
    @Nullable Intent enterShort,
    Intent.@Nullable Close exitLong,
    Intent.@Nullable Close exitShort) {

  /// Orders that a strategy places by itself come to nothing under other programs' rules.
  private static final Intent PLACED =
      new Intent.Invalid(Direction.LONG, "orders of one's own are not known to these rules");

  /// A close without a direction means what is held.
  static Wishes of(List<Intent> intents, @Nullable Direction held) {
    Intent enterLong = null;
    Intent enterShort = null;
    Intent.Close exitLong = null;
    Intent.Close exitShort = null;
    for (Intent intent : intents) {
      switch (intent) {
        case Intent.Close close -> {
          Direction meant = close.direction() == null ? held : close.direction();
          exitLong = meant == Direction.LONG && exitLong == null ? close : exitLong;
          exitShort = meant == Direction.SHORT && exitShort == null ? close : exitShort;
        }
        case Intent.Enter enter when enter.direction() == Direction.LONG -> enterLong = enter;
        case Intent.Invalid invalid when invalid.direction() == Direction.LONG ->
            enterLong = invalid;
        case Intent.Enter enter -> enterShort = enter;
        case Intent.Invalid invalid -> enterShort = invalid;
        case Intent.Place(int _, Placement.Refused refused) ->
            enterLong =
                enterLong == null
                    ? new Intent.Invalid(Direction.LONG, refused.reason())
                    : enterLong;
        case Intent.Place _ -> enterLong = enterLong == null ? PLACED : enterLong;
        case Intent.Withdraw _ -> {}
      }
    }
    return new Wishes(enterLong, enterShort, exitLong, exitShort);
  }

  /// The entry in that direction.
  @Nullable Intent enter(Direction direction) {
    return direction == Direction.LONG ? enterLong : enterShort;
  }

  /// The exit from that direction.
  Intent.@Nullable Close exit(Direction direction) {
    return direction == Direction.LONG ? exitLong : exitShort;
  }
}
