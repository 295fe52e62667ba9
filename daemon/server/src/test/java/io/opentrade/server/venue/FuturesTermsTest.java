package io.opentrade.server.venue;

import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.server.session.futures.AgreedTerms;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// At which terms Bybit and OKX hold a future, what of an account and a key is refused, and which
/// payments of funding they tell; in their documented messages.
@Timeout(30)
class FuturesTermsTest {
  private static final PositionTerms FIVE = new PositionTerms(5, MarginMode.ISOLATED);
  private static final String FLAT =
      "{'positionIdx':0,'symbol':'BTCUSDT','side':'','size':'0','leverage':'%s'}";
  private static final String HELD =
      "{'positionIdx':0,'symbol':'ETHUSDT','side':'Buy','size':'1','avgPrice':'3000',"
          + "'leverage':'5'}";

  private final Bench bench = new Bench();
  private final Loopback exchange = new Loopback();
  private final Addresses here = Addresses.of(exchange.address(), exchange.address());

  @AfterEach
  void close() {
    exchange.close();
  }

  private VenueAccount bybit() {
    exchange.on(
        "GET /v5/market/time",
        "{'retCode':0,'retMsg':'OK','result':{'timeNano':'1700000000000000000'}}");
    return new Bybit(bench.network(), here).account(Bench.access(exchange));
  }

  private VenueAccount okx() {
    exchange.on("GET /api/v5/public/time", data("{'ts':'1700000000000'}"));
    return new Okx(bench.network(), here).account(Bench.access(exchange));
  }

  private static Market bybit(String symbol) {
    return value(
        new Bybit(
                new Bench().network(),
                Addresses.of("https://api.bybit.com", "https://stream.bybit.com"))
            .market(symbol));
  }

  private static Market okx(String symbol) {
    return value(
        new Okx(
                new Bench().network(),
                Addresses.of("https://www.okx.com", "https://ws.okx.com:8443"))
            .market(symbol));
  }

  private static String result(String result) {
    return "{'retCode':0,'retMsg':'OK','result':" + result + ",'time':1700000000000}";
  }

  private static String list(String rows) {
    return result("{'list':[" + rows + "],'nextPageCursor':''}");
  }

  private static String data(String rows) {
    return "{'code':'0','msg':'','data':[" + rows + "]}";
  }

  private static void notSent(String words, Answer<?> answer) {
    VenueError error = assertInstanceOf(Answer.Failed.class, answer).error();
    assertInstanceOf(VenueError.NotSent.class, error);
    assertTrue(error.words().contains(words), error.words());
  }

  @Test
  void bybitsMarginModeIsTheAccountsAndStaysWhileSomethingIsHeld() {
    VenueAccount account = bybit();
    exchange.on("GET /v5/position/list", list(HELD), list(""), list(""));
    notSent(
        "one margin mode for the whole account",
        account.marginMode(bybit("BTC/USDT-PERP"), MarginMode.ISOLATED));
    assertEquals(List.of(), exchange.of("POST /v5/account/set-margin-mode"));
    exchange.on("POST /v5/account/set-margin-mode", result("{'reasons':[]}"));
    assertEquals(
        MarginMode.CROSS, value(account.marginMode(bybit("BTC/USDT-PERP"), MarginMode.CROSS)));
    assertEquals(
        "{\"setMarginMode\":\"REGULAR_MARGIN\"}",
        exchange.last("POST /v5/account/set-margin-mode").body());
  }

  @Test
  void aBrokenLeverageIsNobodysWish() {
    VenueAccount account = bybit();
    exchange.on("GET /v5/account/info", result("{'marginMode':'ISOLATED_MARGIN'}"));
    exchange.on("GET /v5/position/list", list(FLAT.formatted("2.5")), list(FLAT.formatted("5.00")));
    Market market = bybit("BTC/USDT-PERP");
    assertNotEquals(2, value(account.terms(market, MarginMode.ISOLATED)).leverage());
    assertEquals(FIVE, value(account.terms(market, MarginMode.ISOLATED)));
  }

  @Test
  void aContractThatEndsIsNotEntered() {
    notSent("ends", bybit().terms(bybit("BTC/USDT-20261225"), MarginMode.CROSS));
    notSent("ends", okx().terms(okx("BTC/USDT-20261225"), MarginMode.CROSS));
  }

  @Test
  void aKeyForSpotAloneMayNotTradeFutures() {
    VenueAccount account = bybit();
    exchange.on("GET /v5/position/list", list(FLAT.formatted("5")));
    exchange.on("GET /v5/account/info", result("{'unifiedMarginStatus':5,'marginMode':'X'}"));
    exchange.on(
        "GET /v5/user/query-api", result("{'readOnly':0,'permissions':{'Spot':['SpotTrade']}}"));
    assertEquals(Boolean.TRUE, value(account.facts()).mayTrade());
    assertEquals(Boolean.FALSE, value(account.facts(MarketKind.LINEAR)).mayTrade());
  }

