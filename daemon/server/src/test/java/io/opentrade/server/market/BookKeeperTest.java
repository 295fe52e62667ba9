package io.opentrade.server.market;

import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import io.opentrade.server.venue.stream.WebSocketServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Live books over loopback streams, in each exchange's own messages.
@Timeout(30)
class BookKeeperTest {
  private final WebSocketServer stream = new WebSocketServer();
  private final Loopback rest = new Loopback();
  private final Bench bench = new Bench();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private Addresses addresses() {
    HttpUrl here = HttpUrl.get(rest.address());
    HttpUrl there = HttpUrl.get(stream.address());
    return new Addresses(here, here, there, there);
  }

  private BookKeeper keeper(Venue venue) {
    BookKeeper keeper =
        new BookKeeper(
            venue,
            List.of(value(venue.market("BTC/USDT"))),
            new BookListener() {
              @Override
              public void changed(LiveBook book) {
                told.add(book.sequence() + " " + book.depth(1).bids().getFirst().price());
              }

              @Override
              public void stale(Market market, String why) {
                told.add("stale");
              }
            });
    keeper.start();
    return keeper;
  }

  private String next() throws InterruptedException {
    String text = told.poll(10, TimeUnit.SECONDS);
    return text == null ? "nothing" : text;
  }

  @AfterEach
  void close() throws IOException {
    stream.close();
    rest.close();
  }

  private static String binance(long first, long last, String price) {
    return "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','s':'BTCUSDT','U':"
        + first
        + ",'u':"
        + last
        + ",'b':[['"
        + price
        + "','1']],'a':[]}}";
  }

  @Test
  void binanceAsksForASnapshotAndAgainAfterAGap() throws Exception {
    rest.on(
        "GET /api/v3/depth",
        "{'lastUpdateId':10,'bids':[['100','1']],'asks':[['200','1']]}",
        "{'lastUpdateId':20,'bids':[['150','1']],'asks':[['200','1']]}");
    try (BookKeeper _ = keeper(new Binance(bench.network(), addresses()))) {
      var connection = stream.next();
      assertTrue(connection.next().contains("btcusdt@depth@100ms"));
      assertEquals("/stream", connection.path);
      assertEquals("10 100", next());
      connection.say(binance(9, 11, "101"));
      assertEquals("11 101", next());
      connection.say(binance(13, 14, "103"));
      assertEquals("stale", next());
      assertEquals("20 150", next());
      connection.say(binance(21, 22, "160"));
      assertEquals("22 160", next());
    }
  }

  private static String bybit(String type, long number, String price) {
    return "{'topic':'orderbook.200.BTCUSDT','type':'"
        + type
        + "','ts':1,'data':{'s':'BTCUSDT','b':[['"
        + price
        + "','1']],'a':[['200','1']],'u':"
        + number
        + ",'seq':1}}";
  }

  @Test
  void bybitSubscribesAnewAfterAGap() throws Exception {
    try (BookKeeper _ = keeper(new Bybit(bench.network(), addresses()))) {
      var connection = stream.next();
      assertEquals(
          "{\"op\":\"subscribe\",\"args\":[\"orderbook.200.BTCUSDT\"]}", connection.next());
      assertEquals("/v5/public/spot", connection.path);
      connection.say("{'success':true,'ret_msg':'','op':'subscribe'}");
      connection.say(bybit("snapshot", 5, "100"));
      assertEquals("5 100", next());
      connection.say(bybit("delta", 6, "101"));
      assertEquals("6 101", next());
      connection.say(bybit("delta", 8, "102"));
      assertEquals("stale", next());
      var again = stream.next();
      again.say(bybit("snapshot", 30, "110"));
      assertEquals("30 110", next());
      again.say(bybit("delta", 1, "90"));
      assertEquals("1 90", next(), "number 1 is a snapshot: the exchange began anew");
    }
  }

  @Test
  void okxChecksItsSums() throws Exception {
    String arg = "'arg':{'channel':'books','instId':'BTC-USDT'}";
    try (BookKeeper _ = keeper(new Okx(bench.network(), addresses()))) {
      var connection = stream.next();
      assertTrue(connection.next().contains("\"channel\":\"books\",\"instId\":\"BTC-USDT\""));
      connection.say("{'event':'subscribe'," + arg + "}");
      String book =
          "{"
              + arg
              + ",'action':'%s','data':[{'asks':[['3366.8','9','0','3'],['3368','8','0','4']],"
              + "'bids':[['3366.1','7','0','3'],['3366','6','0','4']],'ts':'1','checksum':-1881014294,"
              + "'prevSeqId':%d,'seqId':%d}]}";
      connection.say(book.formatted("snapshot", -1, 5));
      assertEquals("5 3366.1", next());
      connection.say(book.formatted("update", 5, 7));
      assertEquals("7 3366.1", next());
      connection.say(book.formatted("update", 7, 8).replace("-1881014294", "1"));
      assertEquals("stale", next());
      assertEquals("/ws/v5/public", stream.next().path, "subscribed anew");
    }
  }
}
