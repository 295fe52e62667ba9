package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two instances of this program with keys of one account: the second waits until its owner says
/// that it takes over, and says why.
@Timeout(60)
class TwoDaemonsTest {
  private static final DeskFacts FACTS =
      DeskFacts.byHand(
          "binance",
          new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
          new BigDecimal("0.001"),
          Money.of("5"));

  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench first;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    first = daemon("first", "otFIRSTX");
    first.awaitReady();
  }

  @AfterEach
  void close() throws Exception {
    first.close();
    exchange.close();
  }

  private LinkBench daemon(String name, String mark) throws Exception {
    return new LinkBench(
        folder.resolve(name + ".db"),
        mark,
        LinkBench.binance(
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            account -> account),
        LinkBench.SETTINGS,
        Journal::new);
  }

  private static void buy(LinkBench daemon, Terms terms) throws InterruptedException {
    Ticker ticker =
        ((Answer.Value<Ticker>) daemon.link.feed().ticker("binance", "BTC/USDT")).value();
    daemon.link.feed().listing("binance", "BTC/USDT");
    daemon.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var plan = Demo.single(Side.BUY, "0.001", terms, Purpose.ENTRY);
          var command = new Command.Place(loop.stamp(), desk, plan);
          return loop.accept(new Entry.Placed(command, null, "test"));
        });
  }

  private static List<TrackedOrder> orders(LinkBench daemon) {
    try {
      return daemon.session.ask(
          loop ->
              loop.trading().register().all().stream()
                  .map(facts -> loop.trading().engine().order(facts.id()))
                  .toList());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void await(BooleanSupplier wanted, LinkBench daemon) throws InterruptedException {
    long end = System.nanoTime() + 15_000_000_000L;
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(daemon.link.why() + " " + orders(daemon));
      }
      Thread.sleep(10);
    }
  }

  private int sent() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().size();
  }

  @Test
  void whoFindsTheOthersOrdersWaitsAndSaysWhy() throws Exception {
    buy(first, new Terms.Limit(Price.of("20000")));
    await(() -> orders(first).getLast().state() instanceof OrderState.Working, first);
    try (LinkBench second = daemon("second", "otSECONDX")) {
      // Read once: while it looks again, now and then, it says that.
      await(() -> second.link.why().equals("another OpenTrade trades there (otFIRSTX)"), second);
      assertFalse(second.link.ready());
      String why = refused(second);
      while (why.contains("it is compared with its exchange")) {
        why = refused(second); // it looks again, now and then
      }
      assertTrue(why.contains("another OpenTrade trades there"), why);
      assertEquals(1, sent());

      // The owner says so: from now on this one trades, and touches nothing of the other's.
      second.session.ask(loop -> loop.accept(new Entry.TakenOver(loop.stamp(), "otFIRSTX", "ada")));
      second.link.tookOver(Set.of("otFIRSTX"));
      second.awaitReady();
      buy(second, new Terms.Market());
      await(() -> orders(second).getLast().state() instanceof OrderState.Filled, second);
      assertEquals(2, sent());
      assertTrue(orders(first).getLast().state() instanceof OrderState.Working);
    }
  }

  private String refused(LinkBench daemon) throws InterruptedException {
    buy(daemon, new Terms.Market());
    await(() -> orders(daemon).getLast().state().done(), daemon);
    return orders(daemon).getLast().state().toString();
  }

  /// The other has nothing resting there: its executions give it away.
  @Test
  void whoFindsTheOthersExecutionsWaits() throws Exception {
    try (LinkBench second = daemon("second", "otSECONDX")) {
      second.awaitReady();
      buy(second, new Terms.Limit(Price.of("20000")));
      await(() -> orders(second).getLast().state() instanceof OrderState.Working, second);
      // The first has heard nothing yet of the second.
      buy(first, new Terms.Market());
      await(() -> orders(first).getLast().state() instanceof OrderState.Filled, first);
      second.link.doubt("a minute has passed");
      await(() -> second.link.why().equals("another OpenTrade trades there (otFIRSTX)"), second);
    }
  }
}
