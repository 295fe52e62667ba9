package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a strategy said in a run. Replayed on the same market and settings it gives the same
/// outcome, bit by bit, without the strategy.
///
/// @param decisions in rising order of bars, one a bar at most
public record DecisionLog(List<Decision> decisions) {
  public DecisionLog {
    decisions = List.copyOf(decisions);
    for (int i = 1; i < decisions.size(); i++) {
      if (decisions.get(i).bar() <= decisions.get(i - 1).bar()) {
        throw new IllegalArgumentException("decisions are not in order of bars");
      }
    }
  }

  /// The same as signals, where they ask for nothing but market orders of the run's size: a
  /// strategy that goes by them trades alike, and faster. Tags are left out.
  ///
  /// @param bars of the market
  /// @return null where signals cannot say it
  public @Nullable Signals signals(int bars) {
    long[][] words = new long[4][(bars + 63) >> 6];
    for (Decision decision : decisions) {
      for (Intent intent : decision.intents()) {
        int mask = mask(intent);
        if (mask < 0 || decision.bar() >= bars) {
          return null;
        }
        words[mask][decision.bar() >> 6] |= 1L << decision.bar();
      }
    }
    return Signals.of(
        Mask.of(words[0], bars),
        Mask.of(words[1], bars),
        Mask.of(words[2], bars),
        Mask.of(words[3], bars));
  }

  private static int mask(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter when plain(enter) -> enter.direction() == Direction.LONG ? 0 : 2;
      case Intent.Close(Direction direction, double limit, var _)
          when direction != null && Double.isNaN(limit) ->
          direction == Direction.LONG ? 1 : 3;
      case Intent.Enter _, Intent.Close _, Intent.Invalid _, Intent.Place _, Intent.Withdraw _ ->
          -1;
    };
  }

  private static boolean plain(Intent.Enter enter) {
    return new Intent.Enter(
            enter.direction(), null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, enter.tag())
        .equals(enter);
  }
}
