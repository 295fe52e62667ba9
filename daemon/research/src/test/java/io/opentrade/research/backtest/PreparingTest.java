package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import io.opentrade.store.RunStore;
import io.opentrade.store.StoreOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much is read before `--from`.
final class PreparingTest {
  private static final DataSource STORED = DataSource.series("BTC/USDT@binance:15m");
  private static final Instant BEGINNING = Instant.parse("2023-01-01T00:00:00Z");
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final int DAYS = 400;
  private static final int BARS_A_DAY = 96;
  private static final long QUARTER = 900_000;

  @TempDir Path folder;
  private CandleStore store;
  private RunStore runs;
  private Preparing preparing;

  @SuppressWarnings("NullAway.Init") // set before each test
  PreparingTest() {}

  @BeforeEach
  void open() {
    store = CandleStore.open(folder.resolve("candles.db"));
    runs =
        RunStore.open(folder.resolve("research.db"), StoreOptions.DEFAULT, InstantSource.system());
    preparing =
        new Preparing(
            new SeriesFinder(store, new Holdouts(runs.studies()), InstantSource.system()));
    InstrumentFacts facts =
        new InstrumentFacts(
            "BTC/USDT",
            "binance",
            new BigDecimal("0.01"),
            BigDecimal.ONE,
            8,
            InstrumentFacts.Origin.GIVEN);
    store.merge(
        SeriesName.of("BTC/USDT@binance:15m"),
        quarters(),
        Merge.OnConflict.REPLACE,
        facts,
        () -> false);
  }

  @AfterEach
  void close() {
    store.close();
    runs.close();
  }

  @Test
  void aWarmUpIsCountedInTheBarsOfTheStrategy() throws Exception {
    Preparation ready = prepare(STORED, FROM, declaration("1d", 200, Map.of()));
    assertEquals(365, ready.firstDecision(), "all days before, since they are few");
    assertEquals(FROM.toEpochMilli(), ready.main().candles().time()[ready.firstDecision()]);
    assertWhole(ready.main().candles());
  }

  @Test
  void noMoreIsReadThanAWarmUpTakes() {
    Timeframe minute = Timeframe.of("1m");
    Range range = Range.of(FROM, null, 5_000, 200);
    assertEquals(1_000_000, range.read(minute, Timeframe.of("1d")).warmup());
    assertEquals(5_001 * 5, range.read(minute, Timeframe.of("5m")).warmup());
    assertEquals(5_000, range.read(minute, null).warmup());
    assertEquals(5_000, range.read(minute, minute).warmup());
    Range far = Range.of(FROM, null, 5_000, 1_000);
    assertEquals(1_001 * 1_440, far.read(minute, Timeframe.of("1d")).warmup(), "it was asked for");
  }

  @Test
  void aFirstBarThatWasCutIsLeftOut() {
    Timeframe hour = Timeframe.of("1h");
    Candles all = quarters();
    int from = 300 * BARS_A_DAY;
    Range range = Range.of(Instant.ofEpochMilli(all.time()[from]), null, 10);
    int read = range.read(all.timeframe(), hour).warmup();
    Candles cut = all.slice(from - read - 1, all.size());
    Candles hours = range.longer(cut, read + 1, hour);
    assertEquals(10, hours.indexAtOrAfter(range.from()) - 1, "and one for the one that is cut");
    assertEquals(4, hours.volume()[0]);
    Candles young = all.slice(1, all.size());
    assertEquals(3, range.longer(young, 5, hour).volume()[0], "a market may begin in a bar");
  }

  @Test
  void aFurtherSeriesOfLongerBarsGoesBackAsFar() throws Exception {
    for (DataSource source : List.of(STORED, DataSource.file(file()))) {
      Preparation ready = prepare(source, FROM, declaration(null, 0, Map.of("day", "1d")));
      Candles days = Objects.requireNonNull(ready.otherCandles().get("day"));
      assertEquals(365, days.indexAtOrAfter(FROM.toEpochMilli()));
      assertWhole(days);
      assertEquals(5_000, ready.firstDecision(), "the bars that are traded are no more");
    }
  }

  @Test
  void withoutABeginningAllIsRead() throws Exception {
    Preparation ready = prepare(STORED, null, declaration("1d", 200, Map.of("week", "1w")));
    assertEquals(DAYS, ready.main().candles().size());
    assertEquals(200, ready.firstDecision());
    assertTrue(Objects.requireNonNull(ready.otherCandles().get("week")).size() > 50);
  }

  private static void assertWhole(Candles days) {
    assertTrue(Arrays.stream(days.volume()).allMatch(volume -> volume == BARS_A_DAY));
  }

  private Preparation prepare(DataSource source, @Nullable Instant from, Declaration declaration)
      throws InterruptedException {
    StrategyFile file = new StrategyFile(new Script("x.js", Language.JAVASCRIPT, ""), "00");
    return preparing.prepare(request(source, from), file, declaration);
  }

  private static Declaration declaration(
      @Nullable String timeframe, int warmup, Map<String, String> series) {
    Timeframe own = timeframe == null ? null : Timeframe.of(timeframe);
    return new Declaration(1, own, warmup, series, Map.of(), Map.of(), Set.of(Style.SIGNALS));
  }

  /// Each bar has a volume of one: a longer bar tells by its volume what it is made of.
  private static Candles quarters() {
    int size = DAYS * BARS_A_DAY;
    long[] time = new long[size];
    Arrays.setAll(time, bar -> BEGINNING.toEpochMilli() + bar * QUARTER);
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return new Candles(Timeframe.of("15m"), time, ones, ones, ones, ones, ones);
  }

  private InputFile file() throws IOException {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    for (long time : quarters().time()) {
      text.append(time).append(",1,1,1,1,1\n");
    }
    Path path = Files.writeString(folder.resolve("btc.csv"), text);
    return new InputFile(path.toString(), new ForeignText("btc.csv"));
  }

  private static BacktestRun request(DataSource source, @Nullable Instant from) {
    return BareRun.of(List.of(source), from, null, null);
  }
}
