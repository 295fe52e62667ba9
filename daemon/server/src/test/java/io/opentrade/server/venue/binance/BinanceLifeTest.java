package io.opentrade.server.venue.binance;

import static io.opentrade.server.venue.Bench.refused;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.risk.Approved;
import io.opentrade.server.venue.AccountFacts;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport.Status;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.rest.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The life of an order and everything public, in the messages of Binance's documentation and of a
/// recording.
@Timeout(30)
class BinanceLifeTest {
  private static final Path DATA = Path.of(System.getProperty("opentrade.data", "../shared/data"));

  private final Bench bench = new Bench();
  private final Loopback exchange = new Loopback();
  private final Binance binance =
      new Binance(bench.network(), Addresses.of(exchange.address(), exchange.address()));
  private final VenueAccount account = binance.account(Bench.access(exchange));
  private final Market spot = value(binance.market("BTC/USDT"));
  private final Market future = value(binance.market("BTC/USDT-PERP"));

  BinanceLifeTest() {
    exchange.on("GET /api/v3/time", "{'serverTime':1700000000000}");
    exchange.on("GET /fapi/v1/time", "{'serverTime':1700000000000}");
    exchange.on("GET /fapi/v1/positionSide/dual", "{'dualSidePosition':false}");
    exchange.on(
        "GET /api/v3/exchangeInfo",
        "{'serverTime':1700000000000,'symbols':[{'symbol':'BTCUSDT','status':'TRADING',"
            + "'baseAsset':'BTC','quoteAsset':'USDT','filters':["
            + "{'filterType':'PRICE_FILTER','tickSize':'0.01000000'},"
            + "{'filterType':'LOT_SIZE','minQty':'0.00001000','maxQty':'9000.00','stepSize':'0.00001000'},"
            + "{'filterType':'NOTIONAL','minNotional':'5.00000000'}]}]}");
    exchange.on(
        "GET /fapi/v1/exchangeInfo",
        "{'symbols':[{'symbol':'BTCUSDT','contractType':'PERPETUAL','status':'TRADING',"
            + "'baseAsset':'BTC','quoteAsset':'USDT','onboardDate':1569398400000,'filters':["
            + "{'filterType':'PRICE_FILTER','tickSize':'0.10'},"
            + "{'filterType':'LOT_SIZE','minQty':'0.001','maxQty':'1000','stepSize':'0.001'},"
            + "{'filterType':'MIN_NOTIONAL','notional':'100'}]},"
            + "{'symbol':'TSLAUSDT','contractType':'TRADIFI_PERPETUAL','status':'TRADING'}]}");
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private static String order(String status, String filled, String paid) {
    return "{'symbol':'BTCUSDT','orderId':28,'orderListId':-1,'clientOrderId':'ot1',"
        + "'price':'60000.00','origQty':'0.01000000','executedQty':'"
        + filled
        + "','cummulativeQuoteQty':'"
        + paid
        + "','status':'"
        + status
        + "','timeInForce':'GTC','type':'LIMIT','side':'BUY','stopPrice':'0.00000000',"
        + "'time':1700000000001,'updateTime':1700000000002,'isWorking':true}";
  }

  @Test
  void anOrderFromItsPlacingToItsFills() {
    exchange.on(
        "POST /api/v3/order",
        "{'symbol':'BTCUSDT','orderId':28,'orderListId':-1,'clientOrderId':'ot1','transactTime':1700000000001}");
    var order = Bench.order(Side.BUY, "0.01", new Terms.Limit(Price.of("60000")), Purpose.ENTRY);
    var placed =
        value(account.place(Approved.order(order), value(binance.listing(spot)), MarginMode.CROSS));
    assertEquals("28", placed.theirs());

    Loopback.Asked sent = exchange.last("POST /api/v3/order");
    assertEquals("theKey", sent.header("x-mbx-apikey"));
    assertEquals("", sent.body());
    int end = sent.query().indexOf("&signature=");
    String signed = sent.query().substring(0, end);
    assertTrue(signed.endsWith("&recvWindow=5000&timestamp=1700000000000"), signed);
    assertEquals(
        new ApiKey("theKey", Bench.CANARY, null).sign(signed).hex(),
        sent.query().substring(end + "&signature=".length()));

    exchange.on("GET /api/v3/order", order("PARTIALLY_FILLED", "0.00400000", "239.99800000"));
    var working = value(account.order(new OrderId("ot1"), spot));
    assertEquals(Status.WORKING, working.status());
    assertEquals(Price.of("59999.5"), working.average());

    exchange.on("DELETE /api/v3/order", "{'symbol':'BTCUSDT','orderId':28,'status':'CANCELED'}");
    value(account.cancel(new OrderId("ot1"), spot));
    assertTrue(exchange.last("DELETE /api/v3/order").query().contains("origClientOrderId=ot1"));

    exchange.forget("GET /api/v3/order");
    exchange.on("GET /api/v3/order", order("CANCELED", "0.00600000", "359.997"));
    assertEquals(Status.CANCELLED, value(account.orderByTheirs("28", spot)).status());

    exchange.on(
        "GET /api/v3/myTrades",
        "[{'symbol':'BTCUSDT','id':7,'orderId':28,'price':'59999.50','qty':'0.00600000',"
            + "'quoteQty':'359.997','commission':'0.00000600','commissionAsset':'BTC',"
            + "'time':1700000000003,'isBuyer':true,'isMaker':true,'isBestMatch':true}]");
    var fills = value(account.fills(spot, Bench.NOW - 1_000));
    assertEquals(1, fills.size());
    assertTrue(fills.getFirst().maker());
    assertEquals(Side.BUY, fills.getFirst().side());
    assertEquals("0.00000600", fills.getFirst().fee().toPlainString());
  }

  @Test
  void refusalsHaveReasons() {
    Listing listing = value(binance.listing(spot));
    var order = Approved.order(Bench.market(Side.BUY, "0.01", Purpose.ENTRY));
    Object[][] cases = {
      {-2010, "Account has insufficient balance for requested action.", Reason.NOT_ENOUGH_FUNDS},
      {-2010, "Duplicate order sent.", Reason.DUPLICATE_ID},
      {-2010, "Order would immediately match and take.", Reason.WOULD_TAKE},
      {-1013, "Filter failure: NOTIONAL", Reason.BELOW_MINIMUM},
      {-1013, "Filter failure: LOT_SIZE", Reason.BAD_QUANTITY},
      {-1121, "Invalid symbol.", Reason.UNKNOWN_SYMBOL},
    };
    for (Object[] one : cases) {
      exchange.forget("POST /api/v3/order");
      exchange.on(
          "POST /api/v3/order",
          Loopback.status(400, "{'code':" + one[0] + ",'msg':'" + one[1] + "'}"));
      refused((Reason) one[2], account.place(order, listing, MarginMode.CROSS));
    }
  }

  @Test
  void aStopOnAFutureLivesInTheAlgoService() {
    exchange.on("POST /fapi/v1/algoOrder", "{'algoId':2146760,'clientAlgoId':'ot1'}");
    var stop = Bench.order(Side.SELL, "0.01", new Terms.Stop(Price.of("50000")), Purpose.STOP_LOSS);
    Listing listing = value(binance.listing(future));
    assertEquals(
        "2146760", value(account.place(Approved.order(stop), listing, MarginMode.CROSS)).theirs());

    String gone = "{'code':-2013,'msg':'Order does not exist.'}";
    exchange.on("GET /fapi/v1/order", Loopback.status(400, gone));
    String algo =
        "{'algoId':2146760,'clientAlgoId':'ot1','algoType':'CONDITIONAL','orderType':'STOP_MARKET',"
            + "'symbol':'BTCUSDT','side':'SELL','quantity':'0.010','algoStatus':'%s','actualOrderId':'%s',"
            + "'triggerPrice':'50000','price':'0','updateTime':1700000000002}";
    exchange.on("GET /fapi/v1/algoOrder", algo.formatted("NEW", ""));
    var waiting = value(account.order(new OrderId("ot1"), future));
    assertEquals(Status.UNTRIGGERED, waiting.status());
    assertEquals(Price.of("50000"), waiting.trigger());

    exchange.on("DELETE /fapi/v1/order", Loopback.status(400, gone.replace("2013", "2011")));
    exchange.on("DELETE /fapi/v1/algoOrder", "{'algoId':2146760,'code':'200','msg':'success'}");
    value(account.cancel(new OrderId("ot1"), future));

    // Triggered: it goes on under another id, and is told under ours.
    exchange.forget("GET /fapi/v1/order").on("GET /fapi/v1/order", Loopback.status(400, gone));
    exchange.on(
        "GET /fapi/v1/order",
        "{'symbol':'BTCUSDT','orderId':99,'clientOrderId':'x','price':'0','origQty':'0.01',"
            + "'executedQty':'0.01','avgPrice':'49990','status':'FILLED','side':'SELL',"
            + "'stopPrice':'0','updateTime':1700000000005}");
    exchange.forget("GET /fapi/v1/algoOrder");
    exchange.on("GET /fapi/v1/algoOrder", algo.formatted("FINISHED", "99"));
    var filled = value(account.order(new OrderId("ot1"), future));
    assertEquals(Status.FILLED, filled.status());
    assertEquals(new OrderId("ot1"), filled.ours());
    assertEquals(Quantity.of("0.01"), filled.filled());
  }

  @Test
  void theAccount() {
    exchange.on(
        "GET /api/v3/account",
        "{'canTrade':true,'canWithdraw':true,'balances':[{'asset':'BTC','free':'1.5','locked':'0.5'},"
            + "{'asset':'LTC','free':'0.0','locked':'0.0'}]}");
    AccountFacts facts = value(account.facts());
    assertEquals(Boolean.TRUE, facts.mayTrade());
    assertNull(facts.mayWithdraw(), "what the account may is not what the key may");
    assertEquals(
        "2.0", value(account.balances(MarketKind.SPOT)).getFirst().total().toPlainString());

    // A key for spot alone is refused by the futures program, and that is no failure.
    exchange.forget("GET /fapi/v1/positionSide/dual");
    exchange.on(
        "GET /fapi/v1/positionSide/dual",
        Loopback.status(
            401, "{'code':-2015,'msg':'Invalid API-key, IP, or permissions for action.'}"));
    assertEquals(PositionMode.ONE_WAY, value(account.facts()).positions());

    exchange.on(
        "GET /fapi/v2/positionRisk",
        "[{'symbol':'BTCUSDT','positionAmt':'-0.500','entryPrice':'60000.0','markPrice':'59000',"
            + "'unRealizedProfit':'500','liquidationPrice':'0','leverage':'10','marginType':'cross',"
            + "'positionSide':'BOTH'},{'symbol':'ETHUSDT','positionAmt':'0.000','entryPrice':'0.0'}]");
    var positions = value(account.positions(MarketKind.LINEAR));
    assertEquals(1, positions.size());
    assertEquals(Quantity.of("-0.5"), positions.getFirst().quantity());
    assertNull(positions.getFirst().liquidation());

    exchange.on(
        "DELETE /api/v3/openOrders",
        Loopback.status(400, "{'code':-2011,'msg':'Unknown order sent.'}"));
    value(account.cancelAll(spot));
  }

  @Test
  void listingsOfBothPrograms() {
    assertEquals("5", String.valueOf(value(binance.listing(spot)).leastNotional()));
    Listing listing = value(binance.listing(future));
    assertEquals("BTC/USDT-PERP", listing.market().symbol());
    assertEquals(1569398400000L, listing.listed());
    assertEquals("100", String.valueOf(listing.leastNotional()));
    assertEquals(1, value(binance.listings(MarketKind.LINEAR)).size());
    refused(Reason.UNKNOWN_SYMBOL, binance.listing(value(binance.market("ETH/USDT-PERP"))));
  }

  @Test
  void aRecordingIsReadWithoutLoss() throws IOException {
    Path file = DATA.resolve("exchange/recordings/BINANCE.0.gz");
    assumeTrue(Files.exists(file), "no recorded data at " + file);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      Json answer = Json.parse(line.substring(line.indexOf(": ") + 2));
      List<Listing> listings = BinanceMarkets.listings(answer, MarketKind.SPOT);
      assertEquals(answer.list("symbols").size(), listings.size());
      assertTrue(listings.size() > 1_000, listings.size() + " markets");
    }
    Path depth = DATA.resolve("exchange/recordings/BINANCE.http.0.0.gz");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(depth)), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      Json answer = Json.parse(line.substring(line.indexOf(": ") + 2));
      var book = BinanceMarkets.depth(answer, spot);
      assertEquals(answer.list("bids").size(), book.bids().size());
      assertEquals(499869752, book.sequence());
    }
  }
}
