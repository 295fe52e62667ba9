package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.protocol.Warning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says of strategies whose indicators never all have a value: a condition over one of them is
/// never true, so that nothing is traded, and why is not seen.
final class NeverReady {
  private NeverReady() {}

  static Optional<Warning> of(List<Place> places) {
    return places.stream().filter(NeverReady::never).map(NeverReady::warning).findFirst();
  }

  private static boolean never(Place place) {
    return place.ready() >= place.market().candles().size();
  }

  private static Warning warning(Place place) {
    Market market = place.market();
    return Warning.of(
        "neverReady",
        String.format(
            Locale.ROOT,
            "the strategy can decide at none of the %,d bars of %s: an indicator, or the warm-up it"
                + " declares, looks back farther than they reach",
            market.candles().size(),
            market.instrument().symbol()));
  }
}
