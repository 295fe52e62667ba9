package io.opentrade.server.venue;

import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Transfers, deposits and withdrawals, in the messages of each exchange's documentation.
@Timeout(30)
class PursesTest {
  private static final String ID = "42c0cfb0-6bca-4242-9c76-4e6df6cbcb16";

  private final Bench bench = new Bench();
  private final Loopback exchange = new Loopback();
  private final Addresses addresses = Addresses.of(exchange.address(), exchange.address());

  @AfterEach
  void close() {
    exchange.close();
  }

  private static Purses of(VenueAccount account) {
    return Objects.requireNonNull(account.purses());
  }

  private static Transfer.Wish wish(Wallet from, Wallet to) {
    return new Transfer.Wish(ID, "USDT", new BigDecimal("100.10"), from, to);
  }

  private Purses binance() {
    exchange.on("GET /api/v3/time", "{'serverTime':1700000000000}");
    return of(new Binance(bench.network(), addresses).account(Bench.access(exchange)));
  }

  private static String rows(String rows) {
    return "{'total':1,'rows':[" + rows + "]}";
  }

  @Test
  void binanceMovesByDirectionAndFindsByWhatItIs() {
    Purses purses = binance();
    exchange.on("POST /sapi/v1/asset/transfer", "{'tranId':13526853623}");
    Transfer moved = value(purses.move(wish(Wallet.SPOT, Wallet.FUTURES)));
    assertEquals("13526853623", moved.theirs());
    Loopback.Asked sent = exchange.last("POST /sapi/v1/asset/transfer");
    String words = sent.query() + sent.body();
    assertTrue(words.contains("type=MAIN_UMFUTURE&asset=USDT&amount=100.10&"), words);
    assertEquals("theKey", sent.header("x-mbx-apikey"));
    assertTrue(words.contains("signature="), words);

    String row =
        "{'asset':'USDT','amount':'100.1','type':'MAIN_UMFUTURE','status':'CONFIRMED',"
            + "'tranId':%d,'timestamp':1700000000500}";
    exchange.on(
        "GET /sapi/v1/asset/transfer",
        rows(
            row.formatted(1)
                + ","
                + row.formatted(2)
                + ","
                + row.formatted(3).replace("100", "7")));
    Optional<Transfer> found =
        value(purses.find(wish(Wallet.SPOT, Wallet.FUTURES), Bench.NOW, Set.of("1")));
    assertEquals("2", found.orElseThrow().theirs(), "1 is another transfer of ours");
    String question = exchange.last("GET /sapi/v1/asset/transfer").query();
    assertTrue(question.contains("type=MAIN_UMFUTURE&startTime=1699999990000&"), question);
    assertEquals(
        Optional.empty(),
        value(purses.find(wish(Wallet.SPOT, Wallet.FUTURES), Bench.NOW, Set.of("1", "2"))));
    exchange.forget("GET /sapi/v1/asset/transfer").on("GET /sapi/v1/asset/transfer", "{'total':0}");
    assertEquals(List.of(), value(purses.transfers(Bench.NOW)));
    assertEquals(6 + 2, exchange.of("GET /sapi/v1/asset/transfer").size(), "each direction");
  }

  @Test
  void binanceTellsWhatCameAndWent() {
    Purses purses = binance();
    exchange.on(
        "GET /sapi/v1/capital/deposit/hisrec",
        "[{'id':'769800519366885376','amount':'0.001','coin':'BNB','network':'BNB','status':1,"
            + "'address':'bnb1','addressTag':'101','txId':'98A3','insertTime':1699999000000,"
            + "'transferType':0}]");
    exchange.on(
        "GET /sapi/v1/capital/withdraw/history",
        "[{'id':'b6ae22b3aa844210a7041aee7589627c','amount':'8.91000000','transactionFee':'0.004','coin':'USDT','status':6,'address':'0x94','txId':'0xb5','applyTime':'2023-11-14"
            + " 11:12:02','network':'ETH','transferType':0}]");
    List<Movement> told = value(purses.movements(Bench.NOW - 86_400_000));
    assertEquals(2, told.size());
    assertEquals(Movement.Kind.DEPOSIT, told.get(0).kind());
    assertEquals("done", told.get(0).state().toString());
    assertEquals(new BigDecimal("8.91000000"), told.get(1).amount());
    assertEquals(new BigDecimal("0.004"), told.get(1).fee());
    assertEquals(1_699_960_322_000L, told.get(1).at());
  }

  /// Test money lies in one wallet: its network has no such interface.
  @Test
  void theTestNetworkHasNone() {
    var access =
        new AccountAccess(new ApiKey("theKey", Bench.CANARY, null), new KeyedHost.Testnet());
    assertNull(new Binance(bench.network(), addresses).account(access).purses());
  }

  private Purses okx() {
    exchange.on("GET /api/v5/public/time", data("{'ts':'1700000000000'}"));
    return of(new Okx(bench.network(), addresses).account(Bench.access(exchange)));
  }

