package io.opentrade.server.venue;

import static io.opentrade.server.venue.Bench.error;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.risk.Approved;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import io.opentrade.server.venue.rest.Network;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What may go wrong, the same for every exchange.
@Timeout(60)
class FaultsTest {
  /// An exchange and its words for what goes wrong.
  ///
  /// @param time the path and answer of its clock
  /// @param place what a new spot order is sent to
  /// @param badKey its answer to a wrong key
  /// @param skew its answer to a stale timestamp
  record Exchange(
      String name,
      BiFunction<Network, Addresses, Venue> connector,
      String time,
      String clock,
      String place,
      Loopback.Reply badKey,
      Loopback.Reply skew) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Exchange> exchanges() {
    return Stream.of(
        new Exchange(
            "binance",
            Binance::new,
            "GET /api/v3/time",
            "{'serverTime':%d}",
            "POST /api/v3/order",
            Loopback.status(401, "{'code':-2015,'msg':'Invalid API-key'}"),
            Loopback.status(400, "{'code':-1021,'msg':'Timestamp'}")),
        new Exchange(
            "bybit",
            Bybit::new,
            "GET /v5/market/time",
            "{'retCode':0,'result':{'timeNano':'%d000000'}}",
            "POST /v5/order/create",
            Loopback.status(200, "{'retCode':10003,'retMsg':'API key is invalid.','result':{}}"),
            Loopback.status(200, "{'retCode':10002,'retMsg':'timestamp','result':{}}")),
        new Exchange(
            "okx",
            Okx::new,
            "GET /api/v5/public/time",
            "{'code':'0','data':[{'ts':'%d'}]}",
            "POST /api/v5/trade/order",
            Loopback.status(401, "{'code':'50111','msg':'Invalid OK-ACCESS-KEY','data':[]}"),
            Loopback.status(401, "{'code':'50102','msg':'Timestamp','data':[]}")));
  }

  private static final ApprovedOrder ORDER =
      Approved.order(Bench.market(Side.BUY, "0.01", Purpose.ENTRY));

  /// One exchange on the loopback and our account there.
  private static final class Stage implements AutoCloseable {
    final Bench bench = new Bench();
    final Loopback loopback = new Loopback();
    final VenueAccount account;
    final Listing listing;

    Stage(Exchange exchange, long time) {
      HttpUrl here = HttpUrl.get(loopback.address());
      Venue venue =
          exchange.connector().apply(bench.network(), new Addresses(here, here, here, here));
      loopback.on(exchange.time(), exchange.clock().formatted(time));
      account = venue.account(Bench.access(loopback));
      Market market = value(venue.market("BTC/USDT"));
      BigDecimal step = new BigDecimal("0.0001");
      listing =
          new Listing(
              market,
              new Instrument("BTC/USDT", step, step, 8, new Contract.Spot()),
              Quantity.of("0.001"),
              null,
              null,
              0,
              true);
    }

    Answer<Placed> place() {
      return account.place(ORDER, listing, MarginMode.CROSS);
    }

