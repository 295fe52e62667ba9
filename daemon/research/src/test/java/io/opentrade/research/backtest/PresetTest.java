package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many periods a year has.
final class PresetTest {
  @ParameterizedTest
  @CsvSource({"1m, 365", "4h, 365", "1d, 365", "3d, 122", "1w, 52", "30d, 12", "365d, 1"})
  void barsLongerThanADayArePeriodsThemselves(String timeframe, int periods) {
    double[] price = {1, 1};
    Timeframe bar = Timeframe.of(timeframe);
    Candles candles =
        new Candles(bar, new long[] {0, bar.millis()}, price, price, price, price, price);
    assertEquals(periods, Preset.of(null).periodsPerYear(candles));
  }
}
