package io.opentrade.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a freqtrade strategy configures. Shares are fractions of the stake: 0.1 for 10 %.
///
/// @param stopLoss distance of the stop from the entry price, its `stoploss` without the sign; null
///     for 0.99
/// @param roi profit at which to leave by the minutes since the entry from which it holds, its
///     `minimal_roi`; -1 leaves whatever the profit
/// @param trailingStop whether the stop follows the best price
/// @param trailingDistance how far behind it once the profit is above `trailingOffset`, its
///     `trailing_stop_positive`; null for the stop's own distance
/// @param trailingOffset its `trailing_stop_positive_offset`; null for 0
/// @param trailingOnlyOffset whether the stop stays where it is until then
/// @param customStop a stop function that keeps `stopLoss` behind the best price
/// @param timeoutMinutes after which an unfilled order is withdrawn, its `unfilledtimeout`; null
///     for 10
/// @param adjustEntries whether an entry decided while one waits moves it to its own limit, and an
///     exit withdraws it, its `adjust_entry_price`
/// @param ignoreExits whether exit signals count for nothing, its `use_exit_signal` turned off
/// @param exitProfitAbove the profit above which exit signals count, its `exit_profit_only` and
///     `exit_profit_offset`; null for any
/// @param entriesKeep whether an entry signal overrules the ROI table, its
///     `ignore_roi_if_entry_signal`
/// @param leverage null for 1
public record FreqtradeRules(
    @Nullable Decimal stopLoss,
    Map<String, Decimal> roi,
    boolean trailingStop,
    @Nullable Decimal trailingDistance,
    @Nullable Decimal trailingOffset,
    boolean trailingOnlyOffset,
    boolean customStop,
    @Nullable Long timeoutMinutes,
    boolean adjustEntries,
    boolean ignoreExits,
    @Nullable Decimal exitProfitAbove,
    boolean entriesKeep,
    @Nullable Integer leverage) {
  /// The program's defaults throughout.
  public static final FreqtradeRules PLAIN =
      new FreqtradeRules(
          null, Map.of(), false, null, null, false, false, null, false, false, null, false, null);

  public FreqtradeRules {
    roi = Values.map(roi);
  }
}