    @Override
    public void close() {
      loopback.close();
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void afterAnOrderWithoutAnAnswerNobodyKnows(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW)) {
      List<Loopback.Reply> faults =
          List.of(Loopback.hangUp(), Loopback.html(200), Loopback.status(504, "{}"));
      for (Loopback.Reply fault : faults) {
        stage.loopback.forget(exchange.place()).on(exchange.place(), fault);
        error(VenueError.Unknown.class, stage.place());
        stage.bench.now += 61_000;
      }
      assertEquals(faults.size(), stage.loopback.of(exchange.place()).size(), "sent once each");
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void tooManyRequestsAreToldWithTheirPause(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW)) {
      stage.loopback.on(exchange.place(), Loopback.header(429, "Retry-After", "17"));
      assertEquals(17, error(VenueError.RateLimited.class, stage.place()).pause().toSeconds());
      error(VenueError.RateLimited.class, stage.place());
      assertEquals(1, stage.loopback.of(exchange.place()).size());
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void aSkewedClockSendsNoOrder(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW - 60_000)) {
      assertEquals(60, error(VenueError.ClockSkew.class, stage.place()).ahead().toSeconds());
      assertTrue(stage.loopback.of(exchange.place()).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void theExchangesWordsOnKeysAndClocks(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW)) {
      stage.loopback.on(exchange.place(), exchange.badKey());
      VenueError.BadKey bad = error(VenueError.BadKey.class, stage.place());
      assertTrue(!bad.words().contains(Bench.CANARY), bad.words());
      stage.loopback.forget(exchange.place()).on(exchange.place(), exchange.skew());
      error(VenueError.ClockSkew.class, stage.place());
      int measured = stage.loopback.of(exchange.time()).size();
      error(VenueError.ClockSkew.class, stage.place());
      assertEquals(measured + 1, stage.loopback.of(exchange.time()).size(), "measured anew");
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void anOrderBelowTheMinimumIsNotSent(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW)) {
      ApprovedOrder small = Approved.order(Bench.market(Side.BUY, "0.0001", Purpose.ENTRY));
      error(VenueError.NotSent.class, stage.account.place(small, stage.listing, MarginMode.CROSS));
      assertTrue(stage.loopback.of(exchange.place()).isEmpty());
    }
  }

  /// The secret is nowhere in what leaves; the key is in its header only.
  @ParameterizedTest
  @MethodSource("exchanges")
  void nothingLeaksTheSecret(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW)) {
      stage.loopback.on(exchange.place(), Loopback.hangUp());
      stage.place();
      stage.account.order(new OrderId("ot1"), stage.listing.market());
      stage.account.cancel(new OrderId("ot1"), stage.listing.market());
      for (Loopback.Asked asked : stage.loopback.asked) {
        assertTrue(!asked.toString().contains(Bench.CANARY), asked.what());
        assertTrue(!(asked.query() + asked.body()).contains("theKey"), asked.what());
      }
    }
  }

  /// The table says of orders what the connectors can write.
  @ParameterizedTest
  @MethodSource("exchanges")
  void theCapabilityTableIsMadeFromTheCode(Exchange exchange) {
    try (Stage stage = new Stage(exchange, Bench.NOW)) {
      HttpUrl here = HttpUrl.get(stage.loopback.address());
      Venue venue =
          exchange.connector().apply(stage.bench.network(), new Addresses(here, here, here, here));
      Capabilities table = venue.capabilities();
      assertEquals(Feature.values().length, table.table().size());
      assertEquals(Support.NATIVE, table.of(Feature.STOP, MarketKind.SPOT));
      assertEquals(Support.NATIVE, table.of(Feature.ORDER_STREAM, MarketKind.SPOT));
      assertEquals(
          exchange.name().equals("bybit") ? Support.EMULATED : Support.NATIVE,
          table.of(Feature.ONE_CANCELS_OTHER, MarketKind.SPOT));
      assertEquals(Support.NATIVE, table.of(Feature.FUTURES_ACCOUNT, MarketKind.LINEAR));
      assertEquals(Support.MISSING, table.of(Feature.FUTURES_ACCOUNT, MarketKind.INVERSE));
      assertEquals(
          exchange.name().equals("binance") ? Support.NATIVE : Support.MISSING,
          table.of(Feature.GOOD_TILL_DATE, MarketKind.LINEAR));
      assertEquals(
          exchange.name().equals("bybit") ? Support.EMULATED : Support.NATIVE,
          table.of(Feature.TRAILING_STOP, MarketKind.SPOT));
      assertEquals(
          exchange.name().equals("okx") ? Support.EMULATED : Support.NATIVE,
          table.of(Feature.CANCEL_ALL, MarketKind.SPOT));
      assertEquals(Support.MISSING, table.of(Feature.REDUCE_ONLY, MarketKind.SPOT));
    }
  }
}
