package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OldLimitsTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 8);

  private static List<String> notes(String now, List<String> limits) {
    double[] one = {1, 1};
    long first = Instant.parse("2018-01-10T00:00:00Z").toEpochMilli();
    Candles candles =
        new Candles(
            Timeframe.of("1d"), new long[] {first - 86_400_000L, first}, one, one, one, one, one);
    Series series = new Series("X/Y@a:1d", candles, 1, INSTRUMENT, List.of("before"));
    return new OldLimits(InstantSource.fixed(Instant.parse(now))).told(series, limits).notes();
  }

  @Test
  void whatIsOfTodayIsSaidOfOldBarsOnly() {
    assertEquals(List.of("before"), notes("2019-01-09T00:00:00Z", List.of("--lot")));
    assertEquals(List.of("before"), notes("2026-01-01T00:00:00Z", List.of()));
    assertEquals(
        List.of(
            "before",
            "--tick and --lot of X/Y@a:1d may be of today, and the bars begin in 2018: the exchange"
                + " had other limits then"),
        notes("2019-01-11T00:00:00Z", List.of("--tick", "--lot")));
  }
}
