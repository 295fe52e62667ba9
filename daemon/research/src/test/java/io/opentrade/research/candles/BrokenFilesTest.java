package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is refused, and in which words.
class BrokenFilesTest {
  private static CandleFailure refused(byte[] bytes, ImportLimits limits) {
    ImportOptions options =
        new ImportOptions(null, ImportOptions.DEFAULT.zone(), null, false, false, limits);
    return assertThrows(CandleFailure.class, () -> Texts.read(bytes, options));
  }

  private static void assertRefused(byte[] bytes, CandleFailure.Kind kind, String words) {
    assertRefused(refused(bytes, ImportLimits.DEFAULT), kind, words);
  }

  private static void assertRefused(String text, String words) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), CandleFailure.Kind.BAD_DATA, words);
  }

  private static void assertRefused(CandleFailure failure, CandleFailure.Kind kind, String words) {
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(words), message);
    assertEquals(kind, failure.kind(), message);
    assertEquals(-1, message.indexOf('\n'), "one line");
  }

  private static String withLine(int line, String text) {
    String[] lines = Texts.bars(10_000).split("\n", -1);
    lines[line - 1] = text;
    return String.join("\n", lines);
  }

  @Test
  void aBadLineIsNamedByItsNumber() {
    assertRefused(
        withLine(7_001, "1700420040000,10,abc,9,11,1"),
        "test.csv, line 7001: found 'abc', expected the high price as a number");
    assertRefused(withLine(7_001, "1700420040000,10,,9,11,1"), "line 7001: found nothing");
    assertRefused(withLine(7_001, "what,10,12,9,11,1"), "line 7001: found 'what', expected a time");
    assertRefused(withLine(7_001, "1700420040000,10,12"), "line 7001: found 3 fields");
    assertRefused(withLine(7_001, "1700420040000,10,12,9,NaN,1"), "found 'NaN'");
    assertRefused(withLine(7_001, "2024-01-01,10,12,9,11,1"), "the form of the rows before");
    assertRefused(withLine(7_001, "1700420040.5,10,12,9,11,1"), "the form of the rows before");
    assertRefused(withLine(7_001, "1700420040000,10,\u001b[31m,9,11,1"), "found '?[31m'");
  }

  @Test
  void emptyBinaryAndForeignFiles() {
    assertRefused("", "an empty file");
    assertRefused("\n\n", "an empty file");
    assertRefused("time,open,high,low,close\n", "a header and no rows");
    assertRefused("hello world, this is text\n1,2\n", "column for time, open, high, low, close");
    assertRefused("time,open,high,close\n1,2,3,4\n", "column for low");
    assertRefused("PAR2\u0000\u0001\u0002", "a binary file");
    assertRefused("1700000000000,1,2,3,4,5,6,7\n", "8 columns without a header");
    assertRefused("time,open,high,low,close\n01/31/24,1,1,1,1\n", "--time-format");
  }

  @Test
  void timesOfOtherAges() {
    for (String time : new String[] {"0000-01-01", "9999-12-31", "9223372036854775807"}) {
      assertRefused(
          "time,open,high,low,close\n2024-01-01,1,1,1,1\n".replace("2024-01-01", time),
          "line 2: found a time that would be ");
    }
  }

  @Test
  void brokenJson() {
    assertRefused("{\"a\": 1}", "JSON without an array of candles");
    assertRefused("[[1700000000000,1,2,1,1,5],\n[1700000060000,1,", "line 2: found broken JSON");
    assertRefused("[{\"time\":1700000000000,\"open\":1}]", "an element without high, low or close");
    assertRefused(
        "[[1700000000000,1,2,1,1,5],\n[1700000060000,1,\"x\",1,1,5]]", "line 2: found 'x'");
    assertRefused("[[1700000000000,1,2,1,1,5],\n7]", "line 2: found '7'");
    assertRefused(
        "[{\"time\":1700000000000,\"open\":1,\"high\":1,\"low\":1,\"close\":null}]",
        "line 1: found nothing");
  }

  @Test
  void jsonThatIsCutOffBehindTheCandles() {
    assertRefused("{\"candles\":[[1700000000000,1,2,1,1,5]]", "broken JSON");
    assertRefused("[[1700000000000,1,2,1,1,5]] xyz", "broken JSON");
  }

  @Test
  void truncatedAndDamagedGzip() {
    byte[] good = Texts.gzip(Texts.bars(10_000));
    assertRefused(Arrays.copyOf(good, good.length / 2), CandleFailure.Kind.BAD_DATA, "cut off?");
    assertRefused(Arrays.copyOf(good, 12), CandleFailure.Kind.BAD_DATA, "cut off?");
    byte[] damaged = good.clone();
    Arrays.fill(damaged, good.length / 2, good.length / 2 + 30, (byte) 0x55);
    CandleFailure failure = refused(damaged, ImportLimits.DEFAULT);
    assertEquals(CandleFailure.Kind.BAD_DATA, failure.kind());
  }

  @Test
  void truncatedAndEmptyZip() {
    byte[] good = Texts.zip("a.csv", Texts.bars(10_000));
    assertRefused(Arrays.copyOf(good, good.length / 2), CandleFailure.Kind.BAD_DATA, "cut off?");
    assertRefused(Texts.zip("readme.txt", "hello"), CandleFailure.Kind.BAD_DATA, "without a .csv");
    byte[] badEntry = Texts.zip("a.csv", Texts.bars(3), "b.csv", "time,open\nx,y\n");
    assertRefused(badEntry, CandleFailure.Kind.BAD_DATA, "test.csv, entry b.csv, line 1");
  }

  @Test
  void anArchiveInsideAnArchive() {
    byte[] inner = Texts.zip("a.csv", Texts.bars(3));
    assertRefused(
        Texts.zip("inner.zip", inner), CandleFailure.Kind.LIMIT, "archive inside an archive");
    assertRefused(
        Texts.zip("inner.gz", Texts.gzip(Texts.bars(3))),
        CandleFailure.Kind.LIMIT,
        "archive inside an archive");
  }

  @Test
  void whatUnpacksToTooMuch() {
    byte[] bomb = Texts.gzip(Texts.bars(2) + "\n".repeat(20_000_000));
    assertRefused(bomb, CandleFailure.Kind.LIMIT, "times its size");
    byte[] zipBomb = Texts.zip("a.csv", Texts.bars(2) + "\n".repeat(20_000_000));
    assertRefused(zipBomb, CandleFailure.Kind.LIMIT, "times its size");
    byte[] hidden = Texts.zip("a.csv", Texts.bars(2), "README", "\n".repeat(20_000_000));
    assertRefused(hidden, CandleFailure.Kind.LIMIT, "times its size");
    byte[] behind = Texts.zip("a.json", "[[1,2,2,1,1]]" + "\n".repeat(20_000_000));
    assertRefused(behind, CandleFailure.Kind.LIMIT, "times its size");
    ImportLimits small = new ImportLimits(1000, 200, 1, 50);
    assertRefused(
        refused(Texts.gzip(Texts.bars(100)), small),
        CandleFailure.Kind.LIMIT,
        "more than 1000 bytes");
    ImportLimits few = new ImportLimits(1 << 20, 200, 1, 50);
    assertRefused(
        refused(Texts.bars(100).getBytes(StandardCharsets.UTF_8), few),
        CandleFailure.Kind.LIMIT,
        "more than 50 rows");
    assertRefused(
        refused(Texts.zip("a.csv", Texts.bars(3), "b.csv", Texts.bars(3)), few),
        CandleFailure.Kind.LIMIT,
        "more than 1 entries");
  }

  /// Whatever is in a file, it imports or is refused in words; it never ends in another exception.
  @Test
  void randomDamageIsImportedOrRefused() {
    Random random = new Random(3);
    String json = "{\"candles\":[[1700000000000,\"1\",2,1,1,5],[1700000060000,1,2,1,1,5]]}";
    List<byte[]> seeds =
        List.of(
            Texts.bars(5).getBytes(StandardCharsets.UTF_8),
            json.getBytes(StandardCharsets.UTF_8),
            ",Open,High,Low,Close\n2024-01-31 10:00,1,2,1,1\n2024-02-01 10:00,1,2,1,1\n"
                .getBytes(StandardCharsets.UTF_8),
            Texts.gzip(Texts.bars(5)),
            Texts.zip("20240101_x.csv", "0,1,2,1,1,5\n60000,1,2,1,1,5\n", "b.json", json));
    byte[] spice =
        "0123456789.,;:-+eE \t\n\"[]{}TZ\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = seeds.get(round % seeds.size()).clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = spice[random.nextInt(spice.length)];
      }
      byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt(0, bytes.length / 2));
      try {
        assertTrue(Texts.read(cut, ImportOptions.DEFAULT).candles().size() > 0);
      } catch (CandleFailure failure) {
        assertEquals(-1, String.valueOf(failure.getMessage()).indexOf('\n'), "one line");
      }
    }
  }

  @Test
  void aMissingFileAndAFolder() {
    CandleFailure missing =
        assertThrows(
            CandleFailure.class,
            () ->
                CandleFiles.read(
                    new Source.OfFile(Path.of("no-such-file.csv")),
                    ImportOptions.DEFAULT,
                    Progress.NONE));
    assertRefused(missing, CandleFailure.Kind.NOT_FOUND, "There is no file no-such-file.csv");
    CandleFailure folder =
        assertThrows(
            CandleFailure.class,
            () ->
                CandleFiles.read(
                    new Source.OfFile(Path.of(".")), ImportOptions.DEFAULT, Progress.NONE));
    assertRefused(folder, CandleFailure.Kind.USAGE, "is a folder");
  }

  @Test
  void whoeverAsksToStopIsHeard() {
    Progress impatient =
        new Progress() {
          @Override
          public void at(long done, long total, String unit) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    CandleFailure failure =
        assertThrows(
            CandleFailure.class,
            () ->
                CandleFiles.read(
                    Texts.source("a", Texts.bars(3)), ImportOptions.DEFAULT, impatient));
    assertEquals(CandleFailure.Kind.CANCELLED, failure.kind());
  }
}
