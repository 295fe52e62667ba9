package io.opentrade.engine.column;

import java.util.ArrayList;
import java.util.List;

/// Where bars are missing between the first and the last of a series.
///
/// @param gaps in order of time
/// @param missing bars missing in all gaps together
public record Gaps(List<Gap> gaps, long missing) {
  public Gaps {
    gaps = List.copyOf(gaps);
  }

  /// One run of missing bars.
  ///
  /// @param from the end of the last bar before the gap, milliseconds since the epoch (UTC)
  /// @param to the start of the first bar after it
  /// @param bars how many whole bars would fit between
  public record Gap(long from, long to, long bars) {}

  /// The gaps of a series; a jump of less than a whole bar is none.
  public static Gaps of(Candles candles) {
    return of(candles, 0);
  }

  /// The gaps after bar `from`.
  public static Gaps of(Candles candles, int from) {
    List<Gap> gaps = new ArrayList<>();
    long missing = 0;
    long step = candles.timeframe().millis();
    long[] time = candles.time();
    for (int bar = from + 1; bar < time.length; bar++) {
      if (time[bar] - time[bar - 1] >= 2 * step) {
        long bars = (time[bar] - time[bar - 1]) / step - 1;
        gaps.add(new Gap(candles.closeTime(bar - 1), candles.time()[bar], bars));
        missing += bars;
      }
    }
    return new Gaps(gaps, missing);
  }
}
