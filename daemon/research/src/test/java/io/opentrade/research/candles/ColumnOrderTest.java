package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Columns without names: the prices must not be taken for one another.
class ColumnOrderTest {
  private static final long T0 = Texts.START;

  /// Bars that rise and fall, in an order of columns: `%1$d` is the time, then open, high, low,
  /// close, volume.
  private static String rows(String form) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      int open = 100 + i % 3 * 2;
      int close = 101 + i % 2 * 3;
      int high = Math.max(open, close) + 1;
      int low = Math.min(open, close) - 1;
      text.append(form.formatted(T0 + i * 60_000L, open, high, low, close, 7).replace('\'', '"'));
    }
    return text.toString();
  }

  private static String json(String row) {
    String all = rows(row + ",");
    return "[" + all.substring(0, all.length() - 1) + "]";
  }

  private static void assertTheBars(String text) {
    Candles candles = Texts.read(text, ImportOptions.DEFAULT).candles();
    assertEquals(20, candles.size(), text);
    for (int bar = 0; bar < 2; bar++) {
      assertEquals(T0 + bar * 60_000L, candles.time()[bar], text);
    }
    assertArrayEquals(new double[] {100, 102}, first(candles.open()), text);
    assertArrayEquals(new double[] {102, 105}, first(candles.high()), text);
    assertArrayEquals(new double[] {99, 101}, first(candles.low()), text);
    assertArrayEquals(new double[] {101, 104}, first(candles.close()), text);
    assertArrayEquals(new double[] {7, 7}, first(candles.volume()), text);
  }

  private static double[] first(double[] column) {
    return java.util.Arrays.copyOf(column, 2);
  }

  @Test
  void theOrdersOfExchangesAreToldApartByThePrices() {
    for (String order :
        List.of(
            "%1$d,%2$d,%3$d,%4$d,%5$d,%6$d",
            "%1$d,%2$d,%5$d,%3$d,%4$d,%6$d", "%1$d,%4$d,%3$d,%2$d,%5$d,%6$d")) {
      assertTheBars(rows(order + "\n"));
      assertTheBars(json("[" + order + "]"));
    }
  }

  @Test
  void anOrderThatIsNotThatOfNamesIsTold() {
    List<String> notes =
        Texts.read(rows("%1$d,%2$d,%5$d,%3$d,%4$d,%6$d\n"), ImportOptions.DEFAULT).report().notes();
    assertEquals(
        List.of("columns without names were taken as time, open, close, high, low, volume"), notes);
  }

  @Test
  void pricesInNoKnownOrderAreRefused() {
    CandleFailure failure =
        assertThrows(
            CandleFailure.class,
            () -> Texts.read(json("[%1$d,%6$d,%5$d,%3$d,%4$d,%2$d]"), ImportOptions.DEFAULT));
    assertEquals(CandleFailure.Kind.BAD_DATA, failure.kind());
    assertTrue(String.valueOf(failure.getMessage()).contains("in no known order"));
  }

  @Test
  void namesAreBelievedWhateverThePrices() {
    Imported imported =
        Texts.read(
            "time,open,high,low,close\n" + rows("%1$d,%2$d,%5$d,%3$d,%4$d\n"),
            ImportOptions.DEFAULT);
    assertEquals(20, imported.report().ohlc());
  }

  @Test
  void theAveragePriceOfKrakenIsNotTheVolume() {
    assertTheBars(
        "{'error':[],'result':{'XXBTZUSD':%s,'last':1}}"
            .formatted(json("[%1$d,'%2$d','%3$d','%4$d','%5$d','100.5','%6$d',17]"))
            .replace('\'', '"'));
  }

  @Test
  void sevenColumnsEndWithACountOfTrades() {
    assertTheBars(rows("%1$d,%2$d,%3$d,%4$d,%5$d,%6$d,17\n"));
  }

  @Test
  void theVolumeIsThatOfWhatIsBought() {
    String rows = rows("%1$d,%2$d,%3$d,%4$d,%5$d,999,%6$d\n");
    for (String two :
        List.of("Volume USDT,Volume MATIC", "Volume MA,Volume", "Volume BTC,volume")) {
      assertTheBars("time,open,high,low,close," + two + "\n" + rows);
    }
  }

  @Test
  void twoMarketsInOneFileAreRefused() {
    String rows = rows("%1$d,BTC/USD,%2$d,%3$d,%4$d,%5$d,%6$d\n");
    String header = "time,symbol,open,high,low,close,volume\n";
    assertTheBars(header + rows.replaceFirst("BTC/USD", "btcusd"));
    CandleFailure failure =
        assertThrows(
            CandleFailure.class,
            () -> Texts.read(header + rows + rows.replace("BTC", "ETH"), ImportOptions.DEFAULT));
    assertTrue(
        String.valueOf(failure.getMessage()).contains("line 22: found the market 'ETH/USD'"));
    String objects = json("{'t':%1$d,'o':%2$d,'h':%3$d,'l':%4$d,'c':%5$d,'s':'X%2$d'}");
    assertThrows(CandleFailure.class, () -> Texts.read(objects, ImportOptions.DEFAULT));
  }
}
