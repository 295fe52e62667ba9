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
/// @param findings the worst of these, each with its place; capped
/// @param findingsDropped how many more there are
/// @param notes what else is worth knowing
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
    List<Finding> findings,
    long findingsDropped,
    List<ForeignText> notes) {
  public QualityReport {
    findings = Values.list(findings);
    notes = Values.list(notes);
  }

  /// Whether nothing was found.
  public boolean clean() {
    return gaps + duplicates + disordered + violations + nonPositive + spikes == 0;
  }

  /// One thing found.
  ///
  /// @param kind `gap`, `duplicate`, `conflict`, `disorder`, `violation`, `nonPositive`, `spike`
  /// @param message where, what was found, what was expected
  public record Finding(String kind, ForeignText message) {}
}
