package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.store.LedgerEntry;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is killed when: what was committed is there, once.
class RecoveryTest {
  private static final int INPUTS = 60;

  @TempDir Path folder;

  /// The journal cut off behind any line stands for a kill between any two transactions, and more.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyPrefixOfTheJournalGivesTheStateOfThatMoment(long seed) {
    List<String> states = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    List<LedgerEntry> lines;
    try (LedgerStore store = Demo.store(folder.resolve("demo.db"))) {
      PaperTrading trading = Demo.recover(store);
      Scenario scenario = new Scenario(seed);
      for (int i = 0; i < INPUTS; i++) {
        trading.accept(scenario.next(trading));
        states.add(Demo.state(trading));
        ends.add(trading.sequence());
      }
      lines = Demo.lines(store);
    }
    assertTrue(lines.stream().anyMatch(line -> line.kind().equals("fill")), "nothing was filled");
    int input = 0;
    for (int length = 1; length <= lines.size(); length += 5) {
      while (ends.get(input) < length) {
        input++;
      }
      Path copy = folder.resolve("copy" + length + ".db");
      try (LedgerStore store = Demo.prefix(copy, lines.subList(0, length))) {
        assertEquals(states.get(input), Demo.state(Demo.recover(store)), "cut after " + length);
        // What the kill cut off has been written again, the same.
        assertEquals(lines.subList(0, ends.get(input).intValue()), Demo.lines(store));
      }
    }
  }

  /// The file itself, copied as a kill would leave it: no close, a log that is not checked in.
  @Test
  void theFileCopiedAtAnyMomentRecovers() throws IOException {
    Path file = folder.resolve("demo.db");
    try (LedgerStore store = Demo.store(file)) {
      PaperTrading trading = Demo.recover(store);
      Scenario scenario = new Scenario(4);
      for (int i = 0; i < 20; i++) {
        trading.accept(scenario.next(trading));
        Path copy = folder.resolve("killed" + i + ".db");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(folder.resolve("demo.db-wal"), folder.resolve(copy.getFileName() + "-wal"));
        try (LedgerStore killed = LedgerStore.open(copy)) {
          assertEquals(Demo.state(trading), Demo.state(Demo.recover(killed)));
        }
      }
    }
  }

  @Test
  void aJournalThatWasTamperedWithIsRefused() {
    List<LedgerEntry> lines = new ArrayList<>();
    try (LedgerStore store = Demo.store(folder.resolve("demo.db"))) {
      PaperTrading trading = Demo.recover(store);
      Scenario scenario = new Scenario(5);
      for (int i = 0; i < INPUTS; i++) {
        trading.accept(scenario.next(trading));
      }
      for (LedgerEntry line : Demo.lines(store)) {
        String body = line.kind().equals("fill") ? line.body().replace("1", "2") : line.body();
        lines.add(new LedgerEntry(line.sequence(), line.at(), line.kind(), body));
      }
    }
    try (LedgerStore store = Demo.prefix(folder.resolve("false.db"), lines)) {
      assertThrows(IllegalStateException.class, () -> Demo.recover(store));
    }
  }

  @Test
  void twoWritersOfOneJournalAreFoundOut() {
    try (LedgerStore store = Demo.store(folder.resolve("demo.db"))) {
      PaperTrading one = Demo.recover(store);
      PaperTrading other = Demo.recover(store);
      one.accept(new Entry.DeskOpened(1, 0, Demo.market("BTC/USDT")));
      assertThrows(
          io.opentrade.store.StoreFailure.class,
          () -> other.accept(new Entry.DeskOpened(1, 0, Demo.market("ETH/USDT"))));
    }
  }

  /// Random but legal inputs at two desks.
  private static final class Scenario {
    private final Random random;
    private final double[] prices = {100, 50};
    private long at = 10_000;
    private int count;

    Scenario(long seed) {
      random = new Random(seed);
    }

    Entry.Input next(PaperTrading trading) {
      at += 1 + random.nextInt(60_000);
      int number = count++;
      if (number < 2) {
        return new Entry.DeskOpened(at, number, Demo.market(number == 0 ? "BTC/USDT" : "ETH/USDT"));
      }
      int desk = number < 4 ? number - 2 : random.nextInt(2);
      if (number < 4 || random.nextInt(2) == 0) {
        prices[desk] *= 1 + (random.nextDouble() - 0.5) * 0.04;
        return Demo.quote(at, desk, String.format(Locale.ROOT, "%.2f", prices[desk]));
      }
      return switch (random.nextInt(10)) {
        case 0 -> new Entry.Told(new Command.Flatten(at, desk, "close"), "tester");
        case 1 -> new Entry.Told(new Command.Resume(at, new Scope.Account()), "tester");
        case 2 -> cancel(trading);
        case 3 -> new Entry.Told(new Event.CashMoved(at, Money.of("7")), "tester");
        case 4 -> new Entry.Told(decision(desk), "tester");
        default ->
            new Entry.Placed(new Command.Place(at, desk, plan(desk)), "key" + number, "tester");
      };
    }

    private Entry.Input cancel(PaperTrading trading) {
      List<OrderFacts> orders = trading.register().all();
      if (orders.isEmpty()) {
        return new Entry.Told(new Command.Halt(at, new Scope.Account()), "tester");
      }
      OrderId id = orders.get(random.nextInt(orders.size())).id();
      return new Entry.Told(new Command.Cancel(at, id), "tester");
    }

    private Event decision(int desk) {
      double price = prices[desk];
      Intent intent =
          new Intent.Enter(
              Direction.LONG, null, Double.NaN, price * 0.97, price * 1.03, Double.NaN, "tag");
      return new Event.Decided(at, desk, count, List.of(intent, new Intent.Close(null, "out")));
    }

    private OrderPlan plan(int desk) {
      double price = prices[desk];
      Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
      String quantity = String.format(Locale.ROOT, "%.4f", 0.1 + random.nextDouble() * 20);
      Purpose purpose = side == Side.SELL ? Purpose.EXIT : Purpose.ENTRY;
      return switch (random.nextInt(4)) {
        case 0 -> Demo.single(side, quantity, new Terms.Limit(near(price)), purpose);
        case 1 -> Demo.single(side, quantity, new Terms.Stop(near(price)), purpose);
        case 2 ->
            OrderPlan.bracket(
                Demo.ticket(Side.BUY, quantity, new Terms.Market(), Purpose.ENTRY),
                Demo.ticket(
                    Side.SELL, quantity, new Terms.TrailingStop(Price.of("1")), Purpose.STOP_LOSS),
                Demo.ticket(
                    Side.SELL, quantity, new Terms.Limit(near(price * 1.02)), Purpose.TAKE_PROFIT));
        default -> Demo.single(side, quantity, new Terms.Market(), purpose);
      };
    }

    private Price near(double price) {
      double value = price * (1 + (random.nextDouble() - 0.5) * 0.02);
      return Price.of(String.format(Locale.ROOT, "%.2f", value));
    }
  }
}
