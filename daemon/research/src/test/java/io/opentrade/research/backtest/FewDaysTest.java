package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FewDaysTest {
  private static Market days(int from, int to, int decidesFrom) {
    double[] ones = new double[to - from];
    Arrays.fill(ones, 1);
    long[] times = new long[to - from];
    Arrays.setAll(times, bar -> (from + bar) * 86_400_000L);
    Candles candles = new Candles(Timeframe.of("1d"), times, ones, ones, ones, ones, ones);
    Instrument instrument = new Instrument("A/B", BigDecimal.ONE, BigDecimal.ONE, 2);
    return new Market(candles, instrument, decidesFrom, decidesFrom);
  }

  private static Optional<String> told(Market... markets) {
    return FewDays.of(List.of(markets)).map(warning -> warning.message().raw());
  }

  @Test
  void aWeekSaysNothingOfAYear() {
    assertEquals(
        Optional.of(
            "the run is short (days: 7): yearly figures such as CAGR and the Sharpe ratio say"
                + " nothing there"),
        told(days(0, 7, 0)));
    assertEquals(Optional.empty(), told(days(0, 30, 0)));
  }

  @Test
  void barsBeforeTheRunDoNotCount() {
    assertEquals(true, told(days(0, 40, 20)).isPresent());
  }

  @Test
  void theMarketsTogetherSpanTheRun() {
    assertEquals(Optional.empty(), told(days(0, 20, 0), days(15, 35, 0)));
  }
}