  @Test
  void okxsSpotModeHoldsNoFutures() {
    VenueAccount account = okx();
    exchange.on(
        "GET /api/v5/account/config",
        data("{'acctLv':'1','posMode':'net_mode','perm':'read_only,trade'}"));
    assertEquals(List.of(), value(account.facts()).unsupported());
    assertEquals(1, value(account.facts(MarketKind.LINEAR)).unsupported().size());
  }

  @Test
  void okxHoldsWhatIsHeldInItsOwnMode() {
    VenueAccount account = okx();
    Market market = okx("BTC/USDT-PERP");
    String held =
        "{'instId':'BTC-USDT-SWAP','pos':'3','posSide':'net','avgPx':'60000','upl':'1',"
            + "'lever':'7','mgnMode':'cross'}";
    exchange.on("GET /api/v5/account/positions", data(held), data(held), data(""));
    assertEquals(
        new PositionTerms(7, MarginMode.CROSS), value(account.terms(market, MarginMode.ISOLATED)));
    notSent("in the other margin mode", account.marginMode(market, MarginMode.ISOLATED));
    exchange.on("GET /api/v5/account/leverage-info", data("{'mgnMode':'isolated','lever':'5'}"));
    assertEquals(FIVE, value(account.terms(market, MarginMode.ISOLATED)));
    assertTrue(
        exchange.last("GET /api/v5/account/leverage-info").query().contains("mgnMode=isolated"));
  }

  @Test
  void termsThatMayHaveChangedWhileTheyWereReadAreReadAgain() {
    AgreedTerms agreed = new AgreedTerms();
    VenueAccount account = okx();
    Market market = okx("BTC/USDT-PERP");
    exchange.on("GET /api/v5/account/config", data("{'acctLv':'2','posMode':'net_mode'}"));
    exchange.on("GET /api/v5/account/positions", data(""));
    exchange.answering(
        "GET /api/v5/account/leverage-info",
        _ -> {
          if (exchange.of("GET /api/v5/account/leverage-info").size() == 1) {
            agreed.forget();
          }
          return Loopback.status(200, data("{'mgnMode':'isolated','lever':'5'}"));
        });
    for (int times = 0; times < 3; times++) {
      assertNull(agreed.objection(account, market, FIVE));
    }
    assertEquals(2, exchange.of("GET /api/v5/account/leverage-info").size());
  }

  @Test
  void okxsIsolatedMarginIsStillTheAccounts() {
    VenueAccount account = okx();
    exchange.on(
        "GET /api/v5/account/balance",
        data(
            "{'details':[{'ccy':'USDT','cashBal':'900','availBal':'880','isoEq':'107',"
                + "'isoUpl':'7'}]}"));
    Balance usdt = value(account.balances(MarketKind.LINEAR)).getFirst();
    assertEquals(0, usdt.total().compareTo(new BigDecimal(1_000)));
    assertEquals(0, usdt.free().compareTo(new BigDecimal(880)));
  }

  @Test
  void fundingOfLongAgoStandsElsewhere() {
    VenueAccount account = okx();
    String row =
        "{'instId':'BTC-USDT-SWAP','billId':'%s','ccy':'USDT','balChg':'0','pnl':'%s','ts':'%s'}";
    exchange.on("GET /api/v5/account/bills", data(row.formatted("2", "-0.5", "1700000000000")));
    exchange.on(
        "GET /api/v5/account/bills-archive",
        data(
            row.formatted("2", "-0.5", "1700000000000")
                + ","
                + row.formatted("1", "0.25", "1699000000000")));
    assertEquals(1, value(account.funding(MarketKind.LINEAR, Bench.NOW - 1_000)).size());
    List<VenueFunding> all =
        value(account.funding(MarketKind.LINEAR, Bench.NOW - 30L * 86_400_000));
    assertEquals(List.of("0.25", "-0.5"), all.stream().map(FuturesTermsTest::amount).toList());
    assertEquals("BTC-USDT-SWAP 1", all.getFirst().id());
  }

  private static String amount(VenueFunding funding) {
    return funding.received().toPlainString();
  }

  /// A session of USDC contracts is settled under the same type, and is no funding.
  @Test
  void bybitTellsFundingAmongItsSettlements() {
    VenueAccount account = bybit();
    String row =
        "{'id':'%s','symbol':'BTCUSDT','currency':'USDT','funding':'%s','cashFlow':'3',"
            + "'transactionTime':'1700000000000'}";
    exchange.on(
        "GET /v5/account/transaction-log",
        result("{'list':[" + row.formatted("a", "-1.5") + "],'nextPageCursor':'more'}"),
        list(row.formatted("b", "") + "," + row.formatted("c", "0.5")));
    List<VenueFunding> all = value(account.funding(MarketKind.LINEAR, Bench.NOW - 1_000));
    assertEquals(List.of("-1.5", "0.5"), all.stream().map(FuturesTermsTest::amount).toList());
    assertTrue(exchange.last("GET /v5/account/transaction-log").query().contains("cursor=more"));
  }
}
