package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.SimVenue;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Orders of every kind, at random, in engine and venue and in [NaiveMarket]: every fill the same.
/// `-Dopentrade.differential=100000` runs so many histories instead of a few hundred.
final class OrderDifferentialTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.1"), 4);
  private static final BigDecimal TAKER = new BigDecimal("0.001");
  private static final BigDecimal MAKER = new BigDecimal("0.0002");
  private static final long HOUR = 3_600_000L;

  @Test
  void agreesFillByFill() {
    long runs = Long.getLong("opentrade.differential", 400);
    for (long seed = 0; seed < runs; seed++) {
      new History(seed).run();
    }
  }

  private static final class History {
    private final long seed;
    private final Random random;
    private final RandomOrders orders;
    private final int slippage;
    private final SimVenue venue;
    private final Engine engine;
    private final NaiveMarket naive;
    private final Deque<Event> inbox = new ArrayDeque<>();
    private final List<String> fills = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private int refused;
    private int compared;
    private int ids;

    History(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.orders = new RandomOrders(random);
      this.slippage = random.nextInt(3);
      this.naive = new NaiveMarket(TAKER, MAKER, slippage);
      FillModel model =
          new FillModel(
              new Slippage.Ticks(slippage),
              null,
              new Latency.Millis(0),
              FillMoment.NEXT_OPEN,
              MAKER,
              FeeCurrency.QUOTE,
              Money.ZERO);
      this.venue = new SimVenue(INSTRUMENT, TAKER, model, 0);
      this.engine =
          new Engine(
              new EngineSettings(
                  new Money(RandomOrders.CASH),
                  new Sizing.Percent(BigDecimal.TEN),
                  new DeskSettings(
                      0, INSTRUMENT, TAKER, new RiskGate(INSTRUMENT, TAKER), venue::expected)),
              () -> new OrderId(Integer.toString(++ids)));
    }

    void run() {
      int price = 500 + random.nextInt(3000);
      for (int bar = 0; bar < 60; bar++) {
        int step = 1 + price / 30;
        int start = random.nextInt(4) == 0 ? Math.max(50, around(price, step)) : price;
        int close = Math.max(50, around(start, step));
        int high = Math.max(start, close) + random.nextInt(step);
        int low = Math.min(start, close) - random.nextInt(step);
        bar(bar * HOUR, start, high, Math.max(10, low), close);
        price = close;
      }
      assertEquals(
          naive.news.stream().sorted().toList(), news.stream().sorted().toList(), this::at);
      assertEquals(naive.refused, refused, this::at);
      assertEquals(new Money(naive.cash), engine.ledger().cash(), this::at);
      assertEquals(new Quantity(naive.held), engine.desk(0).position().quantity(), this::at);
    }

    private int around(int price, int step) {
      return price + random.nextInt(2 * step + 1) - step;
    }

    private String at() {
      return "seed " + seed;
    }

    private void bar(long at, int start, int high, int low, int close) {
      venue.begin(at, 0);
      listen();
      naive.begin(at);
      venue.jump(at, start / 100.0);
      settle();
      naive.jump(cents(start));
      handle(new Event.Priced(at, 0, venue.price()));
      for (int count = random.nextInt(3); count > 0; count--) {
        OrderPlan plan = orders.plan(start, at, naive.held);
        handle(new Command.Place(at, plan));
        naive.place(plan);
      }
      settle();
      naive.jump(cents(start));
      boolean lowFirst = high - start >= start - low;
      for (int to : new int[] {lowFirst ? low : high, lowFirst ? high : low, close}) {
        venue.head(to / 100.0);
        settle();
        naive.walk(cents(to));
      }
      for (; compared < Math.max(fills.size(), naive.fills.size()); compared++) {
        assertEquals(fill(naive.fills), fill(fills), this::at);
      }
    }

    private String fill(List<String> all) {
      return compared < all.size() ? all.get(compared) : "none";
    }

    private static BigDecimal cents(int cents) {
      return BigDecimal.valueOf(cents, 2);
    }

    private void settle() {
      Fill fill;
      while ((fill = venue.next()) != null) {
        fills.add(
            RandomOrders.line(
                fill.order().text(),
                fill.quantity().value(),
                fill.price().value(),
                fill.fee().value()));
        handle(new Report.Filled(fill));
      }
      listen();
    }

    private void listen() {
      Report report;
      while ((report = venue.news()) != null) {
        String word = report.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        news.add(report.order() + " " + word);
        handle(report);
      }
    }

    private void handle(Event event) {
      for (Event next = event; next != null; next = inbox.poll()) {
        for (Effect effect : engine.handle(next)) {
          perform(next.at(), effect);
        }
      }
    }

    private void perform(long at, Effect effect) {
      switch (effect) {
        case Effect.Submit(_, var approved) -> {
          venue.submit(approved);
          inbox.add(new Report.Accepted(at, approved.order().id()));
        }
        case Effect.Cancel(_, OrderId id) ->
            inbox.add(
                venue.cancel(id)
                    ? new Report.Cancelled(at, id)
                    : new Report.CancelRefused(at, id, "gone"));
        case Effect.Dropped dropped -> {
          if (!dropped.reason().startsWith("the post-only")) {
            refused++;
          }
        }
        case Effect.TradeClosed _, Effect.Told _, Effect.Paired _ -> {}
        case Effect.AskStrategy _, Effect.Locked _, Effect.Killed _, Effect.Unmatched _ ->
            throw new AssertionError(effect + " at seed " + seed);
      }
    }
  }
}
