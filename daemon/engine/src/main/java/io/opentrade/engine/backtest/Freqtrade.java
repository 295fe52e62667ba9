package io.opentrade.engine.backtest;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The exits of a freqtrade strategy, for runs by that program's fill rules. Shares are fractions:
/// 0.1 is 10 %. Only long trades.
///
/// Its rules, row by row: a decision fills at the next open; an exit by signal comes first, then
/// the stop, then the target (ROI), then the trailing stop. The stop is raised by a bar's high and
/// tested by the same bar's low, and fills exactly at its price; at the open where the whole bar
/// lies below it; no lower than the low where it trails on the bar of entry. A limit entry that the
/// low reaches fills at its own price, even where the open is better. What is held at the end is
/// closed at the last open (`closeAtEnd`).
///
/// @param stopLoss how far below the entry price the stop begins
/// @param targets the profit at which to leave, by the minutes since the entry from which it holds
/// @param trailing how the stop follows; null where it stays
/// @param customStop whether a stop function of the strategy exists; here it keeps `stopLoss`
///     behind the high
public record Freqtrade(
    double stopLoss,
    NavigableMap<Long, Double> targets,
    @Nullable Trailing trailing,
    boolean customStop) {
  public Freqtrade {
    if (!(stopLoss > 0 && stopLoss < 1)) {
      throw new IllegalArgumentException("the stop-loss is above 0 % and below 100 %");
    }
    targets = Collections.unmodifiableNavigableMap(new TreeMap<>(targets));
  }

  /// How the stop follows the high.
  ///
  /// @param tighter the share behind the high that replaces `stopLoss` once the profit is above
  ///     `offset`; null for none
  /// @param onlyFromOffset whether the stop stays where it is until then
  public record Trailing(@Nullable Double tighter, double offset, boolean onlyFromOffset) {}
}
