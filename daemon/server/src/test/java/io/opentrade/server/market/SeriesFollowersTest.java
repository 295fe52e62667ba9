package io.opentrade.server.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.stream.WebSocketServer;
import io.opentrade.store.CandleStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A market on the loopback whose minutes pass when the test says so.
@Timeout(60)
class SeriesFollowersTest {
  private static final long MINUTE = 60_000;
  private static final long START = 1_704_067_200_000L;
  private static final String SERIES = "BTC/USDT@binance:1m";
  private static final FollowPace FAST =
      new FollowPace(
          Duration.ofSeconds(2),
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofSeconds(5));

  private final WebSocketServer stream = new WebSocketServer();
  private final Loopback rest = new Loopback();
  private final Path database;
  private final SeriesFollowers followers;
  private final Exchanges exchanges;
  private volatile long now = START + 10_000;

  SeriesFollowersTest(@TempDir Path folder) {
    database = folder.resolve("candles.db");
    Settings settings = new Settings(new SettingsFile(folder.resolve("settings.json")), Map.of());
    settings.set("exchange.binance.address", rest.address());
    settings.set("exchange.binance.stream", stream.address().replaceFirst("^http", "ws"));
    exchanges = new Exchanges(settings, () -> Instant.ofEpochMilli(now));
    followers = new SeriesFollowers(database, exchanges, () -> Instant.ofEpochMilli(now), FAST);
    rest.on(
        "GET /api/v3/exchangeInfo",
        "{'symbols':[{'symbol':'BTCUSDT','status':'TRADING','baseAsset':'BTC',"
            + "'quoteAsset':'USDT','filters':["
            + "{'filterType':'PRICE_FILTER','tickSize':'0.01'},"
            + "{'filterType':'LOT_SIZE','minQty':'0.00001','maxQty':'9','stepSize':'0.00001'}]}]}");
    rest.answering("GET /api/v3/time", _ -> Loopback.status(200, "{'serverTime':" + now + "}"));
    rest.answering("GET /api/v3/klines", asked -> Loopback.status(200, klines(asked.query())));
  }

  @AfterEach
  void close() throws IOException {
    exchanges.close();
    stream.close();
    rest.close();
  }

  /// Each minute opens at 100, and closes at 100 and its number.
  private String klines(String query) {
    long from = 0;
    long to = 0;
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      from = pair[0].equals("startTime") ? Long.parseLong(pair[1]) : from;
      to = pair[0].equals("endTime") ? Long.parseLong(pair[1]) : to;
    }
    List<String> rows = new ArrayList<>();
    for (long time = Math.max(from, START); time <= Math.min(to, now); time += MINUTE) {
      long close = 100 + (time - START) / MINUTE;
      rows.add("[" + time + ",'100','200','50','" + close + "','3'," + (time + MINUTE - 1) + "]");
    }
    return "[" + String.join(",", rows) + "]";
  }

  private static String trade(long time, long id, String price, String quantity) {
    return ("{'stream':'btcusdt@trade','data':{'e':'trade','E':%d,'s':'BTCUSDT','t':%d,'p':'%s',"
            + "'q':'%s','T':%d,'m':true}}")
        .formatted(time, id, price, quantity, time);
  }

  /// The trades that make such a minute, but for the close.
  private static void minute(WebSocketServer.Connection to, int number, long id, String close)
      throws IOException {
    long start = START + number * MINUTE;
    to.say(trade(start + 1_000, id, "100", "1"));
    to.say(trade(start + 2_000, id + 1, "200", "0.5"));
    to.say(trade(start + 3_000, id + 2, "50", "0.5"));
    to.say(trade(start + 30_000, id + 3, close, "1"));
  }

  private DataFollow.Reply next(long after) throws InterruptedException {
    DataFollow.Reply reply = followers.follow(new DataFollow(SERIES, after, 10_000));
    assertTrue(reply.seq() > after, "something was heard");
    return reply;
  }

  @Test
  void barsAreStoredAsTheyCloseAndCompared() throws Exception {
    long seq = followers.follow(new DataFollow(SERIES, null, 0)).seq();
    var connection = stream.next();
    connection.next();
    minute(connection, 0, 1, "100");
    Thread.sleep(100);
    now = START + MINUTE + 5_000;
    DataFollow.Reply first = next(seq);
    assertEquals("unchecked", first.bars().getFirst().check(), "we came in the middle of it");

    minute(connection, 1, 5, "101");
    Thread.sleep(100);
    now = START + 2 * MINUTE + 5_000;
    DataFollow.Reply second = next(first.seq());
    assertEquals("agrees", second.bars().getFirst().check());
    assertEquals(Instant.ofEpochMilli(START + MINUTE), second.bars().getFirst().candle().time());

    minute(connection, 2, 9, "140");
    Thread.sleep(100);
    now = START + 3 * MINUTE + 5_000;
    DataFollow.Bar third = next(second.seq()).bars().getFirst();
    assertEquals("differs", third.check());
    assertEquals(List.of("close is 140.0, the exchange says 102.0"), third.differences());
    try (CandleStore store = CandleStore.open(database)) {
      assertEquals(3, store.info(SeriesName.of(SERIES)).orElseThrow().bars());
    }
  }

  @Test
  void aBrokenStreamAndASilentExchangeCostANoticeAndNoBar() throws Exception {
    long seq = followers.follow(new DataFollow(SERIES, null, 0)).seq();
    var connection = stream.next();
    connection.next();
    rest.answering("GET /api/v3/klines", _ -> Loopback.html(502));
    connection.cut();
    DataFollow.Reply lost = next(seq);
    assertTrue(lost.notices().getFirst().text().toString().contains("opened again"));
    now = START + 3 * MINUTE + 5_000;
    long heard = lost.seq();
    boolean silent = false;
    while (!silent) {
      DataFollow.Reply more = next(heard);
      assertEquals(List.of(), more.bars());
      silent =
          more.notices().stream()
              .anyMatch(notice -> notice.text().toString().contains("It is asked again"));
      heard = more.seq();
    }
    rest.answering("GET /api/v3/klines", asked -> Loopback.status(200, klines(asked.query())));
    List<DataFollow.Bar> bars = new ArrayList<>();
    while (bars.size() < 3) {
      now += 1_000; // the pause before the next try passes
      DataFollow.Reply more = followers.follow(new DataFollow(SERIES, heard, 100));
      bars.addAll(more.bars());
      heard = more.seq();
    }
    assertTrue(bars.size() >= 3, "nothing is left out");
    assertTrue(bars.stream().allMatch(bar -> bar.check().equals("unchecked")));
    for (int bar = 0; bar < bars.size(); bar++) {
      assertEquals(Instant.ofEpochMilli(START + bar * MINUTE), bars.get(bar).candle().time());
    }
  }

  @Test
  void whatCannotBeFollowedIsSaid() {
    assertEquals(FailureKind.USAGE, kindOf("nonsense"));
    assertEquals(FailureKind.USAGE, kindOf("BTC/USDT@kraken:5m"));
    assertEquals(FailureKind.USAGE, kindOf("BTC/USDT@binance:7m"));
  }

  private FailureKind kindOf(String series) {
    return assertThrows(
            RequestFailed.class, () -> followers.follow(new DataFollow(series, null, 0)))
        .failure()
        .kind();
  }
}
