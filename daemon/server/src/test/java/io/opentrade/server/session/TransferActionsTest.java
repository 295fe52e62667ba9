package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountKey;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ModeSet;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TransferInfo;
import io.opentrade.protocol.TransferList;
import io.opentrade.protocol.TransferMove;
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
import io.opentrade.server.venue.rest.Network;
import io.opentrade.store.TransferStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Transfers over a loopback Bybit: written down first, sent once, asked for where nobody knows.
@Timeout(60)
class TransferActionsTest {
  private static final String MOVE = "POST /v5/asset/transfer/inter-transfer";
  private static final String LIST = "GET /v5/asset/transfer/query-inter-transfer-list";
  private static final Actor OWNER = Actor.owner("ada");

  /// To make one takes a second of hard work, on purpose.
  @TempDir static Path home;

  private static Vault vault;

  @TempDir Path folder;
  private final Loopback exchange = new Loopback();
  private Accounts accounts;
  private TransferStore store;
  private TransferActions transfers;
  private long later;

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

  private static String ok(String result) {
    return "{'retCode':0,'retMsg':'OK','result':" + result + "}";
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
            new ExchangeDoors(vault, _ -> null, (_, addresses) -> new Bybit(network, addresses)));
    store = TransferStore.open(folder.resolve("transfers.db"));
    transfers =
        new TransferActions(
            accounts,
            store,
            () -> Instant.ofEpochMilli(System.currentTimeMillis() + later),
            new TransferActions.Patience(Duration.ofMillis(5), 2, Duration.ofMinutes(2)));
    exchange.answering(
        "GET /v5/market/time",
        _ -> Loopback.status(200, ok("{'timeNano':'" + System.currentTimeMillis() + "000000'}")));
    exchange.on(
        "GET /v5/user/query-api",
        ok("{'readOnly':0,'permissions':{'Wallet':['AccountTransfer']}}"));
    exchange.on(
        "GET /v5/account/info", ok("{'unifiedMarginStatus':5,'marginMode':'REGULAR_MARGIN'}"));
    String none = ok("{'list':[],'rows':[],'nextPageCursor':''}");
    exchange.on("GET /v5/position/list", none);
    exchange.on("GET /v5/order/realtime", none);
    exchange.on("GET /v5/asset/deposit/query-record", none);
    exchange.on("GET /v5/asset/withdraw/query-record", none);
    exchange.on(
        "GET /v5/account/wallet-balance",
        ok("{'list':[{'coin':[{'coin':'USDT','walletBalance':'250','locked':'0'}]}]}"));
    new RealAccountActions(accounts, new AccountActions(accounts), 0)
        .connect(
            new AccountConnect(
                "main",
                "bybit",
                new AccountKey(new SecretText("theKey"), new SecretText(Bench.CANARY), null),
                false,
                exchange.address(),
                null,
                false),
            "ada");
  }

  @AfterEach
  void close() throws Exception {
    accounts.close();
    store.close();
    exchange.close();
    new KeyBox(vault).remove("main");
  }

  private static TransferMove wish(String amount, @Nullable String key) {
    return new TransferMove("main", "usdt", Decimal.of(amount), "unified", "funding", key);
  }

  private TransferMove.Reply move(String amount, @Nullable String key) throws Exception {
    return (TransferMove.Reply) transfers.answer(wish(amount, key), OWNER);
  }

  private RequestFailed refused(TransferMove wish) {
    return assertThrows(RequestFailed.class, () -> transfers.answer(wish, OWNER));
  }

  private TransferList.Reply list() throws Exception {
    return (TransferList.Reply) transfers.answer(new TransferList("main", null), OWNER);
  }

  /// The id that was sent last.
  private String sent() {
    String body = exchange.last(MOVE).body();
    return body.substring(body.indexOf("transferId\":\"") + 13).substring(0, 36);
  }

  private static String known(String id, String status) {
    return ok(
        "{'list':[{'transferId':'"
            + id
            + "','coin':'USDT','amount':'100','fromAccountType':'UNIFIED','toAccountType':'FUND',"
            + "'timestamp':'"
            + System.currentTimeMillis()
            + "','status':'"
            + status
            + "'}],'nextPageCursor':''}");
  }

  private static final String NOBODY = ok("{'list':[],'nextPageCursor':''}");

  @Test
  void aTransferIsDoneAndAKeyIsGoodForOne() throws Exception {
    exchange.on(MOVE, ok("{'transferId':'t','status':'SUCCESS'}"));
    TransferMove.Reply first = move("100", "k1");
    assertEquals("done", first.transfer().state());
    assertEquals("USDT", first.transfer().asset());
    assertEquals("ada", first.transfer().by());
    TransferMove.Reply again = move("100.00", "k1");
    assertTrue(again.repeated());
    assertEquals(first.transfer().id(), again.transfer().id());
    assertEquals(1, exchange.of(MOVE).size());
    RequestFailed other = refused(wish("200", "k1"));
    assertEquals(FailureKind.USAGE, other.failure().kind());
    assertTrue(other.failure().message().contains("100 USDT from unified to funding"));
    move("100", null);
    assertEquals(2, exchange.of(MOVE).size());
  }

  @Test
  void aDemoAccountHasOneWalletAndTheHintNamesAnother() {
    RequestFailed failed =
        assertThrows(
            RequestFailed.class, () -> transfers.answer(new TransferList("demo", null), OWNER));
    assertEquals(FailureKind.USAGE, failed.failure().kind());
    assertEquals(
        "name one at an exchange: --account NAME; look: opentrade account list",
        failed.failure().hint());
  }

  @Test
  void theModeMayBeThisAccount() throws Exception {
    ModeActions modes = new ModeActions(folder.resolve("mode"), accounts);
    assertEquals(new ModeShow.Reply("real", "main", "bybit"), modes.set(new ModeSet("real", null)));
    RequestFailed wrong =
        assertThrows(RequestFailed.class, () -> modes.set(new ModeSet("demo", "main")));
    assertEquals(FailureKind.USAGE, wrong.failure().kind());
    assertEquals("demo", modes.set(new ModeSet("demo", null)).account());
  }

  @Test
  void aLostAnswerIsAskedForAndNeverSentAgain() throws Exception {
    exchange.on(MOVE, Loopback.hangUp());
    exchange.on(LIST, NOBODY);
    RequestFailed unknown = refused(wish("100", "k1"));
    assertEquals(FailureKind.UNKNOWN_OUTCOME, unknown.failure().kind());
    assertEquals("unknown", list().transfers().getFirst().state());
    exchange.forget(LIST).on(LIST, known(sent(), "SUCCESS"));
    assertEquals("done", move("100", "k1").transfer().state(), "the same key asks");
    assertEquals(1, list().transfers().size(), "ours and the exchange's are one");
    assertEquals(1, exchange.of(MOVE).size());
  }

  @Test
  void itMayHaveArrivedAllTheSame() throws Exception {
    exchange.on(MOVE, Loopback.hangUp());
    exchange.answering(LIST, _ -> Loopback.status(200, known(sent(), "SUCCESS")));
    assertEquals("done", move("100", null).transfer().state());
    assertEquals(1, exchange.of(MOVE).size());
  }

  /// A signed request is good for seconds: what is not there after minutes never was.
  @Test
  void whatNeverArrivedIsGivenUpAfterAWhile() throws Exception {
    exchange.on(MOVE, Loopback.hangUp());
    exchange.on(LIST, NOBODY);
    refused(wish("100", null));
    assertEquals("unknown", list().transfers().getFirst().state());
    later = 180_000;
    TransferInfo given = list().transfers().getFirst();
    assertEquals("failed", given.state());
    assertEquals("it never arrived at the exchange", String.valueOf(given.reason()));
  }

  @Test
  void whatCannotBeMovedIsSaid() throws Exception {
    exchange.on(MOVE, "{'retCode':131212,'retMsg':'Insufficient balance','result':{}}");
    exchange.on(LIST, NOBODY);
    RequestFailed poor = refused(wish("100", null));
    assertEquals(FailureKind.EXCHANGE, poor.failure().kind());
    assertTrue(poor.failure().message().contains("Insufficient balance"));
    assertEquals("failed", list().transfers().getFirst().state());
    assertEquals(
        FailureKind.USAGE,
        refused(new TransferMove("demo", "USDT", Decimal.of("1"), "spot", "funding", null))
            .failure()
            .kind());
    RequestFailed wallet =
        refused(new TransferMove("main", "USDT", Decimal.of("1"), "spot", "funding", null));
    assertEquals("it has funding, unified", wallet.failure().hint());
    assertEquals(
        FailureKind.USAGE,
        refused(new TransferMove("main", "USDT", Decimal.of("1"), "unified", "unified", null))
            .failure()
            .kind());
    vault.lock(EnumSet.allOf(Compartment.class));
    assertEquals(FailureKind.NOT_ALLOWED, refused(wish("1", null)).failure().kind());
    vault.unlock(Secret.of("correct horse battery"), EnumSet.allOf(Compartment.class));
  }
}
