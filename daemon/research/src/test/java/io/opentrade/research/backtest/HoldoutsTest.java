package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import io.opentrade.store.RunStore;
import io.opentrade.store.StoreOptions;
import io.opentrade.store.StudyStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is held out is not read unless it is asked for, and whoever reads it is remembered.
final class HoldoutsTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant FROM = Instant.parse("2025-01-03T00:00:00Z");
  private static final long HOUR = 3_600_000;
  private static final int BARS = 100;

  private final CandleStore candles;
  private final RunStore runs;
  private final StudyStore studies;
  private final SeriesFinder finder;

  HoldoutsTest(@TempDir Path folder) {
    candles = CandleStore.open(folder.resolve("candles.db"));
    runs = RunStore.open(folder.resolve("research.db"), StoreOptions.DEFAULT, () -> START);
    studies = runs.studies();
    finder = new SeriesFinder(candles, new Holdouts(studies), InstantSource.system());
    for (String exchange : List.of("x", "y")) {
      candles.merge(
          SeriesName.of("A/B@" + exchange + ":1h"),
          bars(),
          Merge.OnConflict.REPLACE,
          new InstrumentFacts(
              "A/B",
              exchange,
              new BigDecimal("0.01"),
              new BigDecimal("0.001"),
              8,
              InstrumentFacts.Origin.GIVEN),
          () -> false);
    }
  }

  @AfterEach
  void close() {
    candles.close();
    runs.close();
  }

  private static Candles bars() {
    long[] time = new long[BARS];
    Arrays.setAll(time, bar -> START.toEpochMilli() + bar * HOUR);
    double[] price = new double[BARS];
    Arrays.fill(price, 100);
    return new Candles(Timeframe.of("1h"), time, price, price, price, price, price);
  }

  private Series find(String name, Range range) throws InterruptedException {
    return finder.find(DataSource.series(name), range, null);
  }

  private static Range range(String from, String to) {
    return Range.of(Instant.parse(from), Instant.parse(to), 0);
  }

  @Test
  void whatIsHeldOutIsNotRead() throws InterruptedException {
    Range all = Range.of(null, null, 0);
    assertEquals(BARS, find("A/B@x:1h", all).candles().size());
    studies.holdOut("A/B@x", FROM);
    assertEquals(48, find("A/B@x:1h", all).candles().size());
    assertEquals(BARS, find("A/B@y:1h", all).candles().size(), "another market");
    assertEquals(BARS, find("A/B@x:1h", all.reading(true)).candles().size(), "as asked for");
    Range early = range("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z");
    assertEquals(24, find("A/B@x:1h", early).candles().size());
    studies.release("A/B@x");
    assertEquals(BARS, find("A/B@x:1h", all).candles().size());
  }

  @Test
  void aRangeOfNothingElseIsRefused() {
    studies.holdOut("A/B@x", FROM);
    Range late = range("2025-01-03T00:00:00Z", "2025-01-04T00:00:00Z");
    RequestFailed failed = assertThrows(RequestFailed.class, () -> find("A/B@x:1h", late));
    assertEquals(FailureKind.NOT_ALLOWED, failed.failure().kind());
    assertEquals(
        "A/B@x is held out from 2025-01-03 on, and the range that is asked for lies in that",
        failed.failure().message());
  }

  @Test
  void everyReportTellsOfIt() throws InterruptedException {
    Holdouts holdouts = finder.holdouts();
    Range all = Range.of(null, null, 0);
    assertEquals(List.of(), holdouts.told("a.js", List.of(find("A/B@x:1h", all))));
    studies.holdOut("A/B@x", FROM);
    Series kept = find("A/B@x:1h", all);
    assertEquals(
        List.of("A/B@x is held out from 2025-01-03 on, and was never read"),
        holdouts.told("a.js", List.of(kept)));
    Series whole = find("A/B@x:1h", all.reading(true));
    String used = "this reads what is held out of A/B@x from 2025-01-03 on; uses so far: %d";
    assertEquals(
        List.of(used.formatted(1)),
        holdouts.told("b.js", List.of(whole, whole)),
        "one use, however many series of the market are read");
    assertEquals(
        List.of("A/B@x is held out from 2025-01-03 on; uses so far: 1, the last by b.js"),
        holdouts.told("a.js", List.of(kept)));
    assertEquals(List.of(used.formatted(2)), holdouts.told("a.js", List.of(whole)));
    assertEquals(2, studies.holdout("A/B@x").orElseThrow().uses());
  }
}
