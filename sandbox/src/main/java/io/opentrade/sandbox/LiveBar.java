package io.opentrade.sandbox;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;

/// A bar that a live strategy is asked about, and how it stands then.
///
/// @param bars those since the last call, in order; it is asked about the last, and only learns the
///     others
/// @param quantity held, negative when short
/// @param entryPrice of that; NaN when flat
/// @param cash of the strategy, in the quote currency
/// @param equity that and the position at the bar's close
/// @param news what happened to its orders since it was last asked
public record LiveBar(
    List<Candle> bars,
    double quantity,
    double entryPrice,
    double cash,
    double equity,
    List<OrderNews> news) {
  /// Bars of one call at most.
  public static final int MOST_BARS = 100_000;

  /// News of one call at most.
  public static final int MOST_NEWS = 10_000;

  public LiveBar {
    bars = List.copyOf(bars);
    news = List.copyOf(news);
    if (bars.isEmpty() || bars.size() > MOST_BARS || news.size() > MOST_NEWS) {
      throw new IllegalArgumentException("1 to " + MOST_BARS + " bars, not " + bars.size());
    }
  }
}
