package io.opentrade.server.venue.bybit;

import static io.opentrade.server.venue.Bench.error;
import static io.opentrade.server.venue.Bench.refused;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.risk.Approved;
import io.opentrade.server.venue.AccountFacts;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.CandlePage;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.OrderReport.Status;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenuePosition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The life of an order and everything public, in the messages of Bybit's documentation.
@Timeout(30)
class BybitLifeTest {
  private final Bench bench = new Bench();
  private final Loopback exchange = new Loopback();
  private final Bybit bybit =
      new Bybit(bench.network(), Addresses.of(exchange.address(), exchange.address()));
  private final VenueAccount account = bybit.account(Bench.access(exchange));
  private final Market spot = value(bybit.market("btc/usdt"));
  private final Market perpetual = value(bybit.market("BTC/USDT-PERP"));

  BybitLifeTest() {
    exchange.on(
        "GET /v5/market/time", ok("{'timeSecond':'1700000000','timeNano':'1700000000000000000'}"));
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private static String ok(String result) {
    return "{'retCode':0,'retMsg':'OK','result':"
        + result
        + ",'retExtInfo':{},'time':1700000000000}";
  }

  private static String list(String rows) {
    return ok("{'category':'spot','list':[" + rows + "],'nextPageCursor':''}");
  }

  private static String order(String status, String filled) {
    return "{'orderId':'b-1','orderLinkId':'ot1','symbol':'BTCUSDT','price':'60000','qty':'0.01',"
        + "'side':'Buy','orderStatus':'"
        + status
        + "','avgPrice':'59999.5','cumExecQty':'"
        + filled
        + "','orderType':'Limit','triggerPrice':'0.00','updatedTime':'1700000001000'}";
  }

  private Listing listing() {
    exchange.on(
        "GET /v5/market/instruments-info",
        list(
            "{'symbol':'BTCUSDT','baseCoin':'BTC','quoteCoin':'USDT','status':'Trading',"
                + "'lotSizeFilter':{'basePrecision':'0.000001','quotePrecision':'0.00000001',"
                + "'minOrderQty':'0.000048','maxOrderQty':'71.7','minOrderAmt':'5'},"
                + "'priceFilter':{'tickSize':'0.01'}}"));
    return value(bybit.listing(spot));
  }

  @Test
  void anOrderFromItsPlacingToItsFills() {
    exchange.on("POST /v5/order/create", ok("{'orderId':'b-1','orderLinkId':'ot1'}"));
    var order = Bench.order(Side.BUY, "0.01", new Terms.Limit(Price.of("60000")), Purpose.ENTRY);
    var placed = value(account.place(Approved.order(order), listing(), MarginMode.CROSS));
    assertEquals("b-1", placed.theirs());

    Loopback.Asked sent = exchange.last("POST /v5/order/create");
    assertEquals("theKey", sent.header("x-bapi-api-key"));
    assertEquals("1700000000000", sent.header("x-bapi-timestamp"));
    assertEquals(
        new ApiKey("theKey", Bench.CANARY, null)
            .sign("1700000000000theKey5000" + sent.body())
            .hex(),
        sent.header("x-bapi-sign"));

    exchange.on("GET /v5/order/realtime", list(order("PartiallyFilled", "0.004")));
    OrderReport working = value(account.order(new OrderId("ot1"), spot));
    assertEquals(Status.WORKING, working.status());
    assertEquals(Quantity.of("0.004"), working.filled());
    assertEquals(1, value(account.openOrders(spot)).size());

    exchange.on("POST /v5/order/cancel", ok("{'orderId':'b-1','orderLinkId':'ot1'}"));
    value(account.cancel(new OrderId("ot1"), spot));
    assertTrue(exchange.last("POST /v5/order/cancel").body().contains("\"orderLinkId\":\"ot1\""));

    // A fill follows the cancel: the order is over, and gone from the list of open ones.
    exchange.forget("GET /v5/order/realtime").on("GET /v5/order/realtime", list(""));
    exchange.on("GET /v5/order/history", list(order("PartiallyFilledCanceled", "0.006")));
    OrderReport over = value(account.orderByTheirs("b-1", spot));
    assertEquals(Status.CANCELLED, over.status());
    assertEquals(Quantity.of("0.006"), over.filled());

    exchange.on(
        "GET /v5/execution/list",
        list(
            "{'symbol':'BTCUSDT','orderId':'b-1','orderLinkId':'ot1','side':'Buy','execId':'e-2',"
                + "'execPrice':'59999','execQty':'0.002','execFee':'0.000002','feeCurrency':'BTC',"
                + "'isMaker':true,'execType':'Trade','execTime':'1700000000900'},"
                + "{'symbol':'BTCUSDT','orderId':'b-1','orderLinkId':'ot1','side':'Buy',"
                + "'execId':'e-1','execPrice':'60000','execQty':'0.004','execFee':'0.000004',"
                + "'feeCurrency':'BTC','isMaker':false,'execType':'Trade',"
                + "'execTime':'1700000000500'},"
                + "{'symbol':'BTCUSDT','orderId':'','side':'Buy','execId':'f','execPrice':'1',"
                + "'execQty':'1','execType':'Funding','execTime':'1700000000600'}"));
    List<VenueFill> fills = value(account.fillsOf("b-1", spot));
    assertEquals(List.of("e-1", "e-2"), fills.stream().map(VenueFill::trade).toList());
    assertEquals("BTC", fills.getFirst().feeCurrency());
    assertEquals(2, value(account.fills(spot, Bench.NOW - 1_000)).size());
  }

  @Test
  void refusalsHaveReasons() {
    Listing listing = listing();
    var order = Approved.order(Bench.market(Side.BUY, "0.01", Purpose.ENTRY));
    Object[][] cases = {
      {170131, Reason.NOT_ENOUGH_FUNDS},
      {170140, Reason.BELOW_MINIMUM},
      {170141, Reason.DUPLICATE_ID},
      {170121, Reason.UNKNOWN_SYMBOL},
      {999999, Reason.OTHER}
    };
    for (Object[] one : cases) {
      exchange.forget("POST /v5/order/create");
      exchange.on(
          "POST /v5/order/create",
          "{'retCode':" + one[0] + ",'retMsg':'no\\u001b[31m','result':{},'time':1}");
      refused((Reason) one[1], account.place(order, listing, MarginMode.CROSS));
    }
  }

  /// What stands before the interface answers so, and not in JSON.
  @Test
  void whoAskedTooOftenKeepsSilentForTenMinutes() {
    exchange.on("POST /v5/order/cancel", Loopback.html(403));
    exchange.on("POST /v5/order/cancel", ok("{}"));
    error(VenueError.RateLimited.class, account.cancel(new OrderId("ot1"), spot));
    assertEquals(1, exchange.of("POST /v5/order/cancel").size());
    bench.now += 5 * 60_000;
    error(VenueError.RateLimited.class, account.cancel(new OrderId("ot1"), spot));
    error(VenueError.RateLimited.class, account.order(new OrderId("ot1"), spot));
    assertEquals(1, exchange.of("POST /v5/order/cancel").size());
    bench.now += 301_000;
    value(account.cancel(new OrderId("ot1"), spot));
  }

  @Test
  void aCountryThatIsNotServedIsToldSo() {
    exchange.on(
        "GET /v5/market/tickers",
        Loopback.status(403, "configured to block access from your country"));
    error(VenueError.Nonsense.class, bybit.ticker(spot));
  }

  /// A stop waits under another filter: the cancel looks there too.
  @Test
  void aSpotStopIsCancelled() {
    exchange
        .on(
            "POST /v5/order/cancel",
            "{'retCode':170213,'retMsg':'Order does not exist.','result':{}}")
        .on("POST /v5/order/cancel", ok("{}"));
    value(account.cancel(new OrderId("ot1"), spot));
    assertTrue(exchange.last("POST /v5/order/cancel").body().contains("StopOrder"));
    exchange.on("POST /v5/order/cancel-all", ok("{'list':[]}"));
    value(account.cancelAll(spot));
    assertEquals(2, exchange.of("POST /v5/order/cancel-all").size());
  }

  @Test
  void theAccount() {
    exchange.on(
        "GET /v5/user/query-api",
        ok(
            "{'readOnly':0,'permissions':{'Spot':['SpotTrade'],'Wallet':['AccountTransfer','Withdraw']}}"));
    exchange.on(
        "GET /v5/account/info", ok("{'unifiedMarginStatus':5,'marginMode':'REGULAR_MARGIN'}"));
    exchange.on(
        "GET /v5/position/list",
        list(
            "{'symbol':'BTCUSDT','positionIdx':1,'side':'Buy','size':'0.5','avgPrice':'50000',"
                + "'markPrice':'51000','liqPrice':'','unrealisedPnl':'500','leverage':'5','tradeMode':1},"
                + "{'symbol':'BTCUSDT','positionIdx':2,'side':'Sell','size':'0.2','avgPrice':'52000',"
                + "'markPrice':'51000','liqPrice':'90000','unrealisedPnl':'200','leverage':'5','tradeMode':0},"
                + "{'symbol':'ETHUSDT','positionIdx':2,'side':'','size':'0','avgPrice':'0'}"));
    AccountFacts facts = value(account.facts());
    assertEquals(Boolean.TRUE, facts.mayWithdraw());
    assertEquals(PositionMode.HEDGE, facts.positions());
    assertTrue(facts.unsupported().isEmpty());

    List<VenuePosition> positions = value(account.positions(MarketKind.LINEAR));
    assertEquals(Quantity.of("0.5"), positions.get(0).quantity());
    assertEquals(Quantity.of("-0.2"), positions.get(1).quantity());

    exchange.on(
        "GET /v5/account/wallet-balance",
        list(
            "{'accountType':'UNIFIED','coin':[{'coin':'USDT','walletBalance':'100','locked':'10',"
                + "'totalOrderIM':'5','totalPositionIM':''},{'coin':'BTC','walletBalance':'0','locked':'0'}]}"));
    var balances = value(account.balances(MarketKind.SPOT));
    assertEquals(1, balances.size());
    assertEquals("85", balances.getFirst().free().toPlainString());

    exchange.on(
        "POST /v5/position/set-leverage",
        "{'retCode':110043,'retMsg':'leverage not modified','result':{}}");
    assertEquals(
        5, value(account.leverage(perpetual, new PositionTerms(5, MarginMode.CROSS))).leverage());
  }

  @Test
  void everythingPublic() {
    assertEquals("0.01", listing().instrument().tick().toPlainString());
    exchange.on(
        "GET /v5/market/tickers",
        list(
            "{'symbol':'BTCUSDT','lastPrice':'66000','bid1Price':'65999','ask1Price':'66001',"
                + "'prevPrice24h':'60000','highPrice24h':'67000','lowPrice24h':'59000',"
                + "'turnover24h':'660000','volume24h':'10'}"));
    Ticker ticker = value(bybit.ticker(spot));
    assertEquals("0.10000000", String.valueOf(ticker.change()));
    assertEquals(1, value(bybit.tickers(MarketKind.SPOT)).size());

    exchange.on(
        "GET /v5/market/orderbook",
        ok(
            "{'s':'BTCUSDT','b':[['65999','1'],['65998','2']],'a':[['66001','3']],'ts':1700000000001,'u':77}"));
    Depth book = value(bybit.book(spot, 50));
    assertEquals(77, book.sequence());
    assertEquals(2, book.bids().size());

    exchange.on(
        "GET /v5/market/recent-trade",
        list(
            "{'execId':'2','symbol':'BTCUSDT','price':'66000','size':'0.2','side':'Sell','time':'1700000000002'},"
                + "{'execId':'1','symbol':'BTCUSDT','price':'66001','size':'0.1','side':'Buy','time':'1700000000001'}"));
    assertEquals("1", value(bybit.trades(spot, 10)).getFirst().id());

    exchange.on(
        "GET /v5/market/kline",
        ok(
            "{'list':[['1700000400000','2','3','1','2.5','10','25'],['1700000100000','1','2','0.5','2','20','30']]}"));
    CandlePage page =
        value(bybit.candles(spot, Timeframe.of("5m"), 1700000100000L, 1700001000000L));
    assertEquals(2, page.candles().size());
    assertEquals(20, page.candles().volume()[0]);
    assertEquals(1700001000000L, page.next());
  }

  @Test
  void anUnknownMarketIsSaid() {
    exchange.on("GET /v5/market/tickers", list(""));
    refused(Reason.UNKNOWN_SYMBOL, bybit.ticker(spot));
    assertFalse(
        bybit.market("BTC/USDT-WEIRD") instanceof io.opentrade.server.venue.Answer.Value<?>);
    assertEquals("BTCUSDT-25DEC26", value(bybit.market("BTC/USDT-20261225")).code());
    assertEquals("BTCPERP", value(bybit.market("BTC/USDC-PERP")).code());
  }
}
