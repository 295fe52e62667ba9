package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.math.BigDecimal;
import java.util.List;

/// Gives the entries of another strategy that bring no size of their own one by the volatility of
/// the market: an average true range of the last bars moves the account by a given share. The
/// average is plain, over the bars that have closed.
public final class RangeSizing implements Strategy {
  private final Strategy strategy;
  private final Candles candles;
  private final BigDecimal percent;
  private final int bars;

  /// @param percent of the equity that one average true range is to move
  /// @param bars over which the average is taken, positive
  public RangeSizing(Strategy strategy, Candles candles, BigDecimal percent, int bars) {
    this.strategy = strategy;
    this.candles = candles;
    this.percent = percent;
    this.bars = bars;
  }

  @Override
  public List<Intent> onBar(View view) {
    return strategy.onBar(view).stream().map(intent -> sized(intent, view)).toList();
  }

  @Override
  public int nextBar(int from, Standing standing) {
    return strategy.nextBar(from, standing);
  }

  /// Who decides.
  Strategy strategy() {
    return strategy;
  }

  /// What an entry is sized like that brings no size of its own; the distance comes with it.
  Sizing sizing() {
    return new Sizing.Risk(percent, Double.NaN);
  }

  private Intent sized(Intent intent, View view) {
    // An entry without a size means nothing while a position is held; with one it would add to it.
    if (!(intent instanceof Intent.Enter enter)
        || enter.sizing() != null
        || view.positionQuantity() * sign(enter.direction()) > 0) {
      return intent;
    }
    double range = range(view.bar());
    return range > 0
        ? enter.withSizing(new Sizing.Risk(percent, range))
        : new Intent.Invalid(enter.direction(), "the market has no range to size by");
  }

  private static int sign(Direction direction) {
    return direction == Direction.LONG ? 1 : -1;
  }

  /// The average true range of the bars up to that one; not a number where there are too few.
  double range(int bar) {
    if (bar < bars) {
      return Double.NaN;
    }
    double sum = 0;
    for (int each = bar - bars + 1; each <= bar; each++) {
      double before = candles.close()[each - 1];
      double top = Math.max(candles.high()[each], before);
      sum += top - Math.min(candles.low()[each], before);
    }
    return sum / bars;
  }
}
