package io.opentrade.engine.sim;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rules of freqtrade, and the exits that its strategies configure. Shares are fractions: 0.1
/// is 10 %.
///
/// A decision fills at the next open. In a bar, waiting orders are looked at first, then an entry,
/// then the exits: by signal, the stop, the target (its ROI table), the trailing stop. The stop is
/// raised by a bar's best price and tested by the same bar's worst. It fills exactly at its price;
/// at the open where the whole bar lies beyond it; where it trails on the bar of entry, as if the
/// price had gone just far enough to set it. An entry in the other direction does not turn a
/// position round. Nothing is entered on the last bar.
///
/// @param stopLoss how far from the entry price the stop begins, above 0 and below 1
/// @param targets the profit at which to leave, by the minutes since the entry from which it holds;
///     -1 leaves whatever the profit
/// @param trailing how the stop follows; null where it stays
/// @param customStop whether the strategy has a stop function of its own; here it is the one that
///     keeps `stopLoss` behind the best price
/// @param leverage at least 1: distances of stops and targets are shares of the stake
public record Freqtrade(
    double stopLoss,
    NavigableMap<Long, Double> targets,
    @Nullable Trailing trailing,
    boolean customStop,
    Orders orders,
    ExitSignals exitSignals,
    int leverage)
    implements Convention {
  public Freqtrade {
    if (!(stopLoss > 0 && stopLoss < 1)) {
      throw new IllegalArgumentException("the stop-loss is above 0 % and below 100 %");
    }
    if (leverage < 1 || leverage > 1_000) {
      throw new IllegalArgumentException("the leverage is between 1 and 1000");
    }
    targets = Collections.unmodifiableNavigableMap(new TreeMap<>(targets));
  }

  /// How the stop follows the best price.
  ///
  /// @param tighter the share behind it that replaces `stopLoss` once the profit is above `offset`;
  ///     null for none
  /// @param onlyFromOffset whether the stop stays where it is until then
  public record Trailing(@Nullable Double tighter, double offset, boolean onlyFromOffset) {
    public Trailing {
      if (tighter != null && !(tighter > 0 && tighter < 1) || !(offset >= 0)) {
        throw new IllegalArgumentException(
            "a trailing distance is above 0 % and below 100 %, its offset not negative");
      }
    }
  }

  /// What becomes of orders that wait.
  ///
  /// @param entryMinutes after which an entry is withdrawn
  /// @param exitMinutes after which an exit is withdrawn, until the next exit signal
  /// @param adjusted whether an entry decided while one waits moves it to its own limit, and an
  ///     exit signal withdraws it
  public record Orders(long entryMinutes, long exitMinutes, boolean adjusted) {
    /// Ten minutes each, not adjusted.
    public static final Orders USUAL = new Orders(10, 10, false);

    public Orders {
      if (entryMinutes < 0 || exitMinutes < 0) {
        throw new IllegalArgumentException("a time-out cannot be negative");
      }
    }
  }

  /// Which exit signals count.
  ///
  /// @param used whether any does
  /// @param onlyAbove the profit at the open above which they do; null for any
  /// @param entriesKeep whether an entry signal in the same direction overrules the target
  public record ExitSignals(boolean used, @Nullable Double onlyAbove, boolean entriesKeep) {
    /// All of them.
    public static final ExitSignals USUAL = new ExitSignals(true, null, false);
  }
}
