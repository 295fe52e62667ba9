package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One trade from flat to flat; a reversal is two trades.
///
/// @param id from 1, in the order of entries
/// @param symbol for example `BTC/USDT`
/// @param side `long` or `short`
/// @param quantity of the base currency, positive
/// @param exitTime null while open
/// @param exitPrice null while open
/// @param profit after fees and funding; while open, valued at the last close
/// @param profitPercent of the entry notional
/// @param fees of entry and exit
/// @param funding paid, negative when received
/// @param mae the worst the price moved against it before the exit, percent, 0 or below; null
///     unknown
/// @param mfe the best the price moved for it before the exit, percent, 0 or above; null unknown
/// @param entryTag the strategy's word for why, or null
/// @param leverage at which it was entered; 1 for what is no future
/// @param exitReason `signal`, `reversal`, `stop`, `takeProfit`, `trail`, `liquidation`, `end`, or
///     the strategy's exit tag; null while open
/// @param bars from entry to exit
/// @param open still open at the end
public record Trade(
    int id,
    ForeignText symbol,
    String side,
    Decimal quantity,
    Instant entryTime,
    Decimal entryPrice,
    @Nullable Instant exitTime,
    @Nullable Decimal exitPrice,
    Decimal profit,
    @Nullable Double profitPercent,
    Decimal fees,
    Decimal funding,
    @Nullable Double mae,
    @Nullable Double mfe,
    double leverage,
    @Nullable ForeignText entryTag,
    @Nullable ForeignText exitReason,
    int bars,
    boolean open) {
  public Trade {
    Values.finiteOrNull("profitPercent", profitPercent);
    Values.finiteOrNull("mae", mae);
    Values.finiteOrNull("mfe", mfe);
    Values.finite("leverage", leverage);
    if (!side.equals("long") && !side.equals("short")) {
      throw new IllegalArgumentException("side must be long or short");
    }
  }
}
