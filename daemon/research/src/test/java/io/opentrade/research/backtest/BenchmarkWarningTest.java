package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A benchmark of another time than the run's is told; one bar that reaches into it is enough.
final class BenchmarkWarningTest {
  private static final Instrument SHARES =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 8);
  private static final long HOUR = 3_600_000L;

  private static Candles candles(String timeframe, int first) {
    Timeframe length = Timeframe.of(timeframe);
    double[] prices = {1, 2, 3};
    long[] time = new long[prices.length];
    for (int bar = 0; bar < prices.length; bar++) {
      time[bar] = first * HOUR + bar * length.millis();
    }
    return new Candles(length, time, prices, prices, prices, prices, prices);
  }

  /// The run is over the hours 100 to 103.
  @ParameterizedTest
  @CsvSource({
    "1h, 97, benchmark",
    "1h, 98, ''",
    "1h, 102, ''",
    "1h, 103, benchmark",
    "1d, 96, ''",
    "1d, 24, benchmark",
  })
  void onlyWhatLiesOutsideIsTold(String timeframe, int first, String code) {
    Series benchmark = new Series("B/Y@x:1h", candles(timeframe, first), 0, SHARES, List.of());
    Market market = Market.of(candles("1h", 100), SHARES);
    List<String> codes =
        Warnings.of(benchmark, List.of(market)).stream().map(warning -> warning.code()).toList();
    assertEquals(code.isEmpty() ? List.of() : List.of(code), codes);
  }
}
