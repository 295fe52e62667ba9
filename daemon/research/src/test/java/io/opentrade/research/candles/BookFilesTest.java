package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.sim.RecordedBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings of order books, of streams and of data vendors.
class BookFilesTest {
  private static final Path DATA =
      Path.of(System.getProperty("opentrade.data", "../shared/data")).resolve("orderbook");

  @TempDir Path folder;

  private static String rows(RecordedBook book) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < book.rows(); i++) {
      String what = List.of("whole", "bid", "ask", "lost").get(book.kind()[i]);
      boolean level = book.kind()[i] == RecordedBook.BID || book.kind()[i] == RecordedBook.ASK;
      rows.add(
          book.time()[i]
              + " "
              + what
              + (level
                  ? " "
                      + BigDecimal.valueOf(book.price()[i], book.priceScale()).stripTrailingZeros()
                      + " "
                      + BigDecimal.valueOf(book.size()[i], book.sizeScale()).stripTrailingZeros()
                  : ""));
    }
    return String.join(", ", rows);
  }

  private RecordedBook read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return BookFiles.read(file, "ETH/USDT");
  }

  private static String change(long time, long from, long to, String levels) {
    return "{\"stream\":\"ethusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":%d,\"s\":\"ETHUSDT\",\"U\":%d,\"u\":%d,%s}}\n"
        .formatted(time, from, to, levels);
  }

  @Test
  void changesJoinOnToTheSnapshotAndWhatIsMissingIsNoticed() throws IOException {
    String text =
        change(100, 1, 5, "\"b\":[[\"9\",\"1\"]],\"a\":[]")
            + change(110, 6, 8, "\"b\":[[\"9.5\",\"2\"]],\"a\":[]")
            + "{\"lastUpdateId\":6,\"bids\":[[\"9.25\",\"1\"]],\"asks\":[[\"10\",\"1.5\"]]}\n"
            + change(120, 9, 9, "\"b\":[],\"a\":[[\"10\",\"0\"]]")
            + change(130, 12, 12, "\"b\":[[\"1\",\"1\"]],\"a\":[]")
            + change(140, 13, 13, "\"b\":[[\"2\",\"1\"]],\"a\":[]")
            + "{\"lastUpdateId\":12,\"bids\":[[\"8\",\"1\"]],\"asks\":[]}\n";
    assertEquals(
        "110 whole, 110 bid 9.25 1, 110 ask 1E+1 1.5, 110 bid 9.5 2, 120 ask 1E+1 0, 130 lost,"
            + " 140 whole, 140 bid 8 1, 140 bid 2 1",
        rows(read("s.jsonl", text)));
  }

  /// A whole book tells its time, a gap ends what is known, and a kill cut the last line off.
  @Test
  void recordingsOfOurOwnAreRead() throws IOException {
    String head = "{\"stream\":\"ethusdt@recording\",\"data\":{\"e\":\"recording\"}}\n";
    String whole =
        "{\"stream\":\"ethusdt@depth\",\"data\":{\"lastUpdateId\":%d,\"E\":%d,"
            + "\"bids\":[[\"9\",\"1\"]],\"asks\":[]}}\n";
    String gap =
        "{\"stream\":\"ethusdt@gap\",\"data\":{\"e\":\"gap\",\"E\":120,\"s\":\"ETHUSDT\","
            + "\"of\":\"book\",\"why\":\"the connection broke\"}}\n";
    String text =
        head
            + whole.formatted(5, 100)
            + change(110, 6, 6, "\"b\":[[\"9.5\",\"2\"]],\"a\":[]")
            + gap
            + whole.formatted(20, 130)
            + "{\"stream\":\"ethusdt@dep";
    assertEquals(
        "100 whole, 100 bid 9 1, 110 bid 9.5 2, 120 lost, 130 whole, 130 bid 9 1",
        rows(read("own.jsonl", text)));
  }

  @Test
  void aTableOfLevelsIsRead() throws IOException {
    String text =
        """
        exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount
        x,ETH,1585699200245000,1,true,ask,6421.5,18640
        x,ETH,1585699200245000,1,true,bid,6421,2
        x,ETH,1585699201000000,1,false,bid,6421,0
        x,ETH,1585699202000000,1,true,ask,7000,1
        """;
    assertEquals(
        "1585699200245 whole, 1585699200245 ask 6421.5 1.864E+4, 1585699200245 bid 6421 2,"
            + " 1585699201000 bid 6421 0, 1585699202000 whole, 1585699202000 ask 7E+3 1",
        rows(read("t.csv", text)));
    Path zip = Files.write(folder.resolve("t.zip"), Texts.zip("t.csv", text));
    assertEquals(rows(read("t.csv", text)), rows(BookFiles.read(zip, "ETH/USDT")));
  }

  @Test
  void whatIsNoBookOfTheMarketIsSaidInALine() throws IOException {
    String other = change(1, 1, 1, "\"b\":[],\"a\":[]").replace("ETHUSDT", "XRPUSDT");
    assertTrue(failure(other).contains("the book is of XRPUSDT, and ETH/USDT is traded"));
    assertTrue(failure("a,b\n1,2\n").contains("line 1: found 'a,b'"));
    assertTrue(failure("{\"x\":\n").contains("expected a message of a stream as JSON"));
    assertTrue(
        failure("timestamp,is_snapshot,side,price,amount\n1,true,up,1,1\n").contains("side"));
    assertTrue(
        failure("timestamp,is_snapshot,side,price,amount\n1,true,bid,-1,1\n")
            .contains("makes no sense"));
    assertTrue(failure("").contains("no whole book"));
  }

  private String failure(String text) {
    return String.valueOf(
        assertThrows(CandleFailure.class, () -> read("bad.txt", text)).getMessage());
  }

  /// The file's own account of the book that a correct synchronisation ends with.
  @Test
  void aRecordedStreamEndsWithTheBookThatItShould() throws IOException {
    Path file = DATA.resolve("spot_ethusdt_20240808.jsonl.gz");
    Assumptions.assumeTrue(Files.exists(file), "no recorded data in " + DATA);
    RecordedBook book = BookFiles.read(file, "ETH/USDT");
    TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    for (int i = 0; i < book.rows(); i++) {
      if (book.kind()[i] == RecordedBook.LOST) {
        throw new AssertionError("lost at row " + i);
      }
      if (book.kind()[i] == RecordedBook.WHOLE) {
        bids.clear();
        asks.clear();
        continue;
      }
      Map<BigDecimal, BigDecimal> side = book.kind()[i] == RecordedBook.BID ? bids : asks;
      BigDecimal price = BigDecimal.valueOf(book.price()[i], book.priceScale());
      if (book.size()[i] == 0) {
        side.remove(price);
      } else {
        side.put(price, BigDecimal.valueOf(book.size()[i], book.sizeScale()));
      }
    }
    JsonNode expected =
        new ObjectMapper()
            .readTree(DATA.resolve("expected_spot_ethusdt_20240808.json").toFile())
            .get(0);
    assertEquals(expected.get("final_levels").get(0).asInt(), bids.size());
    assertEquals(expected.get("final_levels").get(1).asInt(), asks.size());
    assertEquals(top(expected.get("final_top10_bids")), top(bids));
    assertEquals(top(expected.get("final_top10_asks")), top(asks));
    assertTrue(Arrays.stream(book.time()).max().orElseThrow() < 1_723_161_700_000L);
  }

  private static String top(JsonNode levels) {
    TreeMap<Integer, String> top = new TreeMap<>();
    levels.forEach(
        level -> top.put(top.size(), plain(level.get(0).asText(), level.get(1).asText())));
    return String.join(" ", top.values());
  }

  private static String top(Map<BigDecimal, BigDecimal> side) {
    return String.join(
        " ",
        side.entrySet().stream()
            .limit(10)
            .map(each -> plain(each.getKey().toString(), each.getValue().toString()))
            .toList());
  }

  private static String plain(String price, String size) {
    return new BigDecimal(price).stripTrailingZeros().toPlainString()
        + "x"
        + new BigDecimal(size).stripTrailingZeros().toPlainString();
  }
}
