package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found wrong with candles.
///
/// @param rows read, header not counted; when a stored series is checked, its bars
/// @param bars that came of them
/// @param from time of the first bar, or null where there is none
/// @param to end of the last bar, exclusive, or null
/// @param gaps holes between bars
/// @param missingBars how many bars these holes would hold
/// @param duplicates rows whose time was there before
/// @param disordered rows earlier than the one before
/// @param violations bars whose high or low does not embrace open and close
/// @param nonPositive bars with a price of zero or below
/// @param spikes bars far outside their neighbours
/// @param emptyBars bars without volume
/// @param findings the worst of these, each with its place; capped
/// @param findingsDropped how many more there are
public record QualityReport(
    long rows,
    long bars,
    @Nullable Instant from,
    @Nullable Instant to,
    long gaps,
    long missingBars,
    long duplicates,
    long disordered,
    long violations,
    long nonPositive,
    long spikes,
    long emptyBars,
    List<Finding> findings,
    long findingsDropped) {
  public QualityReport {
    findings = Values.list(findings);
  }

  /// Whether nothing was found; bars without volume are no fault.
  public boolean clean() {
    return gaps + duplicates + disordered + violations + nonPositive + spikes == 0;
  }

  /// One thing found.
  ///
  /// @param kind `gap`, `duplicate`, `disorder`, `violation`, `nonPositive`, `spike`
  /// @param line in the file, from 1, or null
  /// @param time of the bar; for a gap the first one missing; or null
  /// @param bars how many bars it concerns
  /// @param message one sentence
  public record Finding(
      String kind, @Nullable Long line, @Nullable Instant time, long bars, ForeignText message) {}
}
