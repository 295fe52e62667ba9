package io.opentrade.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder.Stay;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// The book and the naive one take the same commands.
final class OrderBookPropertyTest {
  private static final int COMMANDS = 300;

  @Property(tries = 300)
  void doesWhatTheNaiveBookDoes(@ForAll long seed) {
    Random random = new Random(seed);
    OrderBook book = new OrderBook();
    NaiveBook naive = new NaiveBook();
    long in = 0;
    for (int i = 0; i < COMMANDS; i++) {
      if (random.nextInt(4) == 0) {
        long id = random.nextInt(i + 1);
        long before = naive.resting();
        assertEquals(naive.cancel(id), book.cancel(id));
        in -= before - naive.resting();
      } else if (random.nextInt(8) == 0) {
        long id = random.nextInt(i + 1);
        long lots = 1 + random.nextLong(20);
        long before = naive.resting();
        assertEquals(naive.reduce(id, lots), book.reduce(id, lots));
        in -= before - naive.resting();
      } else {
        BookOrder order = order(random, i);
        Placed placed = book.place(order);
        assertEquals(naive.place(order), placed);
        assertInvariants(order, placed);
        in += placed.resting() - traded(placed);
      }
      assertEquals(naive.levels(Side.BUY), book.levels(Side.BUY));
      assertEquals(naive.levels(Side.SELL), book.levels(Side.SELL));
      assertSound(book);
      assertLevels(book, Side.BUY);
      assertLevels(book, Side.SELL);
      // What came to rest, less what was traded or taken back, is what rests.
      assertEquals(in, naive.resting());
    }
  }

  /// A part and a single level say what the whole says.
  private static void assertLevels(OrderBook book, Side side) {
    List<Level> all = book.levels(side);
    assertEquals(all.subList(0, Math.min(2, all.size())), book.levels(side, 2));
    assertEquals(all.isEmpty() ? null : all.getFirst(), book.best(side));
    all.forEach(level -> assertEquals(level, book.level(side, level.price())));
    assertEquals(new Level(1, 0, 0), book.level(side, 1));
  }

  private static long traded(Placed placed) {
    return placed.executions().stream().mapToLong(Execution::quantity).sum();
  }

  private static void assertInvariants(BookOrder order, Placed placed) {
    long traded = traded(placed);
    assertTrue(traded + placed.resting() <= Math.max(0, order.quantity()));
    if (order.stay() == Stay.FILL_OR_KILL) {
      assertTrue(traded == 0 || traded == order.quantity());
    }
    long last = order.side() == Side.BUY ? Long.MIN_VALUE : Long.MAX_VALUE;
    for (Execution execution : placed.executions()) {
      assertTrue(execution.quantity() > 0);
      assertTrue(order.meets(execution.price()));
      boolean worse =
          order.side() == Side.BUY ? execution.price() >= last : execution.price() <= last;
      assertTrue(worse, "the best price trades first");
      last = execution.price();
    }
  }

  private static void assertSound(OrderBook book) {
    List<Level> bids = book.levels(Side.BUY);
    List<Level> asks = book.levels(Side.SELL);
    if (!bids.isEmpty() && !asks.isEmpty()) {
      assertTrue(bids.getFirst().price() < asks.getFirst().price(), "the book is crossed");
    }
    for (Level level : bids) {
      assertTrue(level.quantity() > 0 && level.orders() > 0);
    }
  }

  private static BookOrder order(Random random, int number) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long id = random.nextInt(20) == 0 ? random.nextInt(number + 1) : number;
    long quantity = random.nextLong(40) - 1;
    Stay stay = Stay.values()[random.nextInt(10) < 6 ? 0 : random.nextInt(4)];
    long price = 100 + random.nextLong(12) - (side == Side.BUY ? 4 : 0);
    if (random.nextInt(10) == 0) {
      price = side == Side.BUY ? BookOrder.MARKET_BUY : BookOrder.MARKET_SELL;
    }
    long display = random.nextInt(4) == 0 ? 1 + random.nextLong(5) : quantity;
    return new BookOrder(id, side, price, quantity, display, stay);
  }
}
