package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AccountCheck;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountKey;
import io.opentrade.protocol.AccountRemove;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import io.opentrade.server.venue.rest.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `account add` says of a key that is not good: one clear line, the exit code, nothing kept.
@Timeout(60)
class KeyTrialTest {
  /// To make one takes a second of hard work, on purpose.
  @TempDir static Path home;

  private static Vault vault;

  @TempDir Path folder;
  private final Loopback exchange = new Loopback();
  private Accounts accounts;
  private RealAccountActions actions;

  @BeforeAll
  static void createVault() throws Exception {
    vault =
        new Vault(
            home.resolve("vault"),
            Files.getOwner(home),
            InstantSource.system(),
            Duration.ofMinutes(15));
    vault.create(Secret.of("correct horse battery"));
  }

  @BeforeEach
  void open() throws Exception {
    InstantSource clock = InstantSource.system();
    Network network = new Network(new OkHttpClient(), LinkBench.REST, clock, (_, _) -> {});
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 2),
            new Redactor(),
            clock,
            () -> LogLevel.DEBUG);
    accounts =
        Accounts.open(
            folder,
            clock,
            () -> "otTESTX",
            log,
            new ExchangeDoors(
                vault,
                _ -> null,
                (name, addresses) ->
                    name.equals("okx")
                        ? new Okx(network, addresses)
                        : new Bybit(network, addresses)));
    actions = new RealAccountActions(accounts, new AccountActions(accounts));
    bybit(0);
    okx("read_only,trade");
  }

  private void bybit(long late) {
    exchange.forget("GET /v5/market/time");
    exchange.answering(
        "GET /v5/market/time",
        _ ->
            Loopback.status(
                200,
                "{'retCode':0,'result':{'timeNano':'"
                    + (System.currentTimeMillis() - late)
                    + "000000'}}"));
    exchange.on(
        "GET /v5/user/query-api",
        ok("{'readOnly':0,'permissions':{'Wallet':['AccountTransfer','Withdraw']}}"));
    exchange.on(
        "GET /v5/account/info", ok("{'unifiedMarginStatus':5,'marginMode':'REGULAR_MARGIN'}"));
    exchange.on("GET /v5/position/list", ok("{'list':[],'nextPageCursor':''}"));
    exchange.on("GET /v5/order/realtime", ok("{'list':[],'nextPageCursor':''}"));
    exchange.on(
        "GET /v5/account/wallet-balance",
        ok("{'list':[{'coin':[{'coin':'USDT','walletBalance':'250','locked':'0'}]}]}"));
  }

  private void okx(String may) {
    exchange.answering(
        "GET /api/v5/public/time",
        _ ->
            Loopback.status(
                200, "{'code':'0','data':[{'ts':'" + System.currentTimeMillis() + "'}]}"));
    exchange.on(
        "GET /api/v5/account/config",
        "{'code':'0','msg':'','data':[{'acctLv':'2','posMode':'net_mode','perm':'" + may + "'}]}");
  }

  private static String ok(String result) {
    return "{'retCode':0,'retMsg':'OK','result':" + result + "}";
  }

  @AfterEach
  void close() {
    accounts.close();
    exchange.close();
  }

  private AccountConnect request(String venue, boolean allowWithdraw) {
    return new AccountConnect(
        "main",
        venue,
        new AccountKey(
            new SecretText("theKey"), new SecretText(Bench.CANARY), new SecretText("thePass")),
        false,
        exchange.address(),
        null,
        allowWithdraw);
  }

  /// What is said, behind the exit code.
  private String refused(String venue) throws Exception {
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> actions.connect(request(venue, false), "ada"));
    assertTrue(accounts.find("main").isEmpty());
    assertTrue(vault.names(Compartment.TRADING).isEmpty(), "a key was kept");
    String said = failed.failure().message();
    assertFalse(said.contains("\n"), said);
    assertFalse(said.contains(Bench.CANARY), said);
    return failed.failure().kind().exitCode() + " " + said;
  }

  @Test
  void aKeyThatMayWithdrawIsRefused() throws Exception {
    assertEquals(
        "4 this key may move money out of bybit, which nothing here needs", refused("bybit"));
    exchange.forget("GET /api/v5/account/config");
    okx("read_only,withdraw,trade");
    assertEquals("4 this key may move money out of okx, which nothing here needs", refused("okx"));
  }

  @Test
  void unlessItsOwnerSaysSo() throws Exception {
    exchange.forget("GET /v5/order/realtime");
    exchange.on(
        "GET /v5/order/realtime",
        ok(
            "{'list':[{'orderId':'1','orderLinkId':'otOTHERX7','symbol':'BTCUSDT','price':'50000',"
                + "'qty':'0.01','side':'Buy','orderStatus':'New','avgPrice':'','cumExecQty':'0',"
                + "'orderType':'Limit','updatedTime':'1700000000000'}],'nextPageCursor':''}"));
    AccountCheck check = actions.connect(request("bybit", true), "ada");
    assertEquals(Boolean.TRUE, check.mayWithdraw());
    assertEquals("250", check.account().equity().toString());
    assertNotNull(check.waitsFor());
    assertEquals("[BTCUSDT buy 0.01 at 50000, otOTHERX7]", check.elsewhere().toString());
    actions.remove(accounts.find("main").orElseThrow(), new AccountRemove("main"), "ada");
  }

  @Test
  void aWrongKey() throws Exception {
    exchange.forget("GET /v5/user/query-api");
    exchange.on(
        "GET /v5/user/query-api", "{'retCode':10003,'retMsg':'API key is invalid.','result':{}}");
    assertEquals(
        "8 bybit: it does not accept the key (code 10003): API key is invalid.", refused("bybit"));
    exchange.forget("GET /api/v5/account/config");
    exchange.on(
        "GET /api/v5/account/config",
        Loopback.status(401, "{'code':'50111','msg':'Invalid OK-ACCESS-KEY','data':[]}"));
    assertEquals(
        "8 okx: it does not accept the key (code 50111): Invalid OK-ACCESS-KEY", refused("okx"));
  }

  @Test
  void aKeyThatMayNotTrade() throws Exception {
    exchange.forget("GET /api/v5/account/config");
    okx("read_only");
    assertEquals("4 this key may not trade at okx", refused("okx"));
  }

  @Test
  void anAnswerInHtml() throws Exception {
    exchange.forget("GET /v5/user/query-api");
    exchange.on("GET /v5/user/query-api", Loopback.html(200));
    String said = refused("bybit");
    assertTrue(said.startsWith("8 bybit: it sent something that is no answer"), said);
    assertFalse(said.contains("<"), said);
  }

  @Test
  void aSkewedClock() throws Exception {
    bybit(60_000);
    exchange.forget("GET /v5/user/query-api");
    exchange.on(
        "GET /v5/user/query-api",
        "{'retCode':10002,'retMsg':'invalid request, please check your server"
            + " timestamp','result':{}}");
    String said = refused("bybit");
    assertTrue(said.startsWith("8 bybit: this computer's clock is "), said);
    assertTrue(said.endsWith("set the clock"), said);
  }
}
