package io.opentrade.sandbox;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;

/// A moment at which bars have closed and a live strategy is asked, and how it stands then.
///
/// @param at milliseconds since the epoch (UTC): the bars that it is asked about ended then
/// @param cash of the strategy, in the quote currency
/// @param equity that and its positions at the last closes
/// @param places its markets, in the order of their numbers
public record LiveMoment(long at, double cash, double equity, List<Place> places) {
  /// Bars of one market and call at most.
  public static final int MOST_BARS = 100_000;

  /// News of one market and call at most.
  public static final int MOST_NEWS = 10_000;

  public LiveMoment {
    places = List.copyOf(places);
    if (places.isEmpty() || places.size() > BarsJob.MOST_PLACES) {
      throw new IllegalArgumentException("a moment of " + places.size() + " markets");
    }
  }

  /// A bar that has closed.
  ///
  /// @param series the script's name for a further series; the empty text for the market's own
  public record Bar(String series, Candle candle) {}

  /// A market at that moment.
  ///
  /// @param bars those since the last call, in the order of their ends; of those that end together
  ///     the market's own comes last
  /// @param fresh whether the last of its own ended at this moment: it is asked about that, and
  ///     only learns the others
  /// @param quantity held, negative when short
  /// @param entryPrice of that; NaN when flat
  /// @param news what happened to its orders since it was last asked
  public record Place(
      List<Bar> bars, boolean fresh, double quantity, double entryPrice, List<OrderNews> news) {
    public Place {
      bars = List.copyOf(bars);
      news = List.copyOf(news);
      if (bars.size() > MOST_BARS || news.size() > MOST_NEWS) {
        throw new IllegalArgumentException("at most " + MOST_BARS + " bars, not " + bars.size());
      }
    }
  }
}
