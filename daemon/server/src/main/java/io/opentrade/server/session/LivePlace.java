package io.opentrade.server.session;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import java.util.LinkedHashMap;
import java.util.Map;

/// A market that a strategy trades live.
///
/// @param series whose bars it is asked about
/// @param others further series that it reads there, by its own names for them
/// @param desk what its desk there is
record LivePlace(SeriesName series, Map<String, SeriesName> others, DeskFacts desk) {
  /// The lengths of the bars of the others.
  Map<String, Timeframe> timeframes() {
    Map<String, Timeframe> timeframes = new LinkedHashMap<>();
    others.forEach((name, other) -> timeframes.put(name, other.timeframe()));
    return timeframes;
  }

  /// What a declaration of a further series means beside a market: `1h` is the same market on other
  /// bars.
  ///
  /// @throws IllegalArgumentException with a message for people where it means nothing, or another
  ///     exchange
  static SeriesName declared(String text, SeriesName main) {
    if (!SeriesName.matches(text)) {
      return main.on(Timeframe.of(text));
    }
    SeriesName other = SeriesName.of(text);
    if (!other.exchange().equals(main.exchange())) {
      throw new IllegalArgumentException(
          "it reads " + other + ", and the account's bars are those of " + main.exchange());
    }
    return other;
  }
}
