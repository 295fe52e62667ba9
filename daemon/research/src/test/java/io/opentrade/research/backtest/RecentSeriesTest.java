package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.store.Stretch;
import org.junit.jupiter.api.Test;

final class RecentSeriesTest {
  private static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE, 0, 0, false);

  @Test
  void whatWasReadIsReadOnceUntilItsContentChanges() {
    RecentSeries recent = new RecentSeries(10_000);
    Stretch first = recent.get(key("A", "1"), RecentSeriesTest::read);
    assertSame(first, recent.get(key("A", "1"), RecentSeriesTest::read));
    assertNotSame(first, recent.get(key("A", "2"), RecentSeriesTest::read));
    assertNotSame(first, recent.get(key("B", "1"), RecentSeriesTest::read));
  }

  @Test
  void theOneNotAskedForLongestGoesFirst() {
    RecentSeries recent = new RecentSeries(2 * 48 * 10);
    Stretch one = recent.get(key("A", "1"), RecentSeriesTest::read);
    Stretch two = recent.get(key("B", "1"), RecentSeriesTest::read);
    assertSame(one, recent.get(key("A", "1"), RecentSeriesTest::read));
    Stretch three = recent.get(key("C", "1"), RecentSeriesTest::read);
    assertSame(one, recent.get(key("A", "1"), RecentSeriesTest::read));
    assertSame(three, recent.get(key("C", "1"), RecentSeriesTest::read));
    assertNotSame(two, recent.get(key("B", "1"), RecentSeriesTest::read));
  }

  private static RecentSeries.Key key(String name, String hash) {
    return new RecentSeries.Key(name, hash, ALL);
  }

  private static Stretch read() {
    Candles candles =
        new Candles(
            Timeframe.of("1m"),
            new long[10],
            new double[10],
            new double[10],
            new double[10],
            new double[10],
            new double[10]);
    return new Stretch(candles, 0, "");
  }
}
