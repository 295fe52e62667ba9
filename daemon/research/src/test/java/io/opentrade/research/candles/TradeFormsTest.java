package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import org.junit.jupiter.api.Test;

/// Trades without names of columns, in the forms in which exchanges send them.
class TradeFormsTest {
  private static final long T0 = Texts.START;
  private static final ImportOptions MINUTES =
      ImportOptions.DEFAULT.withTrades(true).withTimeframe(Timeframe.of("1m"));

  /// Four trades of one minute: `%1$d` is the time, then price, amount and number.
  private static String trades(String form) {
    StringBuilder text = new StringBuilder();
    int[] prices = {100, 104, 99, 102};
    for (int i = 0; i < prices.length; i++) {
      text.append(form.formatted(T0 + i * 10_000L, prices[i], i + 1, 5_000 + i));
    }
    return text.toString();
  }

  private static void assertTheBar(String text) {
    Candles candles = Texts.read(text, MINUTES).candles();
    assertArrayEquals(new long[] {T0}, candles.time(), text);
    assertArrayEquals(new double[] {100}, candles.open(), text);
    assertArrayEquals(new double[] {104}, candles.high(), text);
    assertArrayEquals(new double[] {99}, candles.low(), text);
    assertArrayEquals(new double[] {102}, candles.close(), text);
    assertArrayEquals(new double[] {10}, candles.volume(), text);
  }

  private static String json(String row) {
    String all = trades(row.replace('\'', '"') + ",");
    return "[" + all.substring(0, all.length() - 1) + "]";
  }

  @Test
  void binanceTradesAndAggregates() {
    assertTheBar(trades("%4$d,%2$d.0,%3$d.0,420,%1$d,true\n"));
    assertTheBar(trades("%4$d,%2$d.0,%3$d.0,420,%1$d,True,True\n"));
    assertTheBar(trades("%4$d,%2$d.0,%3$d.0,7,7,%1$d,false,true\n"));
    assertTheBar(trades("%4$d,%2$d.0,%3$d.0,7,7,%1$d000,false\n"));
    CandleFailure failure =
        assertThrows(
            CandleFailure.class,
            () ->
                Texts.read(
                    trades("%4$d,%2$d.0,%3$d.0,7,7,%1$d,false,true\n"), ImportOptions.DEFAULT));
    assertTrue(String.valueOf(failure.hint()).contains("--trades"));
  }

  @Test
  void arraysOfExchanges() {
    assertTheBar(json("[%1$d,%2$d,%3$d]"));
    assertTheBar(json("['%2$d','%3$d',%1$d,'b','l','',%4$d]"));
    assertTheBar(json("[%1$d,'%4$d',null,'buy',%2$d,%3$d,7.5]"));
    assertTheBar(json("[%4$d,%1$d,-%3$d,%2$d]"));
  }

  @Test
  void arraysThatNobodyKnowsAreRefused() {
    CandleFailure failure =
        assertThrows(CandleFailure.class, () -> Texts.read(json("[%1$d,%2$d,%3$d,1,2]"), MINUTES));
    assertEquals(CandleFailure.Kind.BAD_DATA, failure.kind());
    assertTrue(String.valueOf(failure.getMessage()).contains("5 values without names"));
  }
}
