package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.server.venue.LoopbackExchange.Fault;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.binance.LoopbackFutures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Futures of an account at an exchange that speaks as Binance's USD-M does: terms before orders,
/// positions, funding, liquidation; nothing is lost and nothing doubled.
@Timeout(60)
class FuturesAtExchangeTest {
  private static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofHours(24),
          Duration.ofMillis(400),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(5));
  private static final Instrument BTC =
      new Instrument(
          "BTC/USDT-PERP",
          new BigDecimal("0.1"),
          new BigDecimal("0.001"),
          8,
          new Contract.Linear(BigDecimal.ONE));
  private static final DeskFacts FACTS =
      DeskFacts.byHand("binance", BTC, new BigDecimal("0.001"), Money.of("50"));

  @TempDir Path folder;

  private final class Stage implements AutoCloseable {
    final LoopbackFutures exchange = new LoopbackFutures();
    LinkBench bench;

    Stage() throws Exception {
      bench = bench();
    }

    private LinkBench bench() throws Exception {
      LinkBench made =
          new LinkBench(
              folder.resolve("real.db"),
              "otTESTX",
              network -> {
                Map.Entry<Venue, VenueAccount> way = exchange.open(network);
                return new ExchangeDoor(way.getKey(), way.getValue());
              },
              SETTINGS,
              Journal::new,
              MarketKind.LINEAR);
      made.awaitReady();
      return made;
    }

    void restart() throws Exception {
      bench.close();
      bench = bench();
    }

    OrderId place(Side side, String quantity, Terms terms, Purpose purpose) throws Exception {
      var ticker = bench.link.feed().ticker("binance", "BTC/USDT-PERP");
      bench.link.feed().listing("binance", "BTC/USDT-PERP");
      MarketQuote quote =
          switch (ticker) {
            case io.opentrade.server.venue.Answer.Value(var known) -> MarketQuote.of(known, 0);
            case io.opentrade.server.venue.Answer.Failed(var error) ->
                throw new AssertionError(error.words());
          };
      return bench.session.ask(
          loop -> {
            int desk = loop.desk(FACTS);
            loop.quote(desk, quote);
            FuturesOrders.agree(loop, desk, Decimal.of("5"), "isolated", "test");
            var plan = Demo.single(side, quantity, terms, purpose);
            var command = new Command.Place(loop.stamp(), desk, plan);
            var effects = loop.accept(new Entry.Placed(command, null, "test"));
            for (var effect : effects) {
              if (effect instanceof Effect.Submit(int _, var approved)) {
                return approved.order().id();
              }
            }
            throw new AssertionError("not sent: " + effects);
          });
    }

    OrderId bought(String quantity) throws Exception {
      OrderId id = place(Side.BUY, quantity, new Terms.Market(), Purpose.ENTRY);
      await(id, order -> order.state() instanceof OrderState.Working);
      exchange.trade(id.text(), quantity, "60000");
      await(id, order -> order.state() instanceof OrderState.Filled);
      return id;
    }

    TrackedOrder await(OrderId id, Predicate<TrackedOrder> wanted) throws Exception {
      TrackedOrder[] seen = new TrackedOrder[1];
      until(
          () -> {
            seen[0] = bench.session.ask(loop -> loop.trading().engine().order(id));
            assertNotNull(seen[0]);
            return wanted.test(seen[0]);
          });
      return seen[0];
    }

    void until(Callable<Boolean> wanted) throws Exception {
      long end = System.nanoTime() + 20_000_000_000L;
      while (!wanted.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError(
              exchange.everythingHeard() + "\n" + Files.readString(folder.resolve("real.log")));
        }
        Thread.sleep(5);
      }
    }

    String held() throws InterruptedException {
      return bench.session.ask(
          loop -> loop.trading().engine().desk(0).position().quantity().toString());
    }

    /// The books say what the exchange says, of money and of what is held.
    void agrees() throws Exception {
      until(() -> exchange.wallet.compareTo(new AccountBooks(bench.session).cash()) == 0);
      assertEquals(0, exchange.held.compareTo(new BigDecimal(held())));
    }

    @Override
    public void close() throws IOException {
      bench.close();
      exchange.close();
    }
  }

  @Test
  void termsAreSetAndReadBeforeTheFirstOrder() throws Exception {
    try (Stage stage = new Stage()) {
      stage.bought("0.01");
      assertEquals("ISOLATED", stage.exchange.margin);
      assertEquals(5, stage.exchange.leverage);
      assertEquals(
          List.of(
              "POST /fapi/v1/marginType", "POST /fapi/v1/leverage", "POST /fapi/v1/order"),
          stage.exchange.commands());
      String query = stage.exchange.asked("POST /fapi/v1/order").getFirst().query();
      assertTrue(
          query.startsWith("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=ot"),
          query);
      stage.bought("0.02");
      assertEquals(1, stage.exchange.asked("POST /fapi/v1/leverage").size(), "agreed once");
      stage.agrees();
      stage.until(() -> stage.bench.link.comparison().positions().containsKey("BTC/USDT-PERP"));
      PositionInfo told =
          FuturesOrders.told(
                  stage.bench.session,
                  stage.bench.session.ask(loop -> new Views(loop.trading()).positions()))
              .getFirst();
      assertEquals("0.03", told.quantity().toString());
      assertEquals("5", String.valueOf(told.leverage()));
      assertEquals("isolated", told.margin());
      assertEquals("60010.5", String.valueOf(told.mark()));
      assertEquals("48200.1", String.valueOf(told.liquidation()));
      stage.restart();
      stage.agrees();
    }
  }

  @Test
  void aShortIsEnteredAndBoughtBack() throws Exception {
    try (Stage stage = new Stage()) {
      OrderId sold = stage.place(Side.SELL, "0.05", new Terms.Market(), Purpose.ENTRY);
      stage.await(sold, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trade(sold.text(), "0.05", "60000");
      stage.await(sold, order -> order.state() instanceof OrderState.Filled);
      assertEquals("-0.05", stage.held());
      OrderId back = stage.place(Side.BUY, "0.05", new Terms.Market(), Purpose.EXIT);
      stage.await(back, order -> order.state() instanceof OrderState.Working);
      assertTrue(
          stage.exchange.asked("POST /fapi/v1/order").getLast().query().contains("reduceOnly=true"));
      stage.exchange.trade(back.text(), "0.05", "59000");
      stage.await(back, order -> order.state() instanceof OrderState.Filled);
      assertEquals("0", stage.held());
      stage.agrees();
      assertEquals(0, stage.exchange.wallet.compareTo(new BigDecimal("100047.025")));
    }
  }

  @Test
  void aStopThatIsTriggeredIsBookedOnce() throws Exception {
    try (Stage stage = new Stage()) {
      stage.bought("0.01");
      OrderId stop =
          stage.place(
              Side.SELL, "0.004", new Terms.Stop(Price.of("55000")), Purpose.STOP_LOSS);
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trigger(stop.text(), "54990");
      stage.await(stop, order -> order.state() instanceof OrderState.Filled);
      stage.agrees();
      OrderId second =
          stage.place(
              Side.SELL, "0.006", new Terms.Stop(Price.of("54000")), Purpose.STOP_LOSS);
      stage.await(second, order -> order.state() instanceof OrderState.Working);
      stage.bench.close();
      stage.exchange.trigger(second.text(), "53990");
      stage.bench = stage.bench();
      stage.await(second, order -> order.state() instanceof OrderState.Filled);
      stage.agrees();
      assertEquals("0", stage.held());
    }
  }

  @Test
  void fundingIsBookedOnceAndIsNoDeposit() throws Exception {
    try (Stage stage = new Stage()) {
      stage.bought("0.01");
      stage.exchange.fund("-1.25");
      stage.exchange.fund("0.5");
      stage.agrees();
      stage.restart();
      stage.agrees();
      assertEquals(
          "0.75",
          stage.bench.session.ask(
              loop -> loop.trading().engine().ledger().funding().toString()));
    }
  }

  @Test
  void aLiquidationIsNoticed() throws Exception {
    try (Stage stage = new Stage()) {
      stage.bought("0.01");
      OrderId stop =
          stage.place(Side.SELL, "0.01", new Terms.Stop(Price.of("47000")), Purpose.STOP_LOSS);
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      stage.exchange.liquidate("48200");
      stage.until(() -> stage.held().equals("0"));
      stage.agrees();
      stage.await(stop, order -> order.state() instanceof OrderState.Cancelled);
      assertEquals(
          "liquidation",
          stage.bench.session.ask(
              loop -> loop.trading().trades().all().getLast().trip().exitReason()));
      stage.restart();
      stage.agrees();
      assertEquals(
          1, stage.bench.session.ask(loop -> loop.trading().trades().all().size()).intValue());
    }
  }

  @Test
  void aHedgedAccountIsRefused() throws Exception {
    try (Stage stage = new Stage()) {
      stage.exchange.hedge = true;
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(id, each -> each.state().done());
      assertTrue(order.state().toString().contains("hedge mode"), order.toString());
      assertEquals(List.of(), stage.exchange.asked("POST /fapi/v1/order"));
    }
  }

  @Test
  void whatSomebodyElseHoldsIsShownAndBlocksEntries() throws Exception {
    try (Stage stage = new Stage()) {
      stage.bought("0.01");
      stage.exchange.byHand("0.1", "60000");
      stage.until(() -> !stage.bench.link.comparison().differences().isEmpty());
      assertEquals("0.01", stage.held());
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(id, each -> each.state().done());
      assertTrue(
          order.state().toString().contains("the exchange holds 0.11 of BTC/USDT-PERP"),
          order.toString());
      OrderId out = stage.place(Side.SELL, "0.01", new Terms.Market(), Purpose.EXIT);
      stage.await(out, each -> each.state() instanceof OrderState.Working);
    }
  }

  @Test
  void aLostAnswerIsAskedForAndNotSentAgain() throws Exception {
    try (Stage stage = new Stage()) {
      stage.exchange.next(Fault.LOST_ANSWER);
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      stage.await(id, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trade(id.text(), "0.01", "60000");
      stage.await(id, order -> order.state() instanceof OrderState.Filled);
      assertEquals(1, stage.exchange.book.sent(id.text()));
      stage.exchange.next(Fault.LOST_REQUEST);
      OrderId never = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(never, each -> each.state().done());
      assertEquals(new OrderState.Rejected(AccountBooks.NEVER_CAME), order.state());
      stage.agrees();
      assertNull(
          stage.bench.session.ask(
              loop ->
                  AccountBooks.trading(loop).contradictions().isEmpty()
                      ? null
                      : AccountBooks.trading(loop).contradictions().toString()));
    }
  }
}
