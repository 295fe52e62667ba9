package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The dialects of files.
class CandleFilesTest {
  private static final long T0 = Instant.parse("2024-01-31T10:00:00Z").toEpochMilli();

  private static final ImportOptions BERLIN =
      new ImportOptions(null, ZoneId.of("Europe/Berlin"), null, false, false, ImportLimits.DEFAULT);

  private static Candles read(String text) {
    return Texts.read(text, ImportOptions.DEFAULT).candles();
  }

  /// Two one-minute bars, whatever the form.
  private static void assertTheTwoBars(Candles candles) {
    assertEquals(Timeframe.of("1m"), candles.timeframe());
    assertArrayEquals(new long[] {T0, T0 + 60_000}, candles.time());
    assertArrayEquals(new double[] {1.5, 2.5}, candles.open());
    assertArrayEquals(new double[] {4, 5}, candles.high());
    assertArrayEquals(new double[] {1, 2}, candles.low());
    assertArrayEquals(new double[] {2.5, 3}, candles.close());
    assertArrayEquals(new double[] {10, 20.5}, candles.volume());
  }

  @Test
  void headersInAnyOrderAndCase() {
    assertTheTwoBars(
        read(
            """
            Volume;CLOSE;<Low>;High;"Open";Date Time
            10;2.5;1;4;1.5;2024-01-31 10:00
            20.5;3;2;5;2.5;2024-01-31 10:01
            """));
  }

  @Test
  void anUnnamedFirstColumnIsTheTime() {
    assertTheTwoBars(
        read(
            ",Open,High,Low,Close,Volume\n2024-01-31T10:00,1.5,4,1,2.5,10\n"
                + "2024-01-31T10:01,2.5,5,2,3,20.5"));
  }

  @Test
  void anUnnamedIndexBesideATimeIsNotTheTime() {
    assertTheTwoBars(
        read(
            ",timestamp,open,high,low,close,volume\n0,"
                + T0
                + ",1.5,4,1,2.5,10\n"
                + "1,"
                + (T0 + 60_000)
                + ",2.5,5,2,3,20.5\n"));
  }

  @Test
  void headerlessKlinesTabsAndWindowsLines() {
    assertTheTwoBars(
        read(
            (T0
                    + ",1.5,4,1,2.5,10,0,0,0,0,0,0\r\n"
                    + (T0 + 60_000)
                    + ",2.5,5,2,3,20.5,0,0,0,0,0,0\r\n")
                .replace(',', '\t')));
  }

  @Test
  void dateAndTimeInTwoColumns() {
    assertTheTwoBars(
        read(
            "\uFEFF<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<VOL>\n"
                + "2024.01.31\t10:00:00\t1.5\t4\t1\t2.5\t10\n"
                + "2024.01.31\t10:01:00\t2.5\t5\t2\t3\t20.5\n"));
  }

  @Test
  void remarksAboveTheHeaderAndABetterTimeColumn() {
    assertTheTwoBars(
        read(
            "https://www.example.org\nunix,date,symbol,open,high,low,close,Volume BTC,Volume USDT\n"
                + T0 / 1000
                + ",x,BTC/USDT,1.5,4,1,2.5,10,7\n"
                + (T0 / 1000 + 60)
                + ",y,BTC/USDT,2.5,5,2,3,20.5,8\n"));
  }

  @Test
  void secondsToNanoseconds() {
    for (String zeros : List.of("", "000", "000000", "000000000")) {
      assertTheTwoBars(
          read(
              "time,open,high,low,close,volume\n"
                  + T0 / 1000
                  + zeros
                  + ",1.5,4,1,2.5,10\n"
                  + (T0 / 1000 + 60)
                  + zeros
                  + ",2.5,5,2,3,20.5\n"));
    }
  }

  @Test
  void closeTimesAloneAreMadeStarts() {
    assertTheTwoBars(
        read(
            "open,high,low,close,volume,close_datetime\n"
                + "1.5,4,1,2.5,10,2024-01-31 11:00:59.999000+01:00\n"
                + "2.5,5,2,3,20.5,2024-01-31 11:01:59.999000+01:00\n"));
    assertTheTwoBars(
        read(
            "open,high,low,close,volume,end\n1.5,4,1,2.5,10,2024-01-31 10:01\n"
                + "2.5,5,2,3,20.5,2024-01-31 10:02\n"));
  }

