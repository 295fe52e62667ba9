package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.TradingReply;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Ticker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Panic waits for nobody: not for a strategy that hangs, not for prices that do not come.
@Timeout(60)
class PanicTest {
  private static final Instrument BTC =
      new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8);
  private static final BigDecimal FEE = new BigDecimal("0.001");

  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench bench;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            LinkBench.SETTINGS,
            account -> account,
            Journal::new);
    bench.awaitReady();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  private OrderId place(Side side, String quantity, Terms terms, Purpose purpose) throws Exception {
    DeskFacts facts = DeskFacts.byHand("binance", BTC, FEE, Money.of("5"));
    bench.link.feed().listing("binance", "BTC/USDT");
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(facts);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var plan = Demo.single(side, quantity, terms, purpose);
          loop.accept(new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), null, "test"));
          return loop.trading().register().all().getLast().id();
        });
  }

  private void await(OrderId id, Predicate<OrderState> wanted) throws InterruptedException {
    long end = System.nanoTime() + 15_000_000_000L;
    while (true) {
      TrackedOrder order = bench.session.ask(loop -> loop.trading().engine().order(id));
      if (order != null && wanted.test(order.state())) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(String.valueOf(order));
      }
      Thread.sleep(10);
    }
  }

  /// Never answers, whatever it is asked.
  private static final class DeadFeed implements Feed {
    private static <T> Answer<T> never() {
      try {
        Thread.sleep(Duration.ofHours(1));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("nobody waits so long");
    }

    @Override
    public Answer<Listing> listing(String exchange, String symbol) {
      return never();
    }

    @Override
    public Answer<Ticker> ticker(String exchange, String symbol) {
      return never();
    }

    @Override
    public Answer<Candles> candles(
        String exchange, String symbol, Timeframe timeframe, long from, long to) {
      return never();
    }
  }

  /// Hangs at its first decision.
  private static final class HungDecider implements Decider {
    final CountDownLatch asked = new CountDownLatch(1);

    @Override
    public void learn(int market, String series, Candle bar) {}

    @Override
    public int bars(int market) {
      return 1;
    }

    @Override
    public void begin(List<StrategyMemory.Kept> memory) {}

    @Override
    public Said decide(Moment moment) {
      asked.countDown();
      try {
        Thread.sleep(Duration.ofHours(1));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("it was ended");
    }

    @Override
    public Said end() {
      throw new IllegalStateException("it hangs");
    }

    @Override
    public void close() {}
  }

  /// A strategy of this account that was asked, and does not answer.
  private Thread hungStrategy() throws Exception {
    DeskFacts facts =
        new DeskFacts("binance", BTC, FEE, Money.of("5"), 1, Money.of("1000"), 60_000, false, true);
    int desk = bench.session.ask(loop -> loop.desk(facts));
    HungDecider decider = new HungDecider();
    StrategyLine line =
        new StrategyLine(
            bench.session,
            List.of(new StrategyLine.Place(desk, Timeframe.of("1m"))),
            "strategy hung",
            decider,
            StrategyDiary.open(folder.resolve("diaries"), "hung", InstantSource.system()));
    line.learn(0, "", new Candle(0, 1, 1, 1, 1, 1));
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    line.decide(60_000, 60_000);
                  } catch (InterruptedException | RuntimeException _) {
                    // the test is over
                  }
                });
    assertTrue(decider.asked.await(10, TimeUnit.SECONDS));
    return thread;
  }

  @Test
  void aHungStrategyAndADeadFeedHoldNothingUp() throws Exception {
    OrderId bought = place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
    await(bought, OrderState::done);
    OrderId stop = place(Side.SELL, "0.005", new Terms.Stop(Price.of("20000")), Purpose.STOP_LOSS);
    OrderId entry = place(Side.BUY, "0.001", new Terms.Limit(Price.of("20000")), Purpose.ENTRY);
    await(stop, state -> state instanceof OrderState.Working);
    await(entry, state -> state instanceof OrderState.Working);
    Thread hung = hungStrategy();
    Markets markets = new Markets(new DeadFeed(), InstantSource.system());
    StopActions stops =
        new StopActions(
            markets,
            new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets),
            () -> {},
            Duration.ofSeconds(10));

    long began = System.nanoTime();
    TradingReply reply = stops.panic(List.of(bench.session), new Scope.Everything(), false, "ada");
    long millis = (System.nanoTime() - began) / 1_000_000;

    assertTrue(millis < 1_000, "halted after " + millis + " ms");
    TradingReply.AccountState state = reply.accounts().getFirst();
    assertEquals("halted", state.state());
    assertEquals(List.of(entry.text()), state.cancelled());
    assertEquals(List.of(stop.text()), state.kept().stream().map(OrderInfo::id).toList());
    assertTrue(state.problems().isEmpty(), state.problems().toString());
    assertTrue(hung.isAlive());
    await(entry, each -> each.equals(new OrderState.Cancelled()));
    assertEquals(
        List.of("LIMIT CANCELED", "MARKET FILLED", "STOP_LOSS NEW"),
        JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
            .map(order -> order.get("type").asText() + " " + order.get("status").asText())
            .sorted()
            .toList());
    hung.interrupt();
  }
}
