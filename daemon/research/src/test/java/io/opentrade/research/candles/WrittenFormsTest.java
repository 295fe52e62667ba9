package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Numbers and dates as spreadsheets and local sites write them.
class WrittenFormsTest {
  private static final long DAY = Instant.parse("2024-01-12T00:00:00Z").toEpochMilli();

  private static Candles read(String text) {
    return Texts.read(text, ImportOptions.DEFAULT).candles();
  }

  private static CandleFailure refused(String text) {
    return assertThrows(CandleFailure.class, () -> read(text), text);
  }

  private static void assertTheTwoDays(String text) {
    assertTheTwoDays(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertTheTwoDays(byte[] bytes) {
    Candles candles = Texts.read(bytes, ImportOptions.DEFAULT).candles();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertArrayEquals(new long[] {DAY, DAY + 86_400_000L}, candles.time(), text);
    assertArrayEquals(new double[] {42_000.5, 43_000}, candles.open(), text);
    assertArrayEquals(new double[] {43_100.25, 44_000}, candles.high(), text);
    assertArrayEquals(new double[] {41_999, 42_500}, candles.low(), text);
    assertArrayEquals(new double[] {43_000, 43_500.75}, candles.close(), text);
    assertArrayEquals(new double[] {1_500, 2_000_000}, candles.volume(), text);
  }

  @Test
  void decimalCommasWithAndWithoutPointsBetweenThousands() {
    String header = "Datum;Eröffnung;Hoch;Tief;Schluss;Volumen\n";
    String plain =
        "12.01.2024;42000,5;43100,25;41999;43000,00;1500\n"
            + "13.01.2024;43000;44000;42500;43500,75;2000000\n";
    assertTheTwoDays(header + plain);
    assertTheTwoDays(plain);
    assertTheTwoDays((header + plain).getBytes(StandardCharsets.ISO_8859_1));
    assertTheTwoDays((header + plain).replace(';', '\t'));
    assertTheTwoDays(
        "Date;Open;High;Low;Close;Volume\n"
            + "12.01.2024;42.000,50;43.100,25;41.999;43.000;1.500\n"
            + "13.01.2024;43.000;44.000;42.500;43.500,75;2.000.000\n");
    assertTheTwoDays(
        "Date,Open,High,Low,Close,Volume\n"
            + "12.01.2024,\"42000,5\",\"43100,25\",41999,43000,\"1.500\"\n"
            + "13.01.2024,43000,44000,42500,\"43500,75\",2000000\n");
  }

  @Test
  void investingDotCom() {
    String rows =
        """
        "%s","43,500.75","43,000.00","44,000.00","42,500.0","2.00M","1.16%%"
        "%s","43,000.00","42,000.50","43,100.25","41,999.0","1.50K","-0.53%%"
        """;
    String header = "\uFEFF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n";
    assertTheTwoDays(header + rows.formatted("01/13/2024", "01/12/2024"));
    assertTheTwoDays(header + rows.formatted("Jan 13, 2024", "Jan 12, 2024"));
    Imported without =
        Texts.read(
            header + rows.replace("2.00M", "-").formatted("01/13/2024", "01/12/2024"),
            ImportOptions.DEFAULT);
    assertArrayEquals(new double[] {1_500, 0}, without.candles().volume());
    assertTrue(without.report().notes().contains("1 rows have no volume; it is taken as 0"));
    assertTheTwoDays(
        """
        "Datum","Zuletzt","Eröffn.","Hoch","Tief","Vol.","+/- %"
        "13.01.2024","43.500,75","43.000,0","44.000,0","42.500,0","2,00M","1,16%"
        "12.01.2024","43.000,00","42.000,5","43.100,25","41.999,0","1,50K","-0,53%"
        """);
  }

  @Test
  void otherSignsBetweenThousands() {
    String points = "12.01.2024;42 000.5;43 100.25;41 999;43 000;1 500\n";
    String more = "13.01.2024;43 000;44 000;42 500;43 500.75;2 000 000\n";
    String header = "Date;Open;High;Low;Close;Volume\n";
    assertTheTwoDays(header + points + more);
    assertTheTwoDays(header + (points + more).replace(' ', '\''));
    assertTheTwoDays(
        "Date,Close/Last,Volume,Open,High,Low\n"
            + "01/12/2024,$43000,1500,$42000.5,$43100.25,$41999\n"
            + "01/13/2024,$43500.75,2000000,$43000,$44000,$42500\n");
    assertTheTwoDays(
        "Date,Open,High,Low,Close,Volume\n"
            + "12-Jan-2024,\"42,000.5\",\"43,100.25\",\"41,999\",\"43,000\",\"1,500\"\n"
            + "13-Jan-2024,\"43,000\",\"44,000\",\"42,500\",\"43,500.75\",\"20,00,000\"\n");
  }

  @Test
  void aCommaThatMayMeanEitherIsNotRead() {
    String text =
        "time,open,high,low,close\n2024-01-12,\"1,234\",\"1,235\",\"1,233\",\"1,234\"\n"
            + "2024-01-13,\"1,234\",\"1,235\",\"1,233\",\"1,234\"\n";
    assertTrue(String.valueOf(refused(text).getMessage()).contains("nothing tells whether"));
    String row = ";1,234;1,235;1,233;1,234\n";
    String semicolons = "time;open;high;low;close\n2024-01-12" + row + "2024-01-13" + row;
    assertEquals(1.234, read(semicolons).open()[0]);
    String mixed = "time;open;high;low;close\n2024-01-12;1,5;2.25;1,5;2\n2024-01-13;1;1;1;1\n";
    assertTrue(String.valueOf(refused(mixed).getMessage()).contains("decimal point"));
    String late = "time;open;high;low;close\n2024-01-12;1,5;2;1,5;2\n2024-01-13;1;1;1;1.25\n";
    assertTrue(String.valueOf(refused(late).getMessage()).contains("decimal point"));
    for (String wrong : List.of("1.23,4", "1.2345,6", "1,2,3", "12.34", ",", "1e", "K")) {
      refused(
          "time;open;high;low;close\n2024-01-12;1,5;2;1,5;2\n"
              + "2024-01-13;1,5;2,5;1,5;1,5\n".repeat(4_000)
              + "2024-01-14;1;1;1;"
              + wrong);
    }
  }

  @Test
  void oneDayAboveTheTwelfthTellsForAllDates() {
    String header = "date,open,high,low,close\n";
    StringBuilder american = new StringBuilder(header);
    StringBuilder european = new StringBuilder(header);
    for (int day = 1; day <= 13; day++) {
      american.append("3/%d/2024 9:05:00 PM,1,1,1,1\n".formatted(day));
      european.append("%02d-03-2024 21:05,1,1,1,1\n".formatted(day));
    }
    long first = Instant.parse("2024-03-01T21:05:00Z").toEpochMilli();
    for (StringBuilder text : List.of(american, european)) {
      Candles candles = read(text.toString());
      assertEquals(13, candles.size());
      assertEquals(first, candles.time()[0]);
      assertEquals(first + 12 * 86_400_000L, candles.time()[12]);
    }
    CandleFailure both = refused(american + "13/3/2024 9:05:00 PM,1,1,1,1\n");
    assertTrue(String.valueOf(both.getMessage()).contains("line 15: found a date with the day"));
  }

  @Test
  void datesThatMayMeanEitherAreAskedAbout() {
    CandleFailure failure =
        refused("date,open,high,low,close\n01/02/2024,1,1,1,1\n02/02/2024,1,1,1,1\n");
    assertEquals(CandleFailure.Kind.USAGE, failure.kind());
    assertTrue(String.valueOf(failure.hint()).contains("--time-format 'dd/MM/yyyy'"));
    read("date,open,high,low,close\n02/02/2024,1,1,1,1\n03/03/2024,1,1,1,1\n");
  }

  @Test
  void writtenDatesAreInTheZoneThatWasNamed() {
    ImportOptions berlin =
        new ImportOptions(
            null, ZoneId.of("Europe/Berlin"), null, false, false, ImportLimits.DEFAULT);
    String text =
        "date,open,high,low,close\n10/29/2023 01:00,1,1,1,1\n10/29/2023 02:00,2,2,2,2\n"
            + "10/29/2023 02:00,3,3,3,3\n10/29/2023 03:00,4,4,4,4\n";
    Candles candles = Texts.read(text, berlin).candles();
    assertEquals(Instant.parse("2023-10-28T23:00:00Z").toEpochMilli(), candles.time()[0]);
    assertEquals(Instant.parse("2023-10-29T02:00:00Z").toEpochMilli(), candles.time()[3]);
    CandleFailure skipped =
        assertThrows(
            CandleFailure.class,
            () -> Texts.read("date,open,high,low,close\n03/26/2023 02:30,1,1,1,1\n", berlin));
    assertTrue(String.valueOf(skipped.getMessage()).contains("line 2: found a time that"));
  }
}