  @Test
  void jsonKlinesObjectsAndLines() {
    assertTheTwoBars(
        read(
            "[["
                + T0
                + ",\"1.5\",\"4\",\"1\",\"2.5\",\"10\",1,\"0\",5,\"0\",\"0\",\"0\"],\n["
                + (T0 + 60_000)
                + ",\"2.5\",\"5\",\"2\",\"3\",\"20.5\",1]]"));
    assertTheTwoBars(
        read(
            """
            {"name": "x", "meta": {"a": [1, 2], "b": []}, "result": {"candles": [
              {"low": 1, "start": "%d", "open": 1.5, "high": "4", "close": 2.5, "volume": 10,
               "more": {"x": [1]}},
              {"start": "%d", "open": 2.5, "high": 5, "low": 2, "close": 3, "volume": 20.5}
            ]}, "after": [[1, 2]]}
            """
                .formatted(T0 / 1000, T0 / 1000 + 60)));
    assertTheTwoBars(
        read(
            """
            [{"endTime": %d, "openPrice": 1.5, "highPrice": 4, "lowPrice": 1, "closePrice": 2.5,
              "volume": 1.0E1, "amount": 0.0},
             {"endTime": %d, "openPrice": 2.5, "highPrice": 5, "lowPrice": 2, "closePrice": 3,
              "volume": 20.5, "amount": 0.0}]
            """
                .formatted(T0 + 59_999, T0 + 119_999)));
  }

  @Test
  void namedFormatAndZone() {
    ImportOptions options =
        new ImportOptions(
            null,
            ZoneId.of("Europe/Berlin"),
            "dd.MM.yyyy HH:mm",
            false,
            false,
            ImportLimits.DEFAULT);
    assertTheTwoBars(
        Texts.read(
                "time,open,high,low,close,volume\n31.01.2024 11:00,1.5,4,1,2.5,10\n"
                    + "31.01.2024 11:01,2.5,5,2,3,20.5\n",
                options)
            .candles());
  }

  @Test
  void severalFilesAreOneSeriesInAnyOrder() {
    String first = "time,open,high,low,close,volume\n" + T0 + ",1.5,4,1,2.5,10\n";
    String second = (T0 + 60_000) + ",2.5,5,2,3,20.5\n";
    Imported imported =
        CandleFiles.read(
            List.of(Texts.source("b.csv", second), Texts.source("a.csv", first)),
            ImportOptions.DEFAULT,
            Progress.NONE);
    assertTheTwoBars(imported.candles());
    assertEquals(0, imported.report().disorder());
  }

  @Test
  void theGridIsInferredFromDecimals() {
    Grid grid =
        Texts.read(
                Texts.bars(3).replace("\n", "0\n").replace("0\n", "0.125\n"), ImportOptions.DEFAULT)
            .grid();
    assertEquals("0.1", grid.tick().toPlainString());
    assertEquals("0.001", grid.lot().toPlainString());
    assertEquals(8, grid.moneyScale());
    Grid whole = Grid.of(13, 0);
    assertEquals("0.000000000001", whole.tick().toPlainString());
    assertEquals("0.00000001", whole.lot().toPlainString());
    assertEquals(12, whole.moneyScale());
  }

  @Test
  void tradesBecomeBars() {
    String trades = "timestamp,price,amount\n%d,5,1\n%d,7,2\n%d,4,0.5\n%d,6,1\n%d,9,3\n";
    long second = T0 / 1000;
    String text = trades.formatted(second, second + 10, second + 20, second + 59, second + 130);
    Imported imported =
        Texts.read(text, ImportOptions.DEFAULT.withTrades(true).withTimeframe(Timeframe.of("1m")));
    Candles candles = imported.candles();
    assertArrayEquals(new long[] {T0, T0 + 120_000}, candles.time());
    assertArrayEquals(new double[] {5, 9}, candles.open());
    assertArrayEquals(new double[] {7, 9}, candles.high());
    assertArrayEquals(new double[] {4, 9}, candles.low());
    assertArrayEquals(new double[] {6, 9}, candles.close());
    assertArrayEquals(new double[] {4.5, 3}, candles.volume());
    assertEquals(5, imported.report().rows());
    assertEquals(1, imported.report().missing());
    assertEquals(
        CandleFailure.Kind.USAGE,
        assertThrows(
                CandleFailure.class, () -> Texts.read(text, ImportOptions.DEFAULT.withTrades(true)))
            .kind());
    assertTrue(
        String.valueOf(
                assertThrows(CandleFailure.class, () -> Texts.read(text, ImportOptions.DEFAULT))
                    .hint())
            .contains("--trades"));
  }

  @Test
  void tradesThatBeginWithTheNewestAreReadBackwards() {
    ImportOptions options =
        new ImportOptions(
            Timeframe.of("1m"), ZoneOffset.UTC, null, true, true, ImportLimits.DEFAULT);
    long end = T0 + 59_000;
    String text = "timestamp,price,amount\n%d,105,1\n%d,100,2\n%d,99,1\n%d,98,1\n";
    Imported imported = Texts.read(text.formatted(end, end, T0, T0), options);
    assertArrayEquals(new double[] {98}, imported.candles().open());
    assertArrayEquals(new double[] {105}, imported.candles().close());
    assertEquals(0, imported.report().disorder());
    assertEquals(List.of("rows were newest first"), imported.report().notes());
    Imported atOnce = Texts.read(text.formatted(T0, T0, T0, T0), options);
    assertArrayEquals(new double[] {105}, atOnce.candles().open(), "nothing tells of a direction");
  }