  private static String data(String rows) {
    return "{'code':'0','msg':'','data':[" + rows + "]}";
  }

  @Test
  void okxTakesAnIdOfOurs() {
    Purses purses = okx();
    String id = "42c0cfb06bca42429c764e6df6cbcb16";
    exchange.on(
        "POST /api/v5/asset/transfer",
        data(
            "{'transId':'754147','ccy':'USDT','clientId':'','from':'6','amt':'100.10','to':'18'}"));
    Transfer moved = value(purses.move(wish(Wallet.FUNDING, Wallet.UNIFIED)));
    assertEquals(Transfer.Status.PENDING, moved.status(), "accepted is not done");
    assertEquals(
        "{\"ccy\":\"USDT\",\"amt\":\"100.10\",\"from\":\"6\",\"to\":\"18\",\"clientId\":\""
            + id
            + "\"}",
        exchange.last("POST /api/v5/asset/transfer").body());
    exchange.on(
        "GET /api/v5/asset/transfer-state",
        data(
            "{'amt':'100.10','ccy':'USDT','clientId':'','from':'6','instId':'','state':'success',"
                + "'subAcct':'','to':'18','toInstId':'','transId':'754147','type':'0'}"));
    Transfer found =
        value(purses.find(wish(Wallet.FUNDING, Wallet.UNIFIED), Bench.NOW, Set.of())).orElseThrow();
    assertEquals(Transfer.Status.DONE, found.status());
    assertTrue(exchange.last("GET /api/v5/asset/transfer-state").query().contains(id));
  }

  @Test
  void whatOkxRefusesToTellTheBillsDo() {
    Purses purses = okx();
    exchange.on(
        "GET /api/v5/asset/transfer-state", "{'code':'58129','msg':'no such transfer','data':[]}");
    String bill =
        "{'billId':'12344','ccy':'USDT','clientId':'%s','balChg':'-100.10','bal':'0','type':'131',"
            + "'ts':'1700000000100'}";
    exchange.on(
        "GET /api/v5/asset/bills",
        data(bill.formatted("")),
        data(bill.formatted("42c0cfb06bca42429c764e6df6cbcb16")));
    Transfer.Wish wish = wish(Wallet.FUNDING, Wallet.UNIFIED);
    assertEquals(Optional.empty(), value(purses.find(wish, Bench.NOW, Set.of())));
    assertEquals("12344", value(purses.find(wish, Bench.NOW, Set.of())).orElseThrow().theirs());
    assertTrue(exchange.last("GET /api/v5/asset/bills").query().contains("type=131"));
    Transfer told = value(purses.transfers(Bench.NOW)).getFirst();
    assertEquals(new BigDecimal("100.10"), told.amount());
  }

  @Test
  void okxTellsWhatCameAndWent() {
    Purses purses = okx();
    exchange.on(
        "GET /api/v5/asset/deposit-history",
        data(
            "{'actualDepBlkConfirm':'2','amt':'1','ccy':'USDT','chain':'USDT-TRC20','depId':'88',"
                + "'state':'2','ts':'1700000000000','txId':'16f3'}"));
    exchange.on(
        "GET /api/v5/asset/withdrawal-history",
        data(
            "{'ccy':'ETH','chain':'ETH-Ethereum','amt':'0.1','fee':'0.0005','state':'-1',"
                + "'ts':'1700000000001','txId':'0x62','wdId':'67485'}"));
    List<Movement> told = value(purses.movements(Bench.NOW));
    assertEquals("done", told.get(0).state().toString());
    assertEquals("failed", told.get(1).state().toString());
    assertEquals(new BigDecimal("0.0005"), told.get(1).fee());
  }

  private Purses bybit() {
    exchange.on("GET /v5/market/time", ok("{'timeNano':'1700000000000000000'}"));
    return of(new Bybit(bench.network(), addresses).account(Bench.access(exchange)));
  }

  private static String ok(String result) {
    return "{'retCode':0,'retMsg':'success','result':" + result + "}";
  }

  @Test
  void bybitTakesAUuidOfOurs() {
    Purses purses = bybit();
    exchange.on(
        "POST /v5/asset/transfer/inter-transfer",
        ok("{'transferId':'" + ID + "','status':'SUCCESS'}"));
    Transfer moved = value(purses.move(wish(Wallet.UNIFIED, Wallet.FUNDING)));
    assertEquals(Transfer.Status.DONE, moved.status());
    assertEquals(
        "{\"transferId\":\""
            + ID
            + "\",\"coin\":\"USDT\",\"amount\":\"100.10\",\"fromAccountType\":\"UNIFIED\","
            + "\"toAccountType\":\"FUND\"}",
        exchange.last("POST /v5/asset/transfer/inter-transfer").body());
    exchange.on(
        "GET /v5/asset/transfer/query-inter-transfer-list",
        ok("{'list':[],'nextPageCursor':''}"),
        ok(
            "{'list':[{'transferId':'"
                + ID
                + "','coin':'USDT','amount':'100.1','fromAccountType':'UNIFIED','toAccountType':'FUND',"
                + "'timestamp':'1700000000000','status':'SUCCESS'},{'transferId':'x','coin':'BTC',"
                + "'amount':'1','fromAccountType':'UNIFIED','toAccountType':'CONTRACT',"
                + "'timestamp':'1670988271299','status':'SUCCESS'}],'nextPageCursor':''}"));
    Transfer.Wish wish = wish(Wallet.UNIFIED, Wallet.FUNDING);
    assertEquals(Optional.empty(), value(purses.find(wish, Bench.NOW, Set.of())));
    assertEquals(ID, value(purses.find(wish, Bench.NOW, Set.of())).orElseThrow().theirs());
    assertEquals(1, value(purses.transfers(Bench.NOW)).size(), "the other wallet is not ours");
  }

