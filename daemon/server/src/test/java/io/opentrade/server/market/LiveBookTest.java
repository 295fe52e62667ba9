package io.opentrade.server.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamEvent.TextLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class LiveBookTest {
  private static final Path DATA = Path.of(System.getProperty("opentrade.data", "../shared/data"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Market MARKET = new Market("ETH/USDT", MarketKind.SPOT, "ETHUSDT");

  private static StreamEvent.Change change(long first, long last, long previous) {
    return new StreamEvent.Change(
        MARKET,
        List.of(new TextLevel("99", Long.toString(last))),
        List.of(),
        first,
        last,
        previous,
        StreamEvent.NONE,
        StreamEvent.NONE);
  }

  private static StreamEvent.Snapshot snapshot(long sequence) {
    return new StreamEvent.Snapshot(
        MARKET,
        List.of(new TextLevel("100", "1"), new TextLevel("99", "1")),
        List.of(new TextLevel("101", "1")),
        sequence,
        StreamEvent.NONE,
        StreamEvent.NONE);
  }

  @Test
  void changesWaitForTheSnapshot() {
    LiveBook book = new LiveBook(MARKET);
    assertFalse(book.take(change(8, 10, StreamEvent.NONE)));
    assertFalse(book.take(change(11, 12, StreamEvent.NONE)));
    assertFalse(book.take(change(13, 15, StreamEvent.NONE)));
    assertNotNull(book.stale());
    assertTrue(book.take(snapshot(11)));
    assertNull(book.stale());
    assertEquals(15, book.sequence());
    assertEquals(1, book.dropped());
    assertEquals(Quantity.of("15"), book.depth(5).bids().get(1).quantity());
  }

  @Test
  void levelsWithoutEndAreLetGoFarFromTheMarket() {
    LiveBook book = new LiveBook(MARKET);
    book.take(snapshot(0));
    for (int last = 1; last <= 30; last++) {
      book.take(wide(last, 1_000));
    }
    assertEquals(10_000, book.size()[0]);
    assertEquals(Price.of("100"), book.depth(1).bids().getFirst().price());
    assertNull(book.stale());
  }

  @Test
  void neitherDoTheyWaitWithoutEnd() {
    LiveBook book = new LiveBook(MARKET);
    for (int last = 1; last <= 60; last++) {
      book.take(wide(last, 10_000));
    }
    // The first ten do not wait any more, so that what follows them is missing.
    assertFalse(book.take(snapshot(5)));
    assertTrue(book.take(snapshot(60)));
  }

  private static StreamEvent.Change wide(int last, int levels) {
    List<TextLevel> bids = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      bids.add(new TextLevel("99." + String.format("%08d", last * levels + level), "1"));
    }
    return new StreamEvent.Change(
        MARKET, bids, List.of(), last, last, StreamEvent.NONE, StreamEvent.NONE, StreamEvent.NONE);
  }

  @Test
  void aGapMakesItStaleUntilTheNextSnapshot() {
    LiveBook book = new LiveBook(MARKET);
    book.take(snapshot(10));
    assertTrue(book.take(change(11, 12, StreamEvent.NONE)));
    assertFalse(book.take(change(14, 15, StreamEvent.NONE)));
    assertTrue(String.valueOf(book.stale()).contains("after number 12"));
    assertFalse(book.take(change(16, 17, StreamEvent.NONE)));
    assertTrue(book.take(snapshot(14)));
    assertEquals(17, book.sequence());
  }

  @Test
  void behindAGapTheRestWaitsForTheNextSnapshot() {
    LiveBook book = new LiveBook(MARKET);
    book.take(change(20, 21, StreamEvent.NONE));
    book.take(change(22, 23, StreamEvent.NONE));
    assertFalse(book.take(snapshot(10)), "older than what waits");
    assertTrue(book.take(snapshot(20)));
    assertEquals(23, book.sequence());
  }

  @Test
  void futuresNameTheNumberBefore() {
    LiveBook book = new LiveBook(MARKET);
    book.take(snapshot(10));
    assertTrue(book.take(change(9, 12, 8)), "the first one brackets the snapshot");
    assertTrue(book.take(change(15, 18, 12)));
    assertFalse(book.take(change(19, 20, 17)));
  }

  /// OKX's documented example, and a sign of life with nothing in it.
  @Test
  void theChecksumOfOkx() {
    List<TextLevel> bids = List.of(new TextLevel("3366.1", "7"), new TextLevel("3366", "6"));
    List<TextLevel> asks = List.of(new TextLevel("3366.8", "9"), new TextLevel("3368", "8"));
    LiveBook book = new LiveBook(MARKET);
    assertTrue(
        book.take(new StreamEvent.Snapshot(MARKET, bids, asks, 5, -1881014294, StreamEvent.NONE)));
    StreamEvent.Change pulse =
        new StreamEvent.Change(MARKET, List.of(), List.of(), 5, 5, 5, -1881014294, 1);
    assertTrue(book.take(pulse));
    StreamEvent.Change wrong =
        new StreamEvent.Change(
            MARKET, List.of(new TextLevel("3366", "7")), List.of(), 6, 6, 5, -1881014294, 2);
    assertFalse(book.take(wrong));
    assertTrue(String.valueOf(book.stale()).contains("checksum"));
  }

  /// The digits count, not the number: 7.0 is another text than 7.
  @Test
  void theChecksumIsOverTheText() {
    LiveBook book = new LiveBook(MARKET);
    assertFalse(
        book.take(
            new StreamEvent.Snapshot(
                MARKET,
                List.of(new TextLevel("3366.1", "7.0"), new TextLevel("3366", "6")),
                List.of(new TextLevel("3366.8", "9"), new TextLevel("3368", "8")),
                5,
                -1881014294,
                StreamEvent.NONE)));
  }

  /// The recording from its first line; a message whose place is `leftOut` never arrives.
  private static final class Recording {
    final LiveBook book = new LiveBook(MARKET);
    int matches;
    int compared;
    int depth;
    int staleAfter = -1;
    int messages;

    void play(int leftOut, List<String> lines) throws IOException {
      Map<Long, String> tickers = new HashMap<>();
      for (String line : lines) {
        JsonNode message = JSON.readTree(line.substring(line.indexOf(' ') + 1));
        JsonNode data = message.path("data");
        if (message.has("lastUpdateId")) {
          book.take(depth(message));
        } else if (message.path("stream").asText().endsWith("@bookTicker")) {
          long number = data.path("u").asLong();
          if (number == book.sequence()) {
            compare(data.toString());
          } else if (number > book.sequence()) {
            tickers.put(number, data.toString());
          }
        } else if (data.path("e").asText().equals("depthUpdate") && depth++ != leftOut) {
          book.take(change(data));
          if (book.stale() != null && staleAfter < 0 && messages > 0) {
            staleAfter = depth;
          }
          compare(tickers.getOrDefault(book.sequence(), ""));
        }
        messages += book.stale() == null ? 1 : 0;
      }
    }

    /// A ticker of the number that the book has, whichever of the two came first.
    private void compare(String ticker) throws IOException {
      if (book.stale() != null || ticker.isEmpty()) {
        return;
      }
      JsonNode data = JSON.readTree(ticker);
      compared++;
      Depth best = book.depth(1);
      boolean same =
          best.bids().getFirst().equals(level(data, "b", "B"))
              && best.asks().getFirst().equals(level(data, "a", "A"));
      matches += same ? 1 : 0;
    }

    private static Depth.Level level(JsonNode data, String price, String quantity) {
      return new Depth.Level(
          Price.of(data.path(price).asText()), Quantity.of(data.path(quantity).asText()));
    }
  }

  private static Depth depth(JsonNode message) {
    return new Depth(
        MARKET,
        depthLevels(message.path("bids")),
        depthLevels(message.path("asks")),
        message.path("lastUpdateId").asLong(),
        0);
  }

  private static List<Depth.Level> depthLevels(JsonNode rows) {
    List<Depth.Level> levels = new ArrayList<>();
    rows.forEach(
        row ->
            levels.add(
                new Depth.Level(Price.of(row.get(0).asText()), Quantity.of(row.get(1).asText()))));
    return levels;
  }

  private static StreamEvent.Change change(JsonNode data) {
    return new StreamEvent.Change(
        MARKET,
        texts(data.path("b")),
        texts(data.path("a")),
        data.path("U").asLong(),
        data.path("u").asLong(),
        StreamEvent.NONE,
        StreamEvent.NONE,
        StreamEvent.NONE);
  }

  private static List<TextLevel> texts(JsonNode rows) {
    List<TextLevel> levels = new ArrayList<>();
    rows.forEach(row -> levels.add(new TextLevel(row.get(0).asText(), row.get(1).asText())));
    return levels;
  }

  private static List<String> lines() throws IOException {
    Path file = DATA.resolve("orderbook/spot_ethusdt_20240808.jsonl.gz");
    assumeTrue(Files.exists(file), "no recorded data at " + file);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Test
  void theRecordedBookAgreesWithEveryTicker() throws IOException {
    Recording recording = new Recording();
    recording.play(-1, lines());
    JsonNode expected =
        JSON.readTree(DATA.resolve("orderbook/expected_spot_ethusdt_20240808.json").toFile())
            .get(0);
    LiveBook book = recording.book;
    assertNull(book.stale());
    assertEquals(expected.path("bookTicker_matches_at_same_u").get(0).asInt(), recording.compared);
    assertEquals(recording.compared, recording.matches);
    assertEquals(expected.path("depth_applied").asLong(), book.applied());
    assertEquals(expected.path("buffered_dropped").asLong(), book.dropped());
    assertEquals(expected.path("last_u").asLong(), book.sequence());
    assertArrayEquals(
        new int[] {
          expected.path("final_levels").get(0).asInt(), expected.path("final_levels").get(1).asInt()
        },
        book.size());
    assertEquals(depthLevels(expected.path("final_top10_bids")), book.depth(10).bids());
    assertEquals(depthLevels(expected.path("final_top10_asks")), book.depth(10).asks());
  }

  @Test
  void oneLostChangeIsNoticedAtTheNextAndASnapshotHeals() throws IOException {
    Recording recording = new Recording();
    recording.play(1_000, lines());
    assertEquals(1_002, recording.staleAfter, "the change right behind the lost one");
    assertNotNull(recording.book.stale());
    assertEquals(recording.compared, recording.matches, "a stale book is not believed");

    Recording whole = new Recording();
    whole.play(-1, lines());
    Depth everything = whole.book.depth(5_000);
    assertTrue(recording.book.take(everything));
    assertEquals(everything.bids(), recording.book.depth(5_000).bids());
    assertEquals(
        new BigDecimal("2682.5"), recording.book.depth(1).bids().getFirst().price().value());
  }
}
