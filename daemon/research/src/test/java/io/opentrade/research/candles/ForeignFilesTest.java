package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files of other programs: their encodings, line ends, packings and headers.
class ForeignFilesTest {
  private static final String ROWS = "2024-01-31 10:00,1,4,1,2,10\n2024-01-31 10:01,2,5,2,3,20\n";
  private static final String HEADER = "time,open,high,low,close,volume\n";

  private static void assertTheTwoBars(String text) {
    assertTheTwoBars(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertTheTwoBars(byte[] bytes) {
    Candles candles = Texts.read(bytes, ImportOptions.DEFAULT).candles();
    long first = java.time.Instant.parse("2024-01-31T10:00:00Z").toEpochMilli();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertArrayEquals(new long[] {first, first + 60_000}, candles.time(), text);
    assertArrayEquals(new double[] {1, 2}, candles.open(), text);
    assertArrayEquals(new double[] {4, 5}, candles.high(), text);
    assertArrayEquals(new double[] {1, 2}, candles.low(), text);
    assertArrayEquals(new double[] {2, 3}, candles.close(), text);
    assertArrayEquals(new double[] {10, 20}, candles.volume(), text);
  }

  private static String refusal(byte[] bytes) {
    return String.valueOf(
        assertThrows(CandleFailure.class, () -> Texts.read(bytes, ImportOptions.DEFAULT))
            .getMessage());
  }

  @Test
  void encodingsAndLineEnds() {
    assertTheTwoBars((HEADER + ROWS).replace("\n", "\r"));
    assertTheTwoBars((HEADER + ROWS).replace("\n", "\r\n"));
    for (String name : List.of("UTF-16LE", "UTF-16BE")) {
      assertTheTwoBars(("\uFEFF" + HEADER + ROWS).getBytes(Charset.forName(name)));
    }
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.writeBytes(("\uFEFF" + Texts.bars(30_000)).getBytes(StandardCharsets.UTF_16LE));
    assertEquals(30_000, Texts.read(many.toByteArray(), ImportOptions.DEFAULT).candles().size());
  }

  @Test
  void separatorsRemarksAndBlankLines() {
    assertTheTwoBars((HEADER + ROWS).replace(',', '|'));
    assertTheTwoBars("sep=;\n" + (HEADER + ROWS).replace(',', ';'));
    assertTheTwoBars(HEADER + "# from here\n" + ROWS + "\n   \n# end\n");
  }

  @Test
  void metaTraderWithoutHeader() {
    assertTheTwoBars(ROWS.replace('-', '.').replace(' ', ','));
    assertTheTwoBars(HEADER + ROWS.replace('-', '.'));
    assertTheTwoBars("20240131 100000;1;4;1;2;10\n20240131 100100;2;5;2;3;20\n");
  }

  @Test
  void otherFormsOfTimes() {
    assertTheTwoBars(HEADER + ROWS.replace(":00,", ":00:00 GMT,").replace(":01,", ":01:00 GMT,"));
    assertTheTwoBars(HEADER + ROWS.replace(" 10", "D10"));
    String half = "date,open,high,low,close\n2024-01-31 12-AM,1,1,1,1\n2024-01-31 01-PM,1,1,1,1\n";
    Candles candles = Texts.read(half, ImportOptions.DEFAULT).candles();
    assertEquals(13 * 3_600_000L, candles.time()[1] - candles.time()[0]);
    assertTheTwoBars(
        "time_open;time_period_start;open;high;low;close;volume\n"
            + "2024-01-31T10:00:07Z;2024-01-31T10:00:00Z;1;4;1;2;10\n"
            + "2024-01-31T10:01:03Z;2024-01-31T10:01:00Z;2;5;2;3;20\n");
    assertTheTwoBars(
        "timeOpen;timeClose;open;high;low;close;volume;timestamp\n"
            + "2024-01-31T10:00:00.000Z;2024-01-31T10:00:59.999Z;1;4;1;2;10;"
            + "2024-01-31T10:00:59.999Z\n"
            + "2024-01-31T10:01:00.000Z;2024-01-31T10:01:59.999Z;2;5;2;3;20;"
            + "2024-01-31T10:01:59.999Z\n");
  }

  @Test
  void aFileThatChangesItsUnitAndBeginsWithTheNewestRow() {
    Candles candles =
        Texts.read(
                "unix,open,high,low,close\n1706695260000,2,2,2,2\n1706695200000,3,3,3,3\n"
                    + "1706695140,4,4,4,4\n1706695080,5,5,5,5\n",
                ImportOptions.DEFAULT)
            .candles();
    assertEquals(1_706_695_080_000L, candles.time()[0]);
    assertEquals(0, Texts.read(HEADER + ROWS, ImportOptions.DEFAULT).report().gaps());
    assertEquals(Timeframe.of("1m"), candles.timeframe());
  }

  @Test
  void rowsWithoutAnyPriceAreLeftOutAndTold() {
    String rows = "2024-01-31 10:00,1,4,1,2,10\n2024-01-31 10:01,null,null,null,null,null\n";
    Imported imported =
        Texts.read(HEADER + rows + ROWS.replace("10:0", "10:1"), ImportOptions.DEFAULT);
    assertEquals(3, imported.candles().size());
    assertEquals(List.of("1 rows have no prices; they are left out"), imported.report().notes());
    String half = HEADER + "2024-01-31 09:59,1,null,1,1,1\n" + ROWS;
    assertTrue(refusal(half.getBytes(StandardCharsets.UTF_8)).contains("line 2: found 'null'"));
    assertTrue(
        refusal((HEADER + "2024-01-31 09:59,,,,,\n").getBytes(StandardCharsets.UTF_8))
            .contains("no rows"));
  }

  @Test
  void namesOnThreeLines() {
    String rows = ROWS.replaceAll("(.*),(.*),(.*),(.*),(.*),(.*)", "$1,$5,$3,$4,$2,$6");
    assertTheTwoBars(
        "Price,Close,High,Low,Open,Volume\nTicker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\n"
            + "Datetime,,,,,\n"
            + rows);
  }

  @Test
  void jsonLines() {
    String arrays = ROWS.replaceAll("(.*?),(.*)\n", "[\"$1\",$2]\n");
    assertTheTwoBars(arrays);
    assertTheTwoBars(arrays.replace("[", "[[").replace("]", "]]"));
    assertTheTwoBars(arrays.replace("[", "{\"page\":[[").replace("]", "]]}"));
    String missing = "[\"2024-01-31 10:02\",NaN,NaN,NaN,NaN,NaN]\n";
    assertTheTwoBars(arrays + missing);
    String objects =
        ROWS.replaceAll(
            "(.*),(.*),(.*),(.*),(.*),(.*)\n",
            "{\"time\":\"$1\",\"open\":$2,\"high\":\"$3\",\"low\":$4,\"close\":$5,\"volume\":$6}\n");
    assertTheTwoBars(objects);
    assertTheTwoBars(objects.replace("\"open\"", "\"more\":{\"x\":[1,[2]]},\"open\""));
    assertTrue(
        refusal((objects + "{\"time\":").getBytes(StandardCharsets.UTF_8)).contains("line 3"));
  }

  @Test
  void whatCannotBeReadIsCalledByItsName() {
    assertTrue(refusal(new byte[] {'B', 'Z', 'h', '9', 0}).contains("a bzip2 archive"));
    assertTrue(
        refusal(new byte[] {(byte) 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}).contains("zstd"));
    byte[] tar = Arrays.copyOf("x.csv".getBytes(StandardCharsets.UTF_8), 1024);
    System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 5);
    assertTrue(refusal(tar).contains("a tar archive"));
    assertTrue(refusal("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)).contains("a web page"));
    assertTrue(
        refusal(Texts.zip("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"))
            .contains("an Excel workbook"));
  }
}
