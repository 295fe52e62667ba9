package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleStoreTest {
  private final Path folder;
  private final CandleStore store;

  CandleStoreTest(@TempDir Path folder) {
    this.folder = folder;
    store = CandleStore.open(folder.resolve("candles.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Merge merge(Candles bars, Merge.OnConflict onConflict) {
    return store.merge(Samples.BTC, bars, onConflict, null, () -> false);
  }

  private Candles all() {
    return store.load(Samples.BTC, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO).orElseThrow();
  }

  private static void assertSame(Candles expected, Candles actual) {
    assertArrayEquals(expected.time(), actual.time());
    assertArrayEquals(expected.open(), actual.open());
    assertArrayEquals(expected.high(), actual.high());
    assertArrayEquals(expected.low(), actual.low());
    assertArrayEquals(expected.close(), actual.close());
    assertArrayEquals(expected.volume(), actual.volume());
  }

  @Test
  void givesBackWhatWasSavedWithTheHashOfTheBars() {
    Candles bars = Samples.bars(20_000);
    Merge merge = merge(bars, Merge.OnConflict.KEEP);
    assertEquals(20_000, merge.added());
    assertSame(bars, all());
    assertEquals(CandleHash.of(bars), merge.info().hash());
    assertEquals(Instant.ofEpochMilli(bars.time()[19_999]), merge.info().last());
    assertEquals(0, merge.info().missing());
  }

  /// A file that somebody else has written in.
  @Test
  void chunksThatAreNoneAreRefused() throws SQLException {
    merge(Samples.bars(20_000), Merge.OnConflict.KEEP);
    for (String harm :
        List.of("data=x'0100'", "data=substr(data, 1, 1000)", "bars=bars+1", "bars=bars-1")) {
      Path harmed = folder.resolve("harmed" + harm.hashCode() + ".db");
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("candles.db"));
          Statement statement = connection.createStatement()) {
        statement.execute("VACUUM INTO '" + harmed + "'");
      }
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + harmed);
          Statement statement = connection.createStatement()) {
        statement.execute("UPDATE chunk SET " + harm + " WHERE id=(SELECT max(id) FROM chunk)");
      }
      try (CandleStore other = CandleStore.open(harmed)) {
        StoreFailure failure =
            assertThrows(
                StoreFailure.class,
                () -> other.load(Samples.BTC, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO),
                harm);
        assertEquals(StoreFailure.Kind.CORRUPT, failure.kind(), harm);
      }
    }
  }

  @Test
  void theOrderOfImportsDoesNotMatter() {
    Candles bars = Samples.bars(30_000);
    merge(bars.slice(15_000, 30_000), Merge.OnConflict.KEEP);
    merge(bars.slice(0, 9_000), Merge.OnConflict.KEEP);
    Merge last = merge(bars.slice(8_000, 16_000), Merge.OnConflict.KEEP);
    assertEquals(6_000, last.added());
    assertEquals(2_000, last.same());
    assertEquals(CandleHash.of(bars), last.info().hash());
    assertSame(bars, all());
  }

  @Test
  void aHoleIsKeptAndCounted() {
    Candles bars = Samples.bars(1_000);
    merge(bars.slice(0, 400), Merge.OnConflict.KEEP);
    SeriesInfo info = merge(bars.slice(500, 1_000), Merge.OnConflict.KEEP).info();
    assertEquals(100, info.missing());
    assertEquals(900, all().size());
  }

  @Test
  void importingTheSameAgainChangesNothing() {
    Candles bars = Samples.bars(10_000);
    SeriesInfo first = merge(bars, Merge.OnConflict.KEEP).info();
    Merge again = merge(bars, Merge.OnConflict.REPLACE);
    assertEquals(10_000, again.same());
    assertEquals(0, again.added() + again.conflicting());
    assertEquals(first, again.info());
  }

  @Test
  void aStoredBarStaysUnlessReplacingWasAskedFor() {
    Candles bars = Samples.bars(100);
    merge(bars, Merge.OnConflict.KEEP);
    Candles other = Samples.bars(Samples.START, 100, 2);
    Merge kept = merge(other.slice(10, 20), Merge.OnConflict.KEEP);
    assertEquals(10, kept.conflicting());
    assertEquals(Instant.ofEpochMilli(other.time()[10]), kept.conflicts().getFirst());
    assertSame(bars, all());
    Merge replaced = merge(other, Merge.OnConflict.REPLACE);
    assertEquals(100, replaced.conflicting());
    assertSame(other, all());
  }

  @Test
  void fromIsInclusiveAndToExclusive() {
    Candles bars = Samples.bars(20_000);
    merge(bars, Merge.OnConflict.KEEP);
    Candles part = store.load(Samples.BTC, bars.time()[5], bars.time()[17_000]).orElseThrow();
    assertSame(bars.slice(5, 17_000), part);
    assertEquals(0, store.load(Samples.BTC, 0, 1000).orElseThrow().size());
    assertEquals(0, store.load(Samples.BTC, bars.time()[7], bars.time()[7]).orElseThrow().size());
  }

  @Test
  void theHashOfAnyStretchIsMadeOfThoseOfItsChunks() {
    Candles bars = Samples.bars(40_000);
    merge(bars, Merge.OnConflict.KEEP);
    int[][] ranges = {{0, 40_000}, {5, 17_000}, {1, 2}, {8_000, 39_999}, {20_000, 40_000}};
    for (int[] range : ranges) {
      long to = range[1] == 40_000 ? CandleStore.ALWAYS_TO : bars.time()[range[1]];
      Stretch stretch = store.load(Samples.BTC, bars.time()[range[0]], to, 3).orElseThrow();
      assertSame(bars.slice(Math.max(0, range[0] - 3), range[1]), stretch.candles());
      assertEquals(CandleHash.of(stretch.candles()), stretch.hash());
    }
  }

  @Test
  void warmUpBarsComeFromBeforeTheStart() {
    Candles bars = Samples.bars(20_000);
    merge(bars.slice(0, 9_000), Merge.OnConflict.KEEP);
    merge(bars.slice(9_500, 20_000), Merge.OnConflict.KEEP);
    for (int warmup : new int[] {0, 1, 50, 9_000, 12_000}) {
      Stretch stretch =
          store.load(Samples.BTC, bars.time()[12_000], CandleStore.ALWAYS_TO, warmup).orElseThrow();
      assertEquals(Math.min(warmup, 11_500), stretch.firstBar());
      assertEquals(bars.time()[12_000], stretch.candles().time()[stretch.firstBar()]);
      assertEquals(CandleHash.of(stretch.candles()), stretch.hash());
    }
    Stretch afterEnd = store.load(Samples.BTC, Long.MAX_VALUE - 1, Long.MAX_VALUE, 7).orElseThrow();
    assertEquals(7, afterEnd.firstBar());
    assertEquals(7, afterEnd.candles().size());
  }

  @Test
  void listsInOrderAndDeletes() {
    SeriesName gold = SeriesName.of("GOLD@file:5m");
    store.merge(gold, Samples.bars(10), Merge.OnConflict.KEEP, null, () -> false);
    merge(Samples.bars(10), Merge.OnConflict.KEEP);
    assertEquals(List.of(Samples.BTC, gold), store.list().stream().map(SeriesInfo::name).toList());
    assertTrue(store.delete(gold));
    assertFalse(store.delete(gold));
    assertTrue(store.load(gold, 0, 1).isEmpty());
    assertEquals(1, store.list().size());
  }

  @Test
  void aCancelledMergeLeavesNothing() {
    AtomicInteger asked = new AtomicInteger();
    StoreFailure failure =
        assertThrows(
            StoreFailure.class,
            () ->
                store.merge(
                    Samples.BTC,
                    Samples.bars(30_000),
                    Merge.OnConflict.KEEP,
                    null,
                    () -> asked.incrementAndGet() == 3));
    assertEquals(StoreFailure.Kind.CANCELLED, failure.kind());
    assertTrue(store.info(Samples.BTC).isEmpty());
  }

  @Test
  void anInterruptedCallerIsToldWhatHappened() {
    Thread.currentThread().interrupt();
    try {
      merge(Samples.bars(30_000), Merge.OnConflict.KEEP);
      assertTrue(Thread.interrupted());
      assertEquals(30_000, store.info(Samples.BTC).orElseThrow().bars());
    } catch (StoreFailure failure) {
      assertEquals(StoreFailure.Kind.CANCELLED, failure.kind());
      assertTrue(Thread.interrupted());
      assertTrue(store.info(Samples.BTC).isEmpty());
    }
  }

  private static InstrumentFacts facts(String tick, InstrumentFacts.Origin origin) {
    return new InstrumentFacts(
        "BTC/USDT", "binance", new BigDecimal(tick), new BigDecimal("0.001"), 8, origin);
  }

  @Test
  void aBetterOriginOfFactsWinsAndAFinerInferenceToo() {
    store.note(facts("0.1", InstrumentFacts.Origin.INFERRED));
    store.note(facts("0.01", InstrumentFacts.Origin.INFERRED));
    store.note(facts("1", InstrumentFacts.Origin.INFERRED));
    assertEquals(
        new BigDecimal("0.01"), store.facts(Samples.BTC).orElseThrow().instrument().tick());
    store.note(facts("0.5", InstrumentFacts.Origin.GIVEN));
    store.note(facts("0.001", InstrumentFacts.Origin.EXCHANGE));
    assertEquals(new BigDecimal("0.5"), store.facts(Samples.BTC).orElseThrow().tick());
  }

  @Test
  void inferredFactsGoWithTheLastSeriesOfTheMarket() {
    InstrumentFacts facts = facts("0.1", InstrumentFacts.Origin.INFERRED);
    store.merge(Samples.BTC, Samples.bars(5), Merge.OnConflict.KEEP, facts, () -> false);
    store.delete(Samples.BTC);
    assertTrue(store.facts(Samples.BTC).isEmpty());
    store.note(facts("0.5", InstrumentFacts.Origin.GIVEN));
    store.delete(Samples.BTC);
    assertTrue(store.facts(Samples.BTC).isPresent());
  }

  @Test
  void twoOpenersSeeEachOthersWork() {
    try (CandleStore second = CandleStore.open(folder.resolve("candles.db"))) {
      assertFalse(second.recovered());
      merge(Samples.bars(100), Merge.OnConflict.KEEP);
      second.merge(
          Samples.BTC,
          Samples.bars(Samples.START + 100 * 300_000L, 50, 1),
          Merge.OnConflict.KEEP,
          null,
          () -> false);
      assertEquals(150, all().size());
    }
  }
}
