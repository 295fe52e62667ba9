package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.risk.TradingState;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A journal that finds no room: the account is halted with the room that was held back. The disk
/// is a file that may not grow, the room held back is a table in it.
@Timeout(30)
class FullDiskTest {
  private static final StoreOptions SMALL = new StoreOptions(Duration.ofSeconds(5), 100, 0);

  @TempDir Path folder;

  private void sql(String... statements) throws SQLException {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("demo.db"));
        Statement statement = file.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private Runnable givenUp() {
    return () -> {
      try {
        sql("DROP TABLE IF EXISTS reserve");
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }

  private static void told(Session session, boolean halt) throws InterruptedException {
    session.ask(
        loop ->
            loop.accept(
                new Entry.Told(
                    halt
                        ? new Command.Halt(loop.stamp(), new Scope.Account())
                        : new Command.Resume(loop.stamp(), new Scope.Account()),
                    "test")));
  }

  @Test
  void theAccountIsHaltedWithTheRoomThatWasHeld() throws Exception {
    Demo.store(folder.resolve("demo.db")).close();
    sql("CREATE TABLE reserve (x)", "INSERT INTO reserve VALUES (zeroblob(100000))");
    InstantSource clock = InstantSource.system();
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
    AtomicInteger met = new AtomicInteger();
    try (LedgerStore store = LedgerStore.open(folder.resolve("demo.db"), SMALL)) {
      LedgerAccount account = store.account("demo").orElseThrow();
      Session session = new Session(store, account, clock, log);
      session.onFullDisk(
          () -> {
            if (met.getAndIncrement() == 0) {
              givenUp().run();
              session.haltFirst("full disk");
            }
          });
      StoreFailure full =
          assertThrows(
              StoreFailure.class,
              () -> {
                while (true) {
                  told(session, false);
                }
              });
      assertEquals(StoreFailure.Kind.FULL, full.kind());
      assertEquals(1, met.get());
      assertEquals(TradingState.HALTED, session.ask(loop -> new Views(loop.trading()).state()));
      session.close();
      // It is on the disk, and there is room for more.
      try (Session again = new Session(store, account, clock, log)) {
        assertEquals(TradingState.HALTED, again.ask(loop -> new Views(loop.trading()).state()));
        told(again, true);
      }
    }
  }
}