  @Test
  void theHourThatComesTwiceIsTwoHoursInEitherDirection() {
    String header = "date,open,high,low,close\n";
    List<String> rows =
        List.of(
            "2023-10-29 01:00,1,1,1,1\n",
            "2023-10-29 02:00,2,2,2,2\n",
            "2023-10-29 02:00,3,3,3,3\n",
            "2023-10-29 03:00,4,4,4,4\n");
    long first = Instant.parse("2023-10-28T23:00:00Z").toEpochMilli();
    long[] hours = {first, first + 3_600_000, first + 7_200_000, first + 10_800_000};
    Candles rising = Texts.read(header + String.join("", rows), BERLIN).candles();
    Candles falling = Texts.read(header + String.join("", rows.reversed()), BERLIN).candles();
    assertArrayEquals(hours, rising.time());
    assertArrayEquals(new double[] {1, 2, 3, 4}, rising.open());
    assertArrayEquals(hours, falling.time());
    assertArrayEquals(new double[] {1, 2, 3, 4}, falling.open());
  }

  @Test
  void tradesOfOneMomentInTheHourThatComesTwiceStayTogether() {
    ImportOptions options =
        new ImportOptions(
            Timeframe.of("1h"),
            ZoneId.of("Europe/Berlin"),
            null,
            true,
            false,
            ImportLimits.DEFAULT);
    List<String> trades =
        List.of(
            "2023-10-29 01:59:59,1,1\n",
            "2023-10-29 02:10:00,2,1\n",
            "2023-10-29 02:10:00,3,1\n",
            "2023-10-29 02:05:00,4,1\n",
            "2023-10-29 03:00:00,5,1\n");
    String header = "timestamp,price,amount\n";
    for (List<String> rows : List.of(trades, trades.reversed())) {
      Candles candles = Texts.read(header + String.join("", rows), options).candles();
      assertArrayEquals(new double[] {1, 2, 4, 5}, candles.open());
      assertArrayEquals(new double[] {1, 3, 4, 5}, candles.close());
    }
  }

  @Test
  void theTimeframeOfTheNameMustFitTheFile() {
    CandleFailure failure =
        assertThrows(
            CandleFailure.class,
            () ->
                Texts.read(
                    Texts.bars(10), ImportOptions.DEFAULT.withTimeframe(Timeframe.of("5m"))));
    assertTrue(String.valueOf(failure.getMessage()).contains("1m apart, not 5m"));
    assertThrows(CandleFailure.class, () -> read(Texts.bars(1)));
    assertEquals(
        1,
        Texts.read(Texts.bars(1), ImportOptions.DEFAULT.withTimeframe(Timeframe.of("5m")))
            .candles()
            .size());
  }

  @Test
  void monthsAreAsLongAsTheLongestAndSaidToBe() {
    String text =
        "date,open,high,low,close\n2024-01-31,1,1,1,1\n2024-02-29,1,1,1,1\n"
            + "2024-03-31,1,1,1,1\n2024-04-30,1,1,1,1\n";
    Imported imported = Texts.read(text, ImportOptions.DEFAULT);
    assertEquals(Timeframe.of("31d"), imported.candles().timeframe());
    assertEquals(0, imported.report().gaps());
    assertTrue(imported.report().notes().getFirst().contains("month"));
  }

  @Test
  void noMonthIsOverBeforeTheNextBegins() {
    String[] starts = {"2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01", "2024-09-01"};
    StringBuilder text = new StringBuilder("date,open,high,low,close\n");
    for (String start : starts) {
      text.append(start).append(",1,1,1,1\n");
    }
    assertEquals(Timeframe.of("31d"), read(text.toString()).timeframe(), "August is missing");
    CandleFailure failure =
        assertThrows(
            CandleFailure.class,
            () ->
                Texts.read(
                    text.toString(), ImportOptions.DEFAULT.withTimeframe(Timeframe.of("30d"))));
    assertTrue(String.valueOf(failure.getMessage()).contains("longer than 30d"));
    Candles local =
        Texts.read(
                "date,open,high,low,close\n2024-09-01,1,1,1,1\n2024-10-01,1,1,1,1\n"
                    + "2024-11-01,1,1,1,1\n",
                BERLIN)
            .candles();
    assertEquals(Timeframe.of("32d"), local.timeframe(), "October has an hour more");
  }
}
