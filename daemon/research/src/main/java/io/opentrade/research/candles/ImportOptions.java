package io.opentrade.research.candles;

import io.opentrade.engine.domain.Timeframe;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How files are to be understood.
///
/// @param timeframe of the bars; null infers it from the most common spacing (trades need it)
/// @param zone of times that carry none
/// @param timeFormat a pattern as in `java.time.format.DateTimeFormatter`, for example `dd.MM.yyyy
///     HH:mm`; null understands epoch numbers and ISO
/// @param trades whether rows are trades (time, price, amount) to make bars of
/// @param strict whether any finding of the quality report refuses the file
public record ImportOptions(
    @Nullable Timeframe timeframe,
    ZoneId zone,
    @Nullable String timeFormat,
    boolean trades,
    boolean strict,
    ImportLimits limits) {
  /// Candles, timeframe inferred, UTC, lenient.
  public static final ImportOptions DEFAULT =
      new ImportOptions(null, ZoneOffset.UTC, null, false, false, ImportLimits.DEFAULT);

  public ImportOptions withTimeframe(@Nullable Timeframe other) {
    return new ImportOptions(other, zone, timeFormat, trades, strict, limits);
  }

  public ImportOptions withTrades(boolean other) {
    return new ImportOptions(timeframe, zone, timeFormat, other, strict, limits);
  }
}
