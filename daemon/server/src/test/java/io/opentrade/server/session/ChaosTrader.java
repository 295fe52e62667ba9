package io.opentrade.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import io.opentrade.store.StoreFailure;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The process of the sessions: one for each seed. It is killed at any moment and started again,
/// and goes on with the same keys. Its word is a folder; its input has a line for each exchange
/// with the mistake to make there, then `trade`, and later perhaps `settle`.
public final class ChaosTrader {
  private static final Instrument BTC =
      new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8);
  private static final DeskFacts FACTS =
      DeskFacts.byHand("binance", BTC, new BigDecimal("0.001"), Money.of("5"));
  private static final int STEPS = 20;

  /// For a machine that has little time for us; who settles, does so in seconds.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// Who makes a mistake may never settle, which is one way to be caught.
  private static final Duration SHORT_PATIENCE = Duration.ofSeconds(15);

  private static volatile boolean settling;

  private ChaosTrader() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> exchanges = new ArrayList<>();
    for (String line = in.readLine(); !line.equals("trade"); line = in.readLine()) {
      exchanges.add(json.readTree(line));
    }
    // The rest is waiting for an exchange that bans it, and may be killed while it does.
    CountDownLatch readied = new CountDownLatch(exchanges.size() * 3 / 4);
    ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    List<Future<String>> ends = new ArrayList<>();
    for (JsonNode exchange : exchanges) {
      ends.add(runs.submit(() -> run(folder, exchange, readied)));
    }
    readied.await(15, TimeUnit.SECONDS);
    System.out.println("trading");
    if (in.readLine() == null) {
      System.exit(1); // nobody is there any more who could kill it
    }
    settling = true;
    try {
      for (Future<String> end : ends) {
        System.out.println(end.get());
      }
      System.out.println("settled");
      System.exit(0);
    } catch (ExecutionException failed) {
      failed.printStackTrace(); // read by whoever waits for the last word
      System.exit(1);
    }
  }

  private static String run(Path folder, JsonNode exchange, CountDownLatch readied)
      throws Exception {
    long seed = exchange.get("seed").asLong();
    Path home = Files.createDirectories(folder.resolve(Long.toString(seed)));
    LinkBench bench =
        ChaosMistake.valueOf(exchange.get("mistake").asText())
            .bench(
                home.resolve("real.db"),
                exchange.get("address").asText(),
                exchange.get("key").asText(),
                exchange.get("secret").asText());
    try {
      bench.awaitReady();
    } catch (AssertionError _) {
      // a busy machine: it trades when it is ready
    }
    readied.countDown();
    new ChaosTrader.Run(bench, seed).trade();
    boolean honest = exchange.get("mistake").asText().equals(ChaosMistake.NONE.name());
    return new ChaosTrader.Run(bench, seed).settle(home, honest ? PATIENCE : SHORT_PATIENCE);
  }

  /// One session at work.
  private record Run(LinkBench bench, long seed) {
    /// The same steps under the same keys, however often they are begun.
    void trade() throws Exception {
      for (int step = 0; step < STEPS; step++) {
        RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000 + step);
        try {
          step(step, chance);
        } catch (IllegalStateException | StoreFailure _) {
          // an order that makes no sense now
        }
        Thread.sleep(20 + chance.nextInt(160));
      }
    }

    private void step(int step, RandomGenerator chance) throws Exception {
      int what = chance.nextInt(10);
      if (what < 6) {
        order("k" + step, chance);
      } else if (what < 9) {
        cancel(chance);
      } else {
        bench.session.askFirst(
            loop ->
                loop.accept(
                    new Entry.Told(new Command.Halt(loop.stamp(), new Scope.Account()), "test")));
        Thread.sleep(chance.nextInt(100));
        bench.session.ask(
            loop ->
                loop.accept(
                    new Entry.Told(new Command.Resume(loop.stamp(), new Scope.Account()), "test")));
      }
    }

    private void order(String key, RandomGenerator chance) throws Exception {
      long end = System.nanoTime() + 1_500_000_000L;
      while (!bench.link.ready() && System.nanoTime() < end) {
        Thread.sleep(10);
      }
      if (!(bench.link.feed().ticker("binance", "BTC/USDT")
          instanceof Answer.Value<Ticker>(Ticker ticker))) {
        return;
      }
      bench.session.ask(
          loop -> {
            if (!loop.trading().register().under(key).isEmpty()) {
              return false;
            }
            int desk = loop.desk(FACTS);
            loop.quote(desk, MarketQuote.of(ticker, 0));
            Quantity held = loop.trading().engine().desk(desk).position().quantity();
            Quantity lots = BTC.quantity(held.value());
            boolean sell = lots.signum() > 0 && chance.nextInt(3) == 0;
            if (sell && chance.nextInt(3) == 0) {
              var guard = new Command.Place(loop.stamp(), desk, guard(lots, ticker.last(), chance));
              loop.accept(new Entry.Placed(guard, key, "test"));
              return true;
            }
            Quantity quantity =
                sell ? lots : BTC.quantity(new BigDecimal(1 + chance.nextInt(30)).movePointLeft(3));
            Terms terms =
                chance.nextBoolean()
                    ? new Terms.Market()
                    : new Terms.Limit(near(ticker.last(), chance.nextInt(21) - 10));
            var plan =
                Demo.single(
                    sell ? Side.SELL : Side.BUY,
                    quantity.toString(),
                    terms,
                    sell ? Purpose.EXIT : Purpose.ENTRY);
            loop.accept(new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), key, "test"));
            return true;
          });
    }

    /// A stop, which rests at the exchange, beside one that follows a distance, which waits here.
    private static OrderPlan guard(Quantity lots, Price last, RandomGenerator chance) {
      Terms follows = new Terms.TrailingStop(Price.of(Integer.toString(5 + chance.nextInt(40))));
      return new OrderPlan.OneCancelsOther(
          List.of(
              Demo.ticket(
                  Side.SELL,
                  lots.toString(),
                  new Terms.Stop(near(last, -40 - chance.nextInt(40))),
                  Purpose.STOP_LOSS),
              Demo.ticket(Side.SELL, lots.toString(), follows, Purpose.TRAILING_STOP)));
    }

    private static Price near(Price last, int hundredthsOfPercent) {
      BigDecimal factor = BigDecimal.ONE.add(new BigDecimal(hundredthsOfPercent).movePointLeft(4));
      return new Price(last.value().multiply(factor).setScale(2, RoundingMode.HALF_EVEN));
    }

    /// Takes back what rests, there and here.
    private static boolean takeBack(Session.Loop loop) {
      for (TradedDesk desk : loop.trading().desks()) {
        for (TrackedOrder order : loop.trading().engine().desk(desk.number()).openOrderList()) {
          if (!(order.state() instanceof OrderState.CancelPending)) {
            OrderId id = order.order().id();
            loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), "test"));
          }
        }
      }
      return true;
    }

    private void cancel(RandomGenerator chance) throws InterruptedException {
      bench.session.ask(
          loop -> {
            List<TrackedOrder> open = new ArrayList<>();
            for (TradedDesk desk : loop.trading().desks()) {
              open.addAll(loop.trading().engine().desk(desk.number()).openOrderList());
            }
            if (!open.isEmpty()) {
              OrderId id = open.get(chance.nextInt(open.size())).order().id();
              loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), "test"));
            }
            return open.size();
          });
    }

    /// Waits for `settle`, takes back what rests, and writes down what the books say.
    String settle(Path home, Duration patience) throws Exception {
      while (!settling) {
        Thread.sleep(20);
      }
      AccountBooks books = new AccountBooks(bench.session);
      long end = System.nanoTime() + patience.toNanos();
      while (!books.open().isEmpty() || bench.session.waitingHere() > 0 || !bench.link.ready()) {
        bench.session.ask(Run::takeBack);
        if (System.nanoTime() > end) {
          return seed + " did not settle: " + bench.link.why() + " " + books.open();
        }
        Thread.sleep(50);
      }
      // One whole comparison at rest: what came unheard is found here.
      Thread.sleep(300);
      bench.link.doubt("the end");
      while (!bench.link.ready()) {
        if (System.nanoTime() > end) {
          return seed + " did not settle: " + bench.link.why();
        }
        Thread.sleep(10);
      }
      Files.writeString(home.resolve("books.json"), ChaosBooks.of(bench.session));
      return seed + " done";
    }
  }
}
