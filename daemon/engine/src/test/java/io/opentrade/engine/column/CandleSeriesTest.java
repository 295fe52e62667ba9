package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Timeframe;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Hash, resampling and gaps of whole series.
final class CandleSeriesTest {
  private static final Timeframe QUARTER = Timeframe.of("15m");

  @Test
  void hashIsKnownAndDependsOnEveryColumn() {
    Candles candles = TestCandles.flat(1, 2, 3);
    assertEquals(
        "e8dda4a3",
        CandleHash.of(candles).substring(0, 8),
        "the hash is stored: it may not change");
    for (double[] column :
        List.of(candles.open(), candles.high(), candles.low(), candles.close(), candles.volume())) {
      String before = CandleHash.of(candles);
      column[1] = Math.nextUp(column[1]);
      assertNotEquals(before, CandleHash.of(candles));
    }
  }

  @Test
  void hashIsThatOfItsChunks() {
    Candles candles = TestCandles.random(1, 20_000);
    List<Candles> windows = CandleHash.windows(candles);
    assertEquals(candles.size(), windows.stream().mapToInt(Candles::size).sum());
    assertEquals(
        CandleHash.of(candles),
        CandleHash.combine(windows.stream().map(CandleHash::chunk).toList()));
    assertThrows(IllegalArgumentException.class, () -> CandleHash.chunk(candles));
    assertThrows(
        IllegalArgumentException.class,
        () -> CandleHash.combine(windows.reversed().stream().map(CandleHash::chunk).toList()));
  }

  @Test
  void bothZerosHashAlike() {
    assertEquals(CandleHash.of(TestCandles.flat(0.0, 1)), CandleHash.of(TestCandles.flat(-0.0, 1)));
    assertNotEquals(
        CandleHash.of(TestCandles.flat(1)),
        CandleHash.of(TestCandles.empty(0, TestCandles.FIVE_MINUTES)));
  }

  @Test
  void resamplesByHand() {
    Candles candles = TestCandles.flat(5, 9, 2, 7, 0.1, 0.2, 0.3);
    long start = Instant.parse("2026-11-16T10:05:00Z").toEpochMilli();
    for (int bar = 0; bar < candles.size(); bar++) {
      candles.time()[bar] = start + bar * 300_000L;
    }
    Candles longer = Resampler.resample(candles, QUARTER);
    assertArrayEquals(
        new long[] {start - 300_000, start + 600_000, start + 1_500_000}, longer.time());
    assertArrayEquals(new double[] {5, 2, 0.2}, longer.open());
    assertArrayEquals(new double[] {9, 7, 0.3}, longer.high());
    assertArrayEquals(new double[] {5, 0.1, 0.2}, longer.low());
    assertArrayEquals(new double[] {9, 0.1, 0.3}, longer.close());
    assertArrayEquals(new double[] {14, 9.1, 0.5}, longer.volume());
    assertEquals(2, Resampler.complete(candles, QUARTER).size());
    assertEquals(2, Resampler.complete(candles.slice(0, 5), QUARTER).size());
    assertEquals(1, Resampler.complete(candles.slice(0, 4), QUARTER).size());
  }

  @Test
  void weeksBeginOnMonday() {
    Candles days = TestCandles.random(2, 30, Timeframe.of("1d"));
    for (long start : Resampler.resample(days, Timeframe.of("1w")).time()) {
      assertEquals("MONDAY", java.time.DayOfWeek.from(utc(start)).name());
    }
  }

  @Test
  void refusesWhatIsNoMultiple() {
    Candles candles = TestCandles.flat(1);
    assertThrows(
        IllegalArgumentException.class, () -> Resampler.resample(candles, Timeframe.of("7m")));
    assertThrows(
        IllegalArgumentException.class, () -> Resampler.resample(candles, Timeframe.of("1m")));
    assertEquals(
        0, Resampler.complete(TestCandles.empty(0, TestCandles.FIVE_MINUTES), QUARTER).size());
  }

  @Property(tries = 50)
  void resamplingTwiceIsResamplingOnce(@ForAll long seed) {
    Candles candles = TestCandles.random(seed, 500);
    Candles once = Resampler.resample(candles, Timeframe.of("1h"));
    Candles twice = Resampler.resample(Resampler.resample(candles, QUARTER), Timeframe.of("1h"));
    assertArrayEquals(once.time(), twice.time());
    assertArrayEquals(once.high(), twice.high());
    assertArrayEquals(once.close(), twice.close());
    assertArrayEquals(once.volume(), twice.volume(), 1e-12);
  }

  @Test
  void gapsAreFound() {
    Candles candles = TestCandles.flat(1, 2, 3, 4);
    long start = candles.time()[0];
    candles.time()[2] = start + 5 * 300_000;
    candles.time()[3] = start + 6 * 300_000 + 1000;
    assertEquals(
        new Gaps(List.of(new Gaps.Gap(start + 600_000, start + 1_500_000, 3)), 3),
        Gaps.of(candles));
  }

  @Test
  void recordedCandlesHaveNoGaps() throws IOException {
    assertEquals(0, Gaps.of(TestCandles.real()).missing());
  }

  private static java.time.LocalDate utc(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(java.time.ZoneOffset.UTC).toLocalDate();
  }
}
