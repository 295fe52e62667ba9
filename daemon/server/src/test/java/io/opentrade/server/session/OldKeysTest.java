package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Keys outlive the orders that were placed under them.
@Timeout(60)
class OldKeysTest {
  /// More than a desk remembers of orders that are over.
  private static final int MANY = 1_001;

  private static final String KEY = "monday-1";

  @TempDir Path folder;

  /// Nothing of it outlives the test.
  private static final class Fleeting extends Journal {
    Fleeting(LedgerStore store, LedgerAccount account) {
      super(store, account);
    }

    @Override
    void commit() {}
  }

  @Test
  void aKeyOfAnOrderThatIsForgottenSaysSo() throws Exception {
    InstantSource clock = InstantSource.system();
    RotatingFile file = new RotatingFile(folder.resolve("log"), 1 << 20, 2);
    Log log = new Log(file, new Redactor(), clock, () -> LogLevel.DEBUG);
    try (LedgerStore store = LedgerStore.open(folder.resolve("demo.db"))) {
      BigDecimal cash = new BigDecimal(10_000);
      store.add(
          new LedgerAccount(
              0, "demo", "binance", "USDT", cash, new BigDecimal("0.001"), "otTESTX", 0));
      LedgerAccount account = store.account("demo").orElseThrow();
      Session session = new Session(store, account, clock, log, Counterparty.PAPER, Fleeting::new);
      String id = session.ask(loop -> placedAndTakenBack(loop, KEY));
      session.ask(loop -> again(loop, id));
      for (int order = 0; order < MANY; order++) {
        session.ask(loop -> placedAndTakenBack(loop, null));
      }
      String said =
          assertThrows(RequestFailed.class, () -> session.ask(loop -> again(loop, id)))
              .getMessage();
      assertEquals(
          "nothing was ordered: under the key 'monday-1' order "
              + id
              + " was placed, which is over and no longer remembered",
          said);
      session.close();
    }
  }

  private static String placedAndTakenBack(Session.Loop loop, @Nullable String key) {
    int desk = loop.desk(Demo.market("BTC/USDT"));
    loop.quote(desk, MarketQuote.of(Price.of("60000"), 0));
    OrderPlan plan =
        Demo.single(Side.BUY, "0.001", new Terms.Limit(Price.of("50000")), Purpose.ENTRY);
    String id = OrderActions.placed(loop, desk, plan, key, "ada").orders().getFirst().id();
    var cancel = new Command.Cancel(loop.stamp(), new OrderId(id));
    loop.accept(new Entry.Told(cancel, "ada"));
    return id;
  }

  private static boolean again(Session.Loop loop, String id) {
    OrderReply reply = Objects.requireNonNull(OrderActions.repeated(loop, KEY));
    assertTrue(reply.repeated());
    assertEquals(id, reply.orders().getFirst().id());
    return true;
  }
}
