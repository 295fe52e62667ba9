package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An order is that one's who wanted it, and under the key of that request: whoever said something
/// else in between has nothing to do with it.
class OrderAuthorsTest {
  private static final String BTC = "BTC/USDT";
  private static final String ETH = "ETH/USDT";

  @TempDir Path folder;

  private static DeskFacts traded(String symbol) {
    DeskFacts hand = Demo.market(symbol);
    return new DeskFacts(
        "binance",
        hand.instrument(),
        hand.fee(),
        hand.leastNotional(),
        1,
        Money.of("90"),
        60_000,
        false,
        true);
  }

  private static Entry.Input decided(long at, int desk) {
    double none = Double.NaN;
    Intent enter = new Intent.Enter(Direction.LONG, null, none, none, none, none, "");
    return new Entry.Answered(
        at, desk, 1, 0, List.of(enter), false, 0, null, List.of(), "strategy fall", null);
  }

  private static Entry.Input buy(long at, int desk, String quantity, Terms terms, String key) {
    var plan = Demo.single(Side.BUY, quantity, terms, Purpose.ENTRY);
    return new Entry.Placed(new Command.Place(at, desk, plan), key, "ada");
  }

  private void aDecisionIsTheStrategysOwn(
      BiFunction<LedgerAccount, Journal, AccountTrading> opening) {
    try (LedgerStore store = Demo.store(folder.resolve("ledger.db"))) {
      LedgerAccount account = store.account("demo").orElseThrow();
      AccountTrading trading = opening.apply(account, new Journal(store, account));
      trading.accept(new Entry.DeskOpened(1_000, 0, Demo.market(BTC)));
      trading.accept(new Entry.DeskOpened(1_000, 1, traded(ETH)));
      trading.accept(Demo.quote(1_001, 0, "60000"));
      trading.accept(Demo.quote(1_001, 1, "3000"));
      trading.accept(decided(1_002, 1));
      trading.accept(buy(1_003, 0, "100", new Terms.Market(), "nightly"));
      assertTrue(trading.register().all().isEmpty(), "it cannot be paid");
      trading.accept(Demo.quote(1_004, 1, "3000"));
      OrderFacts order = trading.register().all().getFirst();
      assertEquals(1, order.desk());
      assertEquals("strategy fall", order.by());
      assertNull(order.key());
      assertTrue(trading.register().under("nightly").isEmpty());

      LedgerAccount again = store.account("demo").orElseThrow();
      AccountTrading recovered = opening.apply(again, new Journal(store, again));
      recovered.replay();
      assertEquals(trading.register().all(), recovered.register().all());
    }
  }

  @Test
  void onPaper() {
    aDecisionIsTheStrategysOwn(PaperTrading::new);
  }

  @Test
  void atAnExchange() {
    aDecisionIsTheStrategysOwn(VenueTrading::new);
  }

  @Test
  void protectionIsUnderTheKeyOfItsEntry() {
    try (LedgerStore store = Demo.store(folder.resolve("ledger.db"))) {
      PaperTrading trading = Demo.recover(store);
      trading.accept(new Entry.DeskOpened(1_000, 0, Demo.market(BTC)));
      trading.accept(Demo.quote(1_001, 0, "60000"));
      OrderPlan plan =
          new OrderPlan.OneTriggersOther(
              Demo.ticket(Side.BUY, "0.1", new Terms.Limit(Price.of("59000")), Purpose.ENTRY),
              Demo.single(Side.SELL, "0.1", new Terms.Stop(Price.of("58000")), Purpose.STOP_LOSS));
      trading.accept(new Entry.Placed(new Command.Place(1_002, 0, plan), "dip", "ada"));
      trading.accept(buy(1_003, 0, "100", new Terms.Market(), "nightly"));
      trading.accept(Demo.quote(1_004, 0, "58900"));
      assertEquals(2, trading.register().under("dip").size());
      OrderFacts stop = trading.register().find(trading.register().under("dip").getLast());
      assertEquals("ada", Objects.requireNonNull(stop).by());
      assertTrue(trading.register().under("nightly").isEmpty());
    }
  }
}
