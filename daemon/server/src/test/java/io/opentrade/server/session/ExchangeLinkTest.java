package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An account at a local exchange: orders leave once, and what is not certain is asked.
@Timeout(60)
class ExchangeLinkTest {
  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench bench;
  private volatile @Nullable Runnable beforePlacing;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench = bench();
    bench.awaitReady();
  }

  /// Something happens between the decision to send and the sending.
  private final class Interrupted extends DisguisedAccount {
    Interrupted(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      Runnable happens = beforePlacing;
      if (happens != null) {
        happens.run();
      }
      return super.place(order, listing, margin);
    }
  }

  @Test
  void anOrderThatWasStoppedForAnHourDoesNotLeave() throws Exception {
    bench.close();
    beforePlacing = () -> bench.jumped.addAndGet(3_600_000);
    bench = bench();
    bench.awaitReady();
    OrderId id = place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
    TrackedOrder after = await(id, order -> order.state().done());
    assertTrue(after.state().toString().contains("stale"), after.state().toString());
    assertEquals(0, exchangeJournal().orders().size());
  }

  /// A position stays without its stop for no longer than the pause.
  @Test
  void aStopThatWasStoppedForAnHourLeavesAfterwards() throws Exception {
    bench.close();
    beforePlacing = () -> {};
    bench = bench();
    bench.awaitReady();
    await(place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY), ExchangeLinkTest::filled);
    AtomicBoolean once = new AtomicBoolean(true);
    beforePlacing =
        () -> {
          if (once.getAndSet(false)) {
            bench.jumped.addAndGet(3_600_000);
          }
        };
    OrderId stop = place(Side.SELL, "0.005", new Terms.Stop(Price.of("20000")), Purpose.STOP_LOSS);
    await(stop, order -> order.state() instanceof OrderState.Working);
    assertEquals(3_600_000, bench.jumped.get());
    assertEquals(2, exchangeJournal().orders().size());
  }

  @Test
  void anOrderThatIsHaltedOnItsWayDoesNotLeave() throws Exception {
    bench.close();
    beforePlacing =
        () -> {
          try {
            bench.session.askFirst(
                loop ->
                    loop.accept(
                        new Entry.Told(
                            new Command.Halt(loop.stamp(), new Scope.Account()), "test")));
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        };
    bench = bench();
    bench.awaitReady();
    OrderId id = place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
    await(id, order -> order.state().done());
    assertEquals(0, exchangeJournal().orders().size());
  }

  private LinkBench bench() throws Exception {
    return new LinkBench(
        folder.resolve("real.db"),
        exchange.address(),
        exchange.credentials().key(),
        exchange.credentials().secret(),
        LinkBench.SETTINGS,
        account -> beforePlacing == null ? account : new Interrupted(account),
        Journal::new);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  private void fault(String name) throws Exception {
    control("faults?fault=" + name + "&times=1");
  }

  private void control(String what) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create(exchange.address() + "/simulate/" + what))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private OrderId place(Side side, String quantity, Terms terms, Purpose purpose) throws Exception {
    return place(side, quantity, terms, purpose, null);
  }

  /// @param fault that the order meets; null for none
  private OrderId place(
      Side side, String quantity, Terms terms, Purpose purpose, @Nullable String fault)
      throws Exception {
    Instrument instrument =
        new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8);
    DeskFacts facts =
        DeskFacts.byHand(
            "binance",
            instrument,
            new BigDecimal("0.001"),
            io.opentrade.engine.domain.Money.of("5"));
    var ticker = ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    bench.link.feed().listing("binance", "BTC/USDT");
    if (fault != null) {
      fault(fault);
    }
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(facts);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          OrderPlan plan = Demo.single(side, quantity, terms, purpose);
          var effects =
              loop.accept(
                  new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), null, "test"));
          for (var effect : effects) {
            if (effect instanceof Effect.Submit(int _, var approved)) {
              return approved.order().id();
            }
          }
          throw new AssertionError(effects);
        });
  }

  private TrackedOrder await(OrderId id, Predicate<TrackedOrder> wanted) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (true) {
      TrackedOrder order = bench.session.ask(loop -> loop.trading().engine().order(id));
      assertNotNull(order);
      if (wanted.test(order)) {
        return order;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(order + "\n" + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(10);
    }
  }

  private static boolean filled(TrackedOrder order) {
    return order.state() instanceof OrderState.Filled;
  }

  private void cancel(OrderId id) throws InterruptedException {
    bench.session.ask(
        loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), "test")));
  }

  @Test
  void aPurchaseIsFilledAndTheCashAgrees() throws Exception {
    OrderId id = place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
    await(id, ExchangeLinkTest::filled);
    var balances = exchangeJournal().balances().values().iterator().next();
    BigDecimal cash = Objects.requireNonNull(balances.get("USDT"));
    assertEquals(0, cash.compareTo(new AccountBooks(bench.session).cash()));
  }

  private JournalFile exchangeJournal() throws Exception {
    return io.opentrade.server.simulate.JournalFile.read(folder.resolve("exchange.jsonl"));
  }

  @Test
  void aLostAnswerIsAskedForAndNeverSentAgain() throws Exception {
    OrderId id = place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY, "lost-answer");
    await(id, ExchangeLinkTest::filled);
    assertEquals(1, exchangeJournal().orders().size());
  }

  @Test
  void aLostRequestIsUnconfirmedUntilItSurelyCannotArriveAnyMore() throws Exception {
    OrderId id =
        place(Side.BUY, "0.001", new Terms.Limit(Price.of("20000")), Purpose.ENTRY, "lost-request");
    await(id, order -> order.state() instanceof OrderState.Unconfirmed);
    TrackedOrder after = await(id, order -> order.state().done());
    assertEquals(new OrderState.Rejected("it never reached the exchange"), after.state());
    assertEquals(0, exchangeJournal().orders().size());
  }

  @Test
  void whatRestsSurvivesARestartAndFillsMeanwhileAreBookedOnce() throws Exception {
    OrderId id = place(Side.BUY, "0.001", new Terms.Limit(Price.of("20000")), Purpose.ENTRY);
    await(id, order -> order.state() instanceof OrderState.Working);
    bench.close();
    control("trade?symbol=BTCUSDT&side=SELL&price=20000&quantity=0.0004");
    bench = bench();
    bench.awaitReady();
    TrackedOrder after = await(id, order -> order.filled().signum() > 0);
    assertEquals("0.0004", after.filled().toString());
    cancel(id);
    after = await(id, order -> order.state().done());
    assertEquals(new OrderState.Cancelled(), after.state());
    assertEquals("0.0004", after.filled().toString());
  }

  /// A disk that lost what it had promised: the account is there, and what it ordered is not.
  @Test
  void whoHasLostTheEndOfItsJournalShowsSoHaltsAndGivesNoIdTwice() throws Exception {
    OrderId id = place(Side.BUY, "0.001", new Terms.Limit(Price.of("20000")), Purpose.ENTRY);
    await(id, order -> order.state() instanceof OrderState.Working);
    assertEquals(List.of(), bench.link.elsewhere().orders());
    bench.close();
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(folder.resolve("real.db" + end));
    }
    bench = bench();
    bench.awaitReady();
    assertEquals(
        List.of(id), bench.link.elsewhere().orders().stream().map(OrderReport::ours).toList());
    assertEquals(TradingState.HALTED, bench.session.ask(loop -> new Views(loop.trading()).state()));
    bench.session.ask(
        loop ->
            loop.accept(
                new Entry.Told(new Command.Resume(loop.stamp(), new Scope.Account()), "test")));
    OrderId next = place(Side.BUY, "0.001", new Terms.Limit(Price.of("21000")), Purpose.ENTRY);
    await(next, order -> order.state() instanceof OrderState.Working);
    assertNotEquals(id, next);
    assertEquals(2, exchangeJournal().orders().size());
    bench.link.doubt("the test");
    bench.awaitReady();
    assertEquals(TradingState.ACTIVE, bench.session.ask(loop -> new Views(loop.trading()).state()));
  }

  @Test
  void haltTakesEntriesBackAndKeepsProtection() throws Exception {
    await(place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY), ExchangeLinkTest::filled);
    OrderId stop = place(Side.SELL, "0.005", new Terms.Stop(Price.of("20000")), Purpose.STOP_LOSS);
    OrderId entry = place(Side.BUY, "0.001", new Terms.Limit(Price.of("20000")), Purpose.ENTRY);
    await(entry, order -> order.state() instanceof OrderState.Working);
    bench.session.askFirst(
        loop ->
            loop.accept(
                new Entry.Told(new Command.Halt(loop.stamp(), new Scope.Account()), "test")));
    await(entry, order -> order.state().equals(new OrderState.Cancelled()));
    assertTrue(
        await(stop, order -> order.state() instanceof OrderState.Working).filled().signum() == 0);
    assertEquals(
        List.of("CANCELED", "FILLED", "NEW"),
        exchangeJournal().orders().values().stream()
            .map(order -> order.get("status").asText())
            .sorted()
            .toList());
  }
}
