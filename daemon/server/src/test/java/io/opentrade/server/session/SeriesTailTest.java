package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An exchange tells bars later than they close, skips some, and tells one twice: each is handed on
/// once, in order.
final class SeriesTailTest {
  private static final Timeframe FIVE = Timeframe.of("5m");
  private static final long BAR = FIVE.millis();
  private static final int MOST = 20;

  /// Bars are there so many milliseconds after they close, those of some starts never.
  private static final class LateFeed implements Feed {
    private final FakeFeed whole = new FakeFeed().set("BTC/USDT", "1");
    private final List<Long> missing = new ArrayList<>();
    private final List<Long> askedFrom = new ArrayList<>();
    private long known;
    private boolean generous;
    private boolean silent;

    @Override
    public Answer<Listing> listing(String exchange, String symbol) {
      return whole.listing(exchange, symbol);
    }

    @Override
    public Answer<Ticker> ticker(String exchange, String symbol) {
      return whole.ticker(exchange, symbol);
    }

    @Override
    public Answer<Candles> candles(
        String exchange, String symbol, Timeframe timeframe, long from, long to) {
      if (silent) {
        return Answer.failed(new VenueError.Down("maintenance"));
      }
      askedFrom.add(from);
      // A generous exchange answers with older ones as well, and with one that has not closed.
      long begin = generous ? Math.max(0, from - 3 * BAR) : from;
      long end = generous ? known + BAR : Math.min(to, known);
      List<Long> starts = new ArrayList<>();
      for (long start = timeframe.floor(begin); start < end; start += BAR) {
        if (start >= begin && !missing.contains(start)) {
          starts.add(start);
        }
      }
      long[] time = starts.stream().mapToLong(Long::longValue).toArray();
      double[] price = starts.stream().mapToDouble(start -> 1 + start / (double) BAR).toArray();
      return Answer.of(
          new Candles(timeframe, time, price, price, price, price, new double[time.length]));
    }
  }

  private final Path folder;
  private final LateFeed feed = new LateFeed();
  private LedgerStore store;
  private Session session;
  private SeriesTail tail;

  SeriesTailTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    store = Demo.store(folder.resolve("demo.db"));
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            () -> Instant.EPOCH,
            () -> LogLevel.WARN);
    session = new Session(store, store.account("demo").orElseThrow(), () -> Instant.EPOCH, log);
    Markets markets = new Markets(feed, () -> Instant.EPOCH);
    tail = new SeriesTail(session, SeriesName.of("BTC/USDT@binance:5m"), markets);
  }

  @AfterEach
  void close() {
    session.close();
    store.close();
  }

  /// The ends of all bars that wait, in bars since the epoch.
  private List<Long> taken() {
    List<Long> ends = new ArrayList<>();
    while (tail.next() != SeriesTail.NEVER) {
      ends.add(tail.next() / BAR);
      tail.take();
    }
    return ends;
  }

  private boolean fetch(long bars, long known) {
    feed.known = known * BAR;
    return tail.fetch(bars * BAR + 1_000, MOST);
  }

  @Test
  void aBarThatComesLateIsHandedOnWhenItIsThere() {
    assertTrue(fetch(100, 100));
    assertEquals(20, taken().size());
    assertFalse(fetch(101, 100), "the newest is not there yet");
    assertEquals(List.of(), taken());
    assertFalse(fetch(102, 101), "one of two");
    assertEquals(List.of(101L), taken());
    assertTrue(fetch(102, 102));
    assertEquals(List.of(102L), taken());
    assertEquals(SeriesTail.NEVER, tail.next());
  }

  @Test
  void nothingIsAskedForWhileTheNewestIsThere() {
    fetch(100, 100);
    int asked = feed.askedFrom.size();
    assertTrue(fetch(100, 100));
    assertEquals(asked, feed.askedFrom.size());
  }

  @Test
  void aBarThatNobodyTradedInDoesNotHoldUpThoseAfterIt() {
    fetch(100, 100);
    taken();
    feed.missing.add(100 * BAR);
    assertFalse(fetch(101, 101));
    assertTrue(fetch(102, 102));
    assertEquals(List.of(102L), taken());
  }

  @Test
  void aBarIsHandedOnOnceAndNeverBeforeItsEnd() {
    fetch(100, 100);
    taken();
    feed.generous = true;
    assertTrue(fetch(102, 102));
    assertEquals(List.of(101L, 102L), taken());
    assertTrue(fetch(103, 103));
    assertEquals(List.of(103L), taken());
  }

  @Test
  void afterALongSilenceTheNewestAreFetchedAndNoMore() {
    fetch(100, 100);
    taken();
    feed.silent = true;
    assertThrows(RequestFailed.class, () -> fetch(150, 150));
    assertEquals(List.of(), taken());
    feed.silent = false;
    assertTrue(fetch(200, 200));
    List<Long> ends = taken();
    assertEquals(MOST, ends.size());
    assertEquals(181L, ends.getFirst());
    assertEquals(200L, ends.getLast());
  }
}
