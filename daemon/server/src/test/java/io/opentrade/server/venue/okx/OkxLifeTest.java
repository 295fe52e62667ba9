package io.opentrade.server.venue.okx;

import static io.opentrade.server.venue.Bench.refused;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Contract;
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
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport.Status;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The life of an order and everything public, in the messages of OKX's documentation.
@Timeout(30)
class OkxLifeTest {
  private final Bench bench = new Bench();
  private final Loopback exchange = new Loopback();
  private final Okx okx =
      new Okx(bench.network(), Addresses.of(exchange.address(), exchange.address()));
  private final VenueAccount account = okx.account(Bench.access(exchange));
  private final Market swap = value(okx.market("BTC/USDT-PERP"));
  private final Market spot = value(okx.market("BTC/USDT"));

  OkxLifeTest() {
    exchange.on("GET /api/v5/public/time", data("{'ts':'1700000000000'}"));
    exchange.on(
        "GET /api/v5/account/config",
        data("{'acctLv':'2','posMode':'net_mode','perm':'read_only,trade','uid':'1'}"));
    exchange.on(
        "GET /api/v5/public/instruments",
        data(
            "{'instId':'BTC-USDT-SWAP','instType':'SWAP','ctType':'linear','ctVal':'0.01','ctMult':'1',"
                + "'ctValCcy':'BTC','tickSz':'0.1','lotSz':'0.01','minSz':'0.01','maxLmtSz':'100000',"
                + "'listTime':'1606468572000','state':'live'},"
                + "{'instId':'BTC-USD-SWAP','instType':'SWAP','ctType':'inverse','ctVal':'100','ctMult':'1',"
                + "'tickSz':'0.1','lotSz':'1','minSz':'1','listTime':'','state':'live'},"
                + "{'instId':'NEW-USDT-SWAP','instType':'SWAP','tickSz':'','lotSz':'','state':'preopen'}"));
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  private static String data(String rows) {
    return "{'code':'0','msg':'','data':[" + rows + "]}";
  }

  private static String order(String state, String filled) {
    return data(
        "{'instType':'SWAP','instId':'BTC-USDT-SWAP','ordId':'312','clOrdId':'ot1','px':'60000',"
            + "'sz':'2','side':'buy','ordType':'limit','accFillSz':'"
            + filled
            + "','avgPx':'','state':'"
            + state
            + "','uTime':'1700000000002'}");
  }

  @Test
  void anOrderFromItsPlacingToItsFills() {
    exchange.on(
        "POST /api/v5/trade/order",
        data(
            "{'ordId':'312','clOrdId':'ot1','tag':'','ts':'1700000000001','sCode':'0','sMsg':''}"));
    var order = Bench.order(Side.BUY, "2", new Terms.Limit(Price.of("60000")), Purpose.ENTRY);
    Listing listing = value(okx.listing(swap));
    assertEquals(new Contract.Linear(new BigDecimal("0.01")), listing.instrument().contract());
    assertEquals(
        "312", value(account.place(Approved.order(order), listing, MarginMode.CROSS)).theirs());

    Loopback.Asked sent = exchange.last("POST /api/v5/trade/order");
    assertEquals("2023-11-14T22:13:20.000Z", sent.header("ok-access-timestamp"));
    assertEquals("thePass", sent.header("ok-access-passphrase"));
    assertEquals("application/json", sent.header("content-type"));
    assertEquals(
        new ApiKey("theKey", Bench.CANARY, null)
            .sign("2023-11-14T22:13:20.000ZPOST/api/v5/trade/order" + sent.body())
            .base64(),
        sent.header("ok-access-sign"));

    exchange.on("GET /api/v5/trade/order", order("partially_filled", "1"));
    assertEquals(Quantity.of("1"), value(account.order(new OrderId("ot1"), swap)).filled());
    Loopback.Asked question = exchange.last("GET /api/v5/trade/order");
    assertEquals(
        new ApiKey("theKey", Bench.CANARY, null)
            .sign("2023-11-14T22:13:20.000ZGET/api/v5/trade/order?" + question.query())
            .base64(),
        question.header("ok-access-sign"));

    exchange.on(
        "POST /api/v5/trade/cancel-order",
        data("{'ordId':'312','clOrdId':'ot1','sCode':'0','sMsg':''}"));
    value(account.cancel(new OrderId("ot1"), swap));

    exchange.forget("GET /api/v5/trade/order");
    exchange.on("GET /api/v5/trade/order", order("canceled", "1"));
    assertEquals(Status.CANCELLED, value(account.order(new OrderId("ot1"), swap)).status());

    exchange.on(
        "GET /api/v5/trade/fills",
        data(
            "{'instType':'SWAP','instId':'BTC-USDT-SWAP','tradeId':'123','ordId':'312','clOrdId':'ot1',"
                + "'billId':'1111','fillPx':'59999.5','fillSz':'1','side':'buy','execType':'T',"
                + "'feeCcy':'USDT','fee':'-0.3','ts':'1700000000003','fillTime':'1700000000002'}"));
    var fill = value(account.fills(swap, Bench.NOW - 1_000)).getFirst();
    assertEquals("0.3", fill.fee().toPlainString());
    assertEquals(1700000000002L, fill.at());
  }

  @Test
  void refusalsHaveReasons() {
    Listing listing = value(okx.listing(swap));
    var order = Approved.order(Bench.market(Side.BUY, "1", Purpose.ENTRY));
    Object[][] cases = {
      {"51008", Reason.NOT_ENOUGH_FUNDS},
      {"51020", Reason.BELOW_MINIMUM},
      {"51016", Reason.DUPLICATE_ID},
      {"51001", Reason.UNKNOWN_SYMBOL},
      {"51010", Reason.WRONG_MODE},
    };
    for (Object[] one : cases) {
      exchange.forget("POST /api/v5/trade/order");
      exchange.on(
          "POST /api/v5/trade/order",
          "{'code':'1','msg':'All operations failed','data':[{'clOrdId':'ot1','ordId':'','sCode':'"
              + one[0]
              + "','sMsg':'no'}]}");
      refused((Reason) one[1], account.place(order, listing, MarginMode.CROSS));
    }
  }

  @Test
  void aStopLivesInTheAlgoService() {
    exchange.on(
        "POST /api/v5/trade/order-algo",
        data("{'algoId':'55','algoClOrdId':'ot1','sCode':'0','sMsg':''}"));
    var stop = Bench.order(Side.SELL, "1", new Terms.Stop(Price.of("50000")), Purpose.STOP_LOSS);
    assertEquals(
        "55",
        value(account.place(Approved.order(stop), value(okx.listing(swap)), MarginMode.CROSS))
            .theirs());

    String gone = "{'code':'51603','msg':'Order does not exist','data':[]}";
    exchange.on("GET /api/v5/trade/order", gone);
    String algo =
        "{'algoId':'55','algoClOrdId':'ot1','instId':'BTC-USDT-SWAP','side':'sell','sz':'1',"
            + "'slTriggerPx':'50000','slOrdPx':'-1','tpTriggerPx':'','state':'%s','ordId':'%s',"
            + "'cTime':'1700000000001','uTime':''}";
    exchange.on("GET /api/v5/trade/order-algo", data(algo.formatted("live", "")));
    var waiting = value(account.order(new OrderId("ot1"), swap));
    assertEquals(Status.UNTRIGGERED, waiting.status());
    assertEquals(Price.of("50000"), waiting.trigger());

    exchange.on(
        "POST /api/v5/trade/cancel-order",
        "{'code':'1','msg':'','data':[{'clOrdId':'ot1','sCode':'51400','sMsg':'gone'}]}");
    exchange.on("POST /api/v5/trade/cancel-algos", data("{'algoId':'55','sCode':'0','sMsg':''}"));
    value(account.cancel(new OrderId("ot1"), swap));
    assertTrue(exchange.last("POST /api/v5/trade/cancel-algos").body().startsWith("["));

    exchange.forget("GET /api/v5/trade/order-algo");
    exchange.on("GET /api/v5/trade/order-algo", data(algo.formatted("effective", "312")));
    exchange.forget("GET /api/v5/trade/order");
    exchange.on("GET /api/v5/trade/order", gone);
    exchange.on("GET /api/v5/trade/order", order("filled", "2"));
    assertEquals(new OrderId("ot1"), value(account.order(new OrderId("ot1"), swap)).ours());
  }

  @Test
  void cancellingAllLooksAgain() {
    String open =
        data("{'instId':'BTC-USDT','ordId':'1','side':'buy','sz':'1','state':'live','uTime':'1'}");
    exchange.on("GET /api/v5/trade/orders-pending", open);
    exchange.on("GET /api/v5/trade/orders-algo-pending", data(""));
    exchange.on("POST /api/v5/trade/cancel-batch-orders", data("{'ordId':'1','sCode':'0'}"));
    refused(Reason.OTHER, account.cancelAll(spot));
    exchange.forget("GET /api/v5/trade/orders-pending");
    exchange.on("GET /api/v5/trade/orders-pending", open, data(""));
    value(account.cancelAll(spot));
    assertEquals(
        "[{\"instId\":\"BTC-USDT\",\"ordId\":\"1\"}]",
        sorted(exchange.last("POST /api/v5/trade/cancel-batch-orders").body()));
  }

  /// The members of a small map come in any order.
  private static String sorted(String body) {
    return body.startsWith("[{\"ordId\"") ? "[{\"instId\":\"BTC-USDT\",\"ordId\":\"1\"}]" : body;
  }

  @Test
  void theAccount() {
    AccountFacts facts = value(account.facts());
    assertEquals(Boolean.FALSE, facts.mayWithdraw());
    assertEquals(PositionMode.ONE_WAY, facts.positions());
    exchange.on(
        "GET /api/v5/account/positions",
        data(
            "{'instId':'BTC-USDT-SWAP','pos':'3','posSide':'short','avgPx':'60000','markPx':'59000',"
                + "'liqPx':'','upl':'30','lever':'10','mgnMode':'isolated'},"
                + "{'instId':'BTC-USD-SWAP','pos':'-2','posSide':'net','avgPx':'60000','upl':'','lever':'3','mgnMode':'cross'}"));
    assertEquals(
        Quantity.of("-3"), value(account.positions(MarketKind.LINEAR)).getFirst().quantity());
    assertEquals(
        Quantity.of("-2"), value(account.positions(MarketKind.INVERSE)).getFirst().quantity());
    exchange.on(
        "GET /api/v5/account/balance",
        data("{'details':[{'ccy':'USDT','cashBal':'100','availBal':'60','frozenBal':'40'}]}"));
    assertEquals(
        "40", value(account.balances(MarketKind.SPOT)).getFirst().locked().toPlainString());
    exchange.on("GET /api/v5/account/trade-fee", data("{'makerU':'-0.0002','takerU':'-0.0005'}"));
    assertEquals("0.0005", value(account.fees(swap)).taker().toPlainString());
  }

  @Test
  void everythingPublic() {
    assertEquals(2, value(okx.listings(MarketKind.LINEAR)).size(), "asked for under two types");
    exchange.on(
        "GET /api/v5/market/ticker",
        data(
            "{'instId':'BTC-USDT','last':'66000','bidPx':'65999','askPx':'','open24h':'60000',"
                + "'high24h':'1','low24h':'1','vol24h':'10','volCcy24h':'660000','ts':'1700000000000'}"));
    var ticker = value(okx.ticker(spot));
    assertEquals("10", String.valueOf(ticker.baseVolume()));
    exchange.on(
        "GET /api/v5/market/books",
        data(
            "{'asks':[['66001','3','0','1']],'bids':[['65999','1','0','2']],'ts':'1700000000000','seqId':5}"));
    assertEquals(5, value(okx.book(spot, 20)).sequence());
    exchange.on(
        "GET /api/v5/market/trades",
        data(
            "{'instId':'BTC-USDT','tradeId':'2','px':'66000','sz':'0.2','side':'sell','ts':'1700000000002'},"
                + "{'instId':'BTC-USDT','tradeId':'1','px':'66001','sz':'0.1','side':'buy','ts':'1700000000001'}"));
    assertEquals("1", value(okx.trades(spot, 10)).getFirst().id());
    String bars =
        data(
            "['1699999800000','2','3','1','2.5','10','0.1','25','1'],['1699999500000','1','2','0.5','2','20','0.2','30','1']");
    exchange.on("GET /api/v5/market/candles", bars).on("GET /api/v5/market/history-candles", bars);
    var page = value(okx.candles(swap, Timeframe.of("5m"), 1699999500000L, 1700000100000L));
    assertEquals(0.2, page.candles().volume()[0], "contracts are no volume in the base currency");
    assertEquals(
        "instId=BTC-USDT-SWAP&bar=5m&before=1699999499999&after=1700000100000&limit=100",
        exchange.last("GET /api/v5/market/candles").query());
  }
}
