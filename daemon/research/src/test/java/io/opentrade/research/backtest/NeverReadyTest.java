package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NeverReadyTest {
  private static Optional<String> told(int... ready) {
    double[] two = {100, 101};
    long[] times = {0, 60_000};
    Candles candles = new Candles(Timeframe.of("1m"), times, two, two, two, two, two);
    Instrument instrument = new Instrument("A/B", BigDecimal.ONE, BigDecimal.ONE, 2);
    Market market = new Market(candles, instrument, 0, 0);
    List<Place> places = Arrays.stream(ready).mapToObj(each -> new Place(market, each, 0)).toList();
    return NeverReady.of(places).map(Warning::message).map(message -> message.raw());
  }

  @Test
  void anIndicatorWithoutAValueIsTold() {
    assertEquals(
        Optional.of(
            "the strategy can decide at none of the 2 bars of A/B: an indicator, or the warm-up it"
                + " declares, looks back farther than they reach"),
        told(1, 2));
  }

  @Test
  void oneThatHasAValueAtTheLastBarIsNot() {
    assertEquals(Optional.empty(), told(0, 1));
  }
}
