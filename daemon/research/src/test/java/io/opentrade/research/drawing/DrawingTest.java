package io.opentrade.research.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DrawingTest {
  private static final int BARS = 7001;

  private static Drawing drawing(int from) {
    long[] time = new long[BARS];
    double[] price = new double[BARS];
    double[] volume = new double[BARS];
    Arrays.setAll(time, bar -> bar * 60_000L);
    Arrays.fill(price, 100);
    Arrays.fill(volume, 1);
    double[] low = price.clone();
    double[] high = price.clone();
    low[4321] = 40;
    high[5678] = 160;
    Candles candles = new Candles(Timeframe.of("1m"), time, price, high, low, price, volume);
    Instrument instrument = new Instrument("A/B", BigDecimal.ONE, BigDecimal.ONE, 2);
    Market market = new Market(candles, instrument, from, from);
    Settings settings =
        new Settings(Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(BigDecimal.TEN), false);
    Outcome outcome =
        Backtest.run(
            market, settings, new ReplayStrategy(new DecisionLog(List.of())), Progress.SILENT);
    double[] plot = new double[BARS];
    Arrays.setAll(plot, bar -> bar < 10 ? Double.NaN : bar);
    return Thinning.of(Markets.of(market), outcome, List.of(Map.of("<b>", plot)));
  }

  @Test
  void noHighAndNoLowIsLost() {
    Drawing drawing = drawing(0);
    Sheet sheet = drawing.sheets().getFirst();
    assertEquals(3, sheet.stretch());
    assertEquals(2334, sheet.bars().size());
    assertEquals(40, Arrays.stream(sheet.bars().low()).min().orElseThrow());
    assertEquals(160, Arrays.stream(sheet.bars().high()).max().orElseThrow());
    assertEquals(BARS, Arrays.stream(sheet.bars().volume()).sum());
    double[] plot = sheet.plots().get("<b>");
    assertTrue(plot != null && Double.isNaN(plot[0]) && plot[3] == 11 && plot[2333] == 7000);
    assertArrayEquals(new long[] {0, 1, 2, 3, 4}, drawing.day());
  }

  @Test
  void warmUpIsNotDrawn() {
    Sheet sheet = drawing(5000).sheets().getFirst();
    assertEquals(1, sheet.stretch());
    assertEquals(2001, sheet.bars().size());
    assertEquals(5000 * 60_000L, sheet.bars().time()[0]);
  }

  @Test
  void isReadBackAsItWasWritten() {
    Drawing drawing = drawing(0);
    byte[] bytes = DrawingCodec.encode(drawing);
    Drawing read = DrawingCodec.decode(bytes);
    assertArrayEquals(bytes, DrawingCodec.encode(read));
    Sheet wrote = drawing.sheets().getFirst();
    Sheet found = read.sheets().getFirst();
    assertEquals("A/B", found.symbol());
    assertArrayEquals(wrote.bars().low(), found.bars().low());
    assertArrayEquals(wrote.plots().get("<b>"), found.plots().get("<b>"));
    assertThrows(
        IllegalArgumentException.class,
        () -> DrawingCodec.decode(Arrays.copyOf(bytes, bytes.length / 2)));
  }
}
