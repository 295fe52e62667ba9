package io.opentrade.research.backtest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Says where the limits of today are applied to bars of long ago: an exchange changes its tick,
/// lot and smallest order as prices change, and does not say what they were.
record OldLimits(InstantSource clock) {
  private static final Duration OLD = Duration.ofDays(365);

  /// The series with a note, where its first bar is older than a year.
  ///
  /// @param limits what is of today, such as `--lot`; empty for nothing
  Series told(Series series, List<String> limits) {
    Instant first = Instant.ofEpochMilli(series.candles().time()[series.from()]);
    if (limits.isEmpty() || !first.isBefore(clock.instant().minus(OLD))) {
      return series;
    }
    List<String> notes = new ArrayList<>(series.notes());
    notes.add(
        "%s of %s may be of today, and the bars begin in %d: the exchange had other limits then"
            .formatted(
                String.join(" and ", limits),
                series.name(),
                first.atOffset(ZoneOffset.UTC).getYear()));
    return new Series(
        series.name(), series.candles(), series.from(), series.instrument(), notes, series.known());
  }
}
