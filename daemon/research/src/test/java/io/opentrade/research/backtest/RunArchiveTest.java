package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.drawing.Drawing;
import io.opentrade.research.drawing.DrawingCodec;
import io.opentrade.research.drawing.Sheet;
import io.opentrade.store.RunStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunArchiveTest {
  private static final RunStore.Document EMPTY = target -> target.write("{}");

  @TempDir Path folder;

  @Test
  void pagesOfTheEquityMakeTheWhole() {
    try (RunStore store = RunStore.open(folder.resolve("research.db"))) {
      long[] times = {0, 60_000, 120_000};
      String id = store.nextId();
      store.save(id, "x.js", Map.of(), EMPTY, times, new double[] {1, 2, 3}, new byte[0]);
      RunArchive archive = new RunArchive(store);
      BacktestEquity.Reply first = archive.equity(new BacktestEquity(id, 0, 2));
      BacktestEquity.Reply second = archive.equity(new BacktestEquity("last", 2, 2));
      assertEquals(2L, first.next());
      assertEquals(3, second.points().getFirst().equity());
      assertNull(second.next());
    }
  }

  @Test
  void aRunWithoutEquityAndARunThatIsNotThereAreToldApart() {
    try (RunStore store = RunStore.open(folder.resolve("research.db"))) {
      RunArchive archive = new RunArchive(store);
      assertThrows(RequestFailed.class, () -> archive.show("last"));
      store.save(store.nextId(), "x.js", Map.of(), EMPTY, new long[0], new double[0], new byte[0]);
      RequestFailed failed =
          assertThrows(RequestFailed.class, () -> archive.equity(new BacktestEquity("last", 0, 2)));
      assertEquals("run it again with --equity FILE.csv", failed.failure().hint());
    }
  }

  @Test
  void theCandlesKeptWithARunAreToldNewestIfNotAll() {
    try (RunStore store = RunStore.open(folder.resolve("research.db"))) {
      double[] prices = {1, 2, 3};
      long[] times = {0, 60_000, 120_000};
      Candles bars = new Candles(Timeframe.of("1m"), times, prices, prices, prices, prices, prices);
      Drawing drawing =
          new Drawing(List.of(new Sheet("A/B", bars, 2, Map.of())), new long[0], new double[0]);
      byte[] kept = DrawingCodec.encode(drawing);
      store.save(store.nextId(), "x.js", Map.of(), EMPTY, new long[0], new double[0], kept);
      RunArchive archive = new RunArchive(store);
      BacktestCandles.Reply reply = archive.candles(new BacktestCandles("last", "A/B@file:1m", 2));
      assertEquals(2, reply.stretch());
      assertEquals(Instant.ofEpochMilli(60_000), reply.bars().getFirst().time());
      assertEquals(2, reply.bars().size());
      assertThrows(
          RequestFailed.class, () -> archive.candles(new BacktestCandles("last", "C/D@x:1m", 2)));
    }
  }

  @Test
  void aThinnedChartKeepsTheLowestPoint() {
    int bars = 5001;
    long[] time = new long[bars];
    Arrays.setAll(time, bar -> bar * 60_000L);
    double[] flat = new double[bars];
    Arrays.fill(flat, 100);
    double[] equity = flat.clone();
    equity[3333] = 40;
    Candles candles =
        new Candles(Timeframe.of("1m"), time, flat, flat, flat, flat, new double[bars]);
    Instrument instrument = new Instrument("A/B", BigDecimal.ONE, BigDecimal.ONE, 2);
    EquityChart chart = EquityCharts.of(Markets.of(Market.of(candles, instrument)), equity);
    assertEquals(
        40, chart.points().stream().mapToDouble(EquityChart.Point::low).min().orElseThrow());
    assertEquals(100, chart.points().getLast().last());
  }
}
