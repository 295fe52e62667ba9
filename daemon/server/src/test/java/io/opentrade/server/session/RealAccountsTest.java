package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AccountCheck;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountKey;
import io.opentrade.protocol.AccountRemove;
import io.opentrade.protocol.AccountRotate;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.Pace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Keys of accounts: tried before they are kept, and nowhere but in the vault.
@Timeout(60)
class RealAccountsTest {
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir Path folder;
  private LocalExchange exchange;
  private Vault vault;
  private Accounts accounts;
  private RealAccountActions actions;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(Files.createTempFile("exchange", ".jsonl"), 7).atSpeed(0),
            _ -> {},
            _ -> {});
    InstantSource clock = InstantSource.system();
    vault =
        new Vault(folder.resolve("vault"), Files.getOwner(folder), clock, Duration.ofMinutes(15));
    vault.create(Secret.of(PASSPHRASE));
    Network network = new Network(new OkHttpClient(), LinkBench.REST, clock, Pace.REAL);
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
            new ExchangeDoors(vault, _ -> null, (_, addresses) -> new Binance(network, addresses)));
    actions = new RealAccountActions(accounts, new AccountActions(accounts));
  }

  @AfterEach
  void close() throws Exception {
    accounts.close();
    exchange.close();
  }

  private AccountConnect request(String secret, @Nullable String address) {
    return new AccountConnect("main", "binance", key(secret), false, address, null, false);
  }

  private AccountKey key(String secret) {
    return new AccountKey(
        new SecretText(exchange.credentials().key()), new SecretText(secret), null);
  }

  private String secret() {
    return exchange.credentials().secret();
  }

  private FailureKind refused(AccountConnect request) {
    return assertThrows(RequestFailed.class, () -> actions.connect(request, "ada"))
        .failure()
        .kind();
  }

  @Test
  void aKeyIsTriedKeptAndShownNowhere() throws Exception {
    AccountCheck check = actions.connect(request(secret(), exchange.address()), "ada");
    assertEquals(true, check.mayTrade());
    assertNull(check.waitsFor());
    assertEquals("100000", check.account().equity().toString());
    assertFalse(check.account().demo());
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(secret()), file.toString());
        assertFalse(text.contains(exchange.credentials().key()), file.toString());
      }
    }
  }

  @Test
  void aWrongSecretIsRefusedAndNothingIsKept() throws Exception {
    assertEquals(FailureKind.EXCHANGE, refused(request("wrongSecret", exchange.address())));
    assertTrue(accounts.find("main").isEmpty());
    assertTrue(vault.names(Compartment.TRADING).isEmpty());
  }

  @Test
  void aKeyGoesNowhereUnconfirmed() {
    assertEquals(FailureKind.USAGE, refused(request(secret(), "http://api.example.net")));
    assertEquals(FailureKind.NOT_ALLOWED, refused(request(secret(), "https://api.example.net")));
    assertEquals(FailureKind.USAGE, refused(request(secret(), "nonsense")));
  }

  @Test
  void aLockedVaultSaysSoAndHaltsAllTheSame() throws Exception {
    actions.connect(request(secret(), exchange.address()), "ada");
    vault.lock(EnumSet.allOf(Compartment.class));
    Session session = accounts.find("main").orElseThrow();
    ExchangeLink link = RealAccountActions.link(session);
    awaitLocked(link);
    assertEquals("locked", AccountActions.info(session).state());
    Markets markets = new Markets(new FakeFeed(), InstantSource.system());
    StopActions stops =
        new StopActions(
            markets,
            new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets),
            () -> {},
            Duration.ofSeconds(10));
    var reply =
        stops.halt(List.of(session), new io.opentrade.engine.event.Scope.Everything(), "ada");
    assertEquals("halted", reply.accounts().getFirst().state());
    assertTrue(reply.accounts().getFirst().problems().getFirst().toString().contains("locked"));
  }

  private static void awaitLocked(ExchangeLink link) throws InterruptedException {
    for (int i = 0; i < 200 && link.reachable(); i++) {
      Thread.sleep(20);
    }
    assertFalse(link.reachable());
  }

  /// Whoever was killed and asks again is told of the first order, even where none could leave now.
  @Test
  void theSameKeyTellsOfTheFirstOrderBehindALockedVault() throws Exception {
    actions.connect(request(secret(), exchange.address()), "ada");
    Session session = accounts.find("main").orElseThrow();
    Markets markets = new Markets(new FakeFeed().set("BTC/USDT", "60000"), InstantSource.system());
    var orders = new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets);
    OrderTicket ticket =
        new OrderTicket(
            "BTC/USDT",
            "buy",
            Decimal.of("0.001"),
            null,
            null,
            Decimal.of("59000"),
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false);
    OrderPlace place = new OrderPlace("main", ticket, "monday-1");
    OrderReply first = orders.place(session, place, "ada");
    vault.lock(EnumSet.allOf(Compartment.class));
    awaitLocked(RealAccountActions.link(session));
    OrderReply second = orders.place(session, place, "ada");
    assertTrue(second.repeated());
    assertEquals(first.orders(), second.orders());
    var other = new OrderPlace("main", ticket, "monday-2");
    assertThrows(RequestFailed.class, () -> orders.place(session, other, "ada"));
  }

  @Test
  void anotherAddressNeedsThePassphrase() throws Exception {
    actions.connect(request(secret(), exchange.address()), "ada");
    Session session = accounts.find("main").orElseThrow();
    String other = exchange.address().replace("127.0.0.1", "localhost");
    AccountRotate plain = new AccountRotate("main", key(secret()), other, null, false);
    assertEquals(
        FailureKind.NOT_ALLOWED,
        assertThrows(RequestFailed.class, () -> actions.rotate(session, plain)).failure().kind());
    AccountRotate wrong =
        new AccountRotate("main", key(secret()), other, new SecretText("wrong"), false);
    assertEquals(
        FailureKind.NOT_ALLOWED,
        assertThrows(RequestFailed.class, () -> actions.rotate(session, wrong)).failure().kind());
    AccountRotate right =
        new AccountRotate("main", key(secret()), other, new SecretText(PASSPHRASE), false);
    assertEquals(other, actions.rotate(session, right).at().toString());
  }

  @Test
  void aClosedAccountStaysClosed() throws Exception {
    actions.connect(request(secret(), exchange.address()), "ada");
    actions.remove(accounts.find("main").orElseThrow(), new AccountRemove("main"), "ada");
    assertTrue(accounts.find("main").isEmpty());
    assertTrue(vault.names(Compartment.TRADING).isEmpty());
    assertEquals(FailureKind.USAGE, refused(request(secret(), exchange.address())));
  }
}
