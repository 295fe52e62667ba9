package io.opentrade.server.venue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.stream.WebSocketServer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The streams of accounts: a key is told to its exchange alone, and a refusal is no silence.
@Timeout(30)
class UserStreamTest {
  /// @param path of the private stream
  /// @param refused what is answered to a wrong key
  record Exchange(
      String name,
      BiFunction<Network, Addresses, Venue> connector,
      String path,
      String time,
      String clock,
      String refused) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Exchange> exchanges() {
    return List.of(
        new Exchange(
            "binance",
            Binance::new,
            "/ws-api/v3",
            "GET /api/v3/time",
            "{'serverTime':1700000000000}",
            "{'id':'listen','status':401,'error':{'code':-2015,'msg':'Invalid API-key'}}"),
        new Exchange(
            "bybit",
            Bybit::new,
            "/v5/private",
            "GET /v5/market/time",
            "{'retCode':0,'result':{'timeNano':'1700000000000000000'}}",
            "{'success':false,'ret_msg':'Failed to authenticate','op':'auth','conn_id':'1'}"),
        new Exchange(
            "okx",
            Okx::new,
            "/ws/v5/private",
            "GET /api/v5/public/time",
            "{'code':'0','data':[{'ts':'1700000000000'}]}",
            "{'event':'error','code':'60009','msg':'Login failed.','connId':'1'}"));
  }

  private static VenueAccount account(Exchange exchange, Loopback rest, String stream) {
    rest.on(exchange.time(), exchange.clock());
    HttpUrl asked = HttpUrl.get(rest.address());
    HttpUrl told = HttpUrl.get(stream);
    ApiKey key = new ApiKey("the\"Key", Bench.CANARY, "the\\Pass");
    return exchange
        .connector()
        .apply(new Bench().network(), new Addresses(asked, asked, told, told))
        .account(new AccountAccess(key, new KeyedHost.Loopback(asked, told)));
  }

  private static StreamEvent next(BlockingQueue<StreamEvent> heard) throws InterruptedException {
    return Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS), "nothing was told");
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void aRedirectOfTheStreamIsNotFollowed(Exchange exchange) throws Exception {
    BlockingQueue<StreamEvent> heard = new LinkedBlockingQueue<>();
    try (Loopback home = new Loopback();
        WebSocketServer other = new WebSocketServer();
        VenueAccount account = account(exchange, home, home.address())) {
      home.on(
          "GET " + exchange.path(),
          Loopback.header(302, "Location", other.address() + exchange.path()));
      try (Following _ = Objects.requireNonNull(account.follow(heard::add))) {
        assertInstanceOf(StreamEvent.Lost.class, next(heard));
        assertInstanceOf(StreamEvent.Lost.class, next(heard));
      }
      assertTrue(other.connections.isEmpty(), "a key went to another host");
      assertFalse(home.asked.toString().contains("Key"), "a key before the door was open");
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void aRefusedKeyIsTold(Exchange exchange) throws Exception {
    BlockingQueue<StreamEvent> heard = new LinkedBlockingQueue<>();
    try (Loopback home = new Loopback();
        WebSocketServer server = new WebSocketServer();
        VenueAccount account = account(exchange, home, server.address());
        Following _ = Objects.requireNonNull(account.follow(heard::add))) {
      WebSocketServer.Connection client = server.next();
      String login = client.next();
      assertTrue(login.contains("the\\\"Key"), login);
      assertFalse(login.contains(Bench.CANARY), login);
      client.say(exchange.refused());
      assertInstanceOf(StreamEvent.Connected.class, next(heard));
      String why = assertInstanceOf(StreamEvent.Lost.class, next(heard)).why();
      assertTrue(why.contains("refus") || why.contains("60009"), why);
    }
  }
}
