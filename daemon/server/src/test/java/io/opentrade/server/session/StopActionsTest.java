package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingReply;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import io.opentrade.store.StoreFailure;
import io.opentrade.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An account that is broken, or hangs, keeps no other from being stopped.
@Timeout(60)
class StopActionsTest {
  private static final String BTC = "BTC/USDT";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Log log;

  private final InstantSource clock = InstantSource.system();
  private final FakeFeed feed = new FakeFeed().set(BTC, "60000");
  private final Markets markets = new Markets(feed, clock);
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void open() throws Exception {
    log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
  }

  @AfterEach
  void close() throws Exception {
    goOn.countDown();
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  private static LedgerAccount facts(String name) {
    return new LedgerAccount(
        0, name, "binance", "USDT", Accounts.DEMO_CASH, Demo.FEE, "ot" + name, 1_000);
  }

  /// Each in a file of its own, with a bitcoin's tenth.
  private Session account(String name) throws InterruptedException {
    LedgerStore store = LedgerStore.open(folder.resolve(name + ".db"));
    store.add(facts(name));
    LedgerAccount account = store.account(name).orElseThrow();
    Session session = new Session(store, account, clock, log);
    opened.add(store);
    opened.add(session);
    session.ask(
        loop -> {
          int desk = loop.desk(Demo.market(BTC));
          loop.quote(desk, markets.quote(session, BTC));
          var plan = Demo.single(Side.BUY, "0.1", new Terms.Market(), Purpose.ENTRY);
          return loop.accept(
              new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), null, "test"));
        });
    return session;
  }

  /// As an account is whose journal no longer follows.
  private Session broken(String name) {
    LedgerStore store = LedgerStore.open(folder.resolve(name + ".db"));
    LedgerAccount account = facts(name);
    Session session =
        new Session(
            store,
            account,
            clock,
            log,
            Counterparty.PAPER,
            (_, _) -> {
              throw new IllegalStateException("its journal does not follow");
            });
    opened.add(store);
    opened.add(session);
    return session;
  }

  private StopActions stops(Duration patience) {
    return stops(patience, () -> {});
  }

  private StopActions stops(Duration patience, Runnable makeRoom) {
    return new StopActions(
        markets,
        new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets),
        makeRoom,
        patience);
  }

  private static List<String> states(TradingReply reply) {
    return reply.accounts().stream().map(TradingReply.AccountState::state).toList();
  }

  @Test
  void aBrokenAccountKeepsNoOtherFromBeingHaltedAndClosed() throws Exception {
    Session broken = broken("alpha");
    Session main = account("main");
    StopActions stops = stops(Duration.ofSeconds(10));
    TradingReply reply = stops.halt(List.of(broken, main), new Scope.Everything(), "ada");
    assertEquals(List.of("unknown", "halted"), states(reply));
    assertEquals("alpha", reply.silent().getFirst().account());
    String why = reply.accounts().getFirst().problems().getFirst().toString();
    assertTrue(why.contains("does not follow"), why);

    TradingReply sold = stops.panic(List.of(broken, main), new Scope.Everything(), true, "ada");
    assertEquals(List.of("unknown", "halted"), states(sold));
    assertEquals(1, sold.accounts().getLast().closing().size());
    assertTrue(main.ask(Markets::held).isEmpty());
  }

  @Test
  void anAccountThatHangsKeepsNoOtherWaitingAndHaltsWhenItGoesOn() throws Exception {
    Session hung = account("alpha");
    Session main = account("main");
    CountDownLatch hangs = new CountDownLatch(1);
    var at =
        hung.beginFirst(
            _ -> {
              hangs.countDown();
              try {
                return goOn.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
              }
            });
    assertTrue(hangs.await(10, TimeUnit.SECONDS));
    StopActions stops = stops(Duration.ofMillis(200));
    TradingReply reply = stops.panic(List.of(hung, main), new Scope.Account(), true, "ada");
    assertEquals(List.of("unknown", "halted"), states(reply));
    assertTrue(main.ask(Markets::held).isEmpty());
    goOn.countDown();
    assertTrue(at.get());
    assertEquals("HALTED", hung.ask(loop -> new Views(loop.trading()).state()).name());
  }

  @Test
  void oneThatAloneWasMeantFailsAsBefore() throws Exception {
    Session broken = broken("alpha");
    StopActions stops = stops(Duration.ofSeconds(10));
    assertThrows(
        IllegalStateException.class, () -> stops.halt(List.of(broken), new Scope.Account(), "ada"));
    broken.close();
    RequestFailed closed =
        assertThrows(
            RequestFailed.class, () -> stops.halt(List.of(broken), new Scope.Account(), "ada"));
    assertEquals(FailureKind.NOT_FOUND, closed.failure().kind());
  }

  /// The disk is a file that may not grow, the room held back is a table in it.
  @Test
  void aFullDiskIsTriedOnceMoreWithTheRoomThatIsHeld() throws Exception {
    Path file = folder.resolve("alpha.db");
    account("alpha").close();
    sql(file, "CREATE TABLE reserve (x)", "INSERT INTO reserve VALUES (zeroblob(100000))");
    try (LedgerStore store =
        LedgerStore.open(file, new StoreOptions(Duration.ofSeconds(5), 100, 0))) {
      Session full = new Session(store, store.account("alpha").orElseThrow(), clock, log);
      Session main = account("main");
      assertThrows(
          StoreFailure.class,
          () -> {
            while (true) {
              full.ask(
                  loop ->
                      loop.accept(
                          new Entry.Told(
                              new Command.Resume(loop.stamp(), new Scope.Account()), "test")));
            }
          });
      StopActions stops =
          stops(Duration.ofSeconds(10), () -> sql(file, "DROP TABLE IF EXISTS reserve"));
      TradingReply reply = stops.halt(List.of(full, main), new Scope.Account(), "ada");
      assertEquals(List.of("halted", "halted"), states(reply));
      full.close();
    }
  }

  private static void sql(Path file, String... statements) {
    try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = open.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