  @Test
  void bybitTellsWhatCameAndWent() {
    Purses purses = bybit();
    exchange.on(
        "GET /v5/asset/deposit/query-record",
        ok(
            "{'rows':[{'coin':'USDT','chain':'ETH','amount':'10000','txID':'skip-notification',"
                + "'status':3,'toAddress':'','tag':'','depositFee':'','successAt':'1700000000000'}],"
                + "'nextPageCursor':''}"));
    exchange.on(
        "GET /v5/asset/withdraw/query-record",
        ok(
            "{'rows':[{'coin':'USDT','chain':'ETH','amount':'77','txID':'','status':'SecurityCheck',"
                + "'withdrawFee':'10','createTime':'1700000000001','updateTime':'1700000000002',"
                + "'withdrawId':'9197'}],'nextPageCursor':''}"));
    List<Movement> told = value(purses.movements(Bench.NOW));
    assertEquals("done", told.get(0).state().toString());
    assertNull(told.get(0).fee());
    assertEquals("pending", told.get(1).state().toString());
    assertEquals(Movement.Kind.WITHDRAWAL, told.get(1).kind());
  }

  /// Each exchange's own words for what is paid next on a perpetual future.
  @Test
  void fundingIsTold() {
    exchange.on(
        "GET /fapi/v1/premiumIndex",
        "{'symbol':'BTCUSDT','markPrice':'11793.63104562','indexPrice':'11781.80495970',"
            + "'estimatedSettlePrice':'11781.16','lastFundingRate':'0.00038246',"
            + "'interestRate':'0.0001','nextFundingTime':1597392000000,'time':1597370495002}");
    Binance binance = new Binance(bench.network(), addresses);
    Funding told = value(binance.funding(value(binance.market("BTC/USDT-PERP"))));
    assertEquals(new BigDecimal("0.00038246"), told.rate());
    assertEquals(1_597_392_000_000L, told.next());
    assertEquals("11793.63104562", String.valueOf(told.mark()));
    Bench.error(VenueError.NotSent.class, binance.funding(value(binance.market("BTC/USDT"))));

    exchange.on(
        "GET /api/v5/public/funding-rate",
        data(
            "{'fundingRate':'-0.0000182221218054','fundingTime':'1743609600000',"
                + "'instId':'BTC-USDT-SWAP','instType':'SWAP','method':'current_period',"
                + "'nextFundingRate':'','nextFundingTime':'1743638400000'}"));
    exchange.on(
        "GET /api/v5/public/mark-price",
        data(
            "{'instId':'BTC-USDT-SWAP','instType':'SWAP','markPx':'42310.6','ts':'1630049139746'}"));
    Okx okx = new Okx(bench.network(), addresses);
    told = value(okx.funding(value(okx.market("BTC/USDT-PERP"))));
    assertEquals(new BigDecimal("-0.0000182221218054"), told.rate());
    assertEquals(1_743_609_600_000L, told.next());
    assertEquals("42310.6", String.valueOf(told.mark()));

    exchange.on(
        "GET /v5/market/tickers",
        ok(
            "{'category':'linear','list':[{'symbol':'BTCUSDT','lastPrice':'17216.00',"
                + "'indexPrice':'17227.36','markPrice':'17217.33','fundingRate':'-0.000212',"
                + "'nextFundingTime':'1760342400000'}]}"));
    Bybit bybit = new Bybit(bench.network(), addresses);
    told = value(bybit.funding(value(bybit.market("BTC/USDT-PERP"))));
    assertEquals(new BigDecimal("-0.000212"), told.rate());
    assertEquals("17227.36", String.valueOf(told.index()));
  }

  /// It may have happened, so it is not sent again.
  @Test
  void aLostAnswerIsUnknown() {
    Purses purses = bybit();
    exchange.on("POST /v5/asset/transfer/inter-transfer", Loopback.hangUp());
    Bench.error(VenueError.Unknown.class, purses.move(wish(Wallet.UNIFIED, Wallet.FUNDING)));
    assertEquals(1, exchange.of("POST /v5/asset/transfer/inter-transfer").size(), "sent once");
  }
}
