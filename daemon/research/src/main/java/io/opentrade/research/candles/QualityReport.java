package io.opentrade.research.candles;

import io.opentrade.engine.column.Gaps.Gap;
import io.opentrade.engine.domain.Timeframe;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found in files or in a stored series. Counts are complete; complaints hold the first
/// few of each kind.
///
/// @param rows read from files (candles or trades); the bars where a stored series was judged
/// @param bars after sorting and dropping duplicates
/// @param from start of the first bar
/// @param to start of the last bar
/// @param gaps places where bars are missing
/// @param missing bars missing in all of them; nights and weekends of a stock count
/// @param duplicates rows dropped because the same row was there before
/// @param conflicts rows for a bar that was there with other values; the later row was taken
/// @param disorder rows earlier than the row before; the rows were sorted
/// @param ohlc bars whose high or low contradicts their other prices, kept as they are
/// @param nonPositive bars with a price of zero or less, kept as they are
/// @param spikes bars more than half (from a day on: three times) away from both neighbours, kept
/// @param notes other things worth knowing, for people
public record QualityReport(
    long rows,
    long bars,
    Timeframe timeframe,
    Instant from,
    Instant to,
    long gaps,
    long missing,
    @Nullable Gap largestGap,
    long duplicates,
    long conflicts,
    long disorder,
    long ohlc,
    long nonPositive,
    long spikes,
    List<Complaint> complaints,
    List<String> notes) {

  public QualityReport {
    complaints = List.copyOf(complaints);
    notes = List.copyOf(notes);
  }

  /// Whether there is nothing to complain of.
  public boolean clean() {
    return gaps + duplicates + conflicts + disorder + ohlc + nonPositive + spikes == 0;
  }
}
