package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.core.Effect;
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
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.LoopbackExchange;
import io.opentrade.server.venue.LoopbackExchange.Fault;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.bybit.LoopbackBybit;
import io.opentrade.server.venue.okx.LoopbackOkx;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The full life of an order through the trading desk at exchanges that speak as Bybit and OKX do:
/// nothing is lost and nothing doubled, whatever is lost on the way.
@Timeout(60)
class DeskAtExchangeTest {
  /// As the standard settings have it, in milliseconds instead of seconds.
  private static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofHours(24),
          Duration.ofSeconds(60),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(5));

  @TempDir Path folder;

  enum Spoken {
    BYBIT(LoopbackBybit::new),
    OKX(LoopbackOkx::new);

    private final Supplier<LoopbackExchange> opened;

    Spoken(Supplier<LoopbackExchange> opened) {
      this.opened = opened;
    }
  }

  /// An account there.
  private final class Stage implements AutoCloseable {
    final LoopbackExchange exchange;
    LinkBench bench;

    Stage(Spoken spoken) throws Exception {
      exchange = spoken.opened.get();
      bench = bench();
    }

    private LinkBench bench() throws Exception {
      LinkBench made =
          new LinkBench(
              folder.resolve("real.db"),
              network -> {
                Map.Entry<Venue, VenueAccount> way = exchange.open(network);
                return new ExchangeDoor(way.getKey(), way.getValue());
              },
              SETTINGS,
              Journal::new);
      made.awaitReady();
      return made;
    }

    void restart() throws Exception {
      bench.close();
      bench = bench();
    }

    OrderId place(Side side, String quantity, Terms terms, Purpose purpose) throws Exception {
      return place(side, quantity, terms, purpose, Fault.NONE);
    }

    OrderId place(Side side, String quantity, Terms terms, Purpose purpose, Fault fault)
        throws Exception {
      String exchangeName = bench.account.exchange();
      Instrument instrument =
          new Instrument("BTC/USDT", new BigDecimal("0.1"), new BigDecimal("0.00001"), 8);
      DeskFacts facts =
          DeskFacts.byHand(exchangeName, instrument, new BigDecimal("0.001"), Money.of("5"));
      var ticker =
          ((Answer.Value<Ticker>) bench.link.feed().ticker(exchangeName, "BTC/USDT")).value();
      bench.link.feed().listing(exchangeName, "BTC/USDT");
      exchange.next(fault);
      return bench.session.ask(
          loop -> {
            int desk = loop.desk(facts);
            loop.quote(desk, MarketQuote.of(ticker, 0));
            var plan = Demo.single(side, quantity, terms, purpose);
            var command = new Command.Place(loop.stamp(), desk, plan);
            for (var effect : loop.accept(new Entry.Placed(command, null, "test"))) {
              if (effect instanceof Effect.Submit(int _, var approved)) {
                return approved.order().id();
              }
            }
            throw new AssertionError("not sent");
          });
    }

    TrackedOrder await(OrderId id, Predicate<TrackedOrder> wanted) throws Exception {
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
        Thread.sleep(5);
      }
    }

    /// Waits until the exchange's word on an order is in the books.
    void working(OrderId id) throws Exception {
      await(id, order -> order.state() instanceof OrderState.Working);
    }

    void cancel(OrderId id) throws InterruptedException {
      bench.session.ask(
          loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), "test")));
    }

    /// The books say of the money what the exchange says.
    void agrees() throws InterruptedException {
      BigDecimal theirs = Objects.requireNonNull(exchange.book.wallet.get("USDT"));
      assertEquals(0, theirs.compareTo(new AccountBooks(bench.session).cash()));
      BigDecimal coins = exchange.book.wallet.getOrDefault("BTC", BigDecimal.ZERO);
      BigDecimal held =
          bench.session.ask(loop -> loop.trading().engine().desk(0).position().quantity().value());
      assertEquals(0, coins.compareTo(held), coins + " is not " + held);
    }

    @Override
    public void close() throws IOException {
      bench.close();
      exchange.close();
    }
  }

  private static Terms limit(String price) {
    return new Terms.Limit(Price.of(price));
  }

  private static boolean filled(TrackedOrder order) {
    return order.state() instanceof OrderState.Filled;
  }

  @ParameterizedTest
  @EnumSource
  void theStreamTellsOfExecutions(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", limit("50000"), Purpose.ENTRY);
      stage.working(id);
      int asked = stage.exchange.asked("GET /v5/execution/list").size();
      asked += stage.exchange.asked("GET /api/v5/trade/fills").size();
      stage.exchange.fill(id.text(), "0.004", "50000");
      assertEquals("0.004", stage.await(id, TrackedOrder::partlyFilled).filled().toString());
      stage.exchange.fill(id.text(), "0.006", "49999.5");
      stage.await(id, DeskAtExchangeTest::filled);
      stage.agrees();
      int after = stage.exchange.asked("GET /v5/execution/list").size();
      after += stage.exchange.asked("GET /api/v5/trade/fills").size();
      assertEquals(asked, after, "told, not asked for");
      assertEquals(
          0,
          stage.bench.link.balances().stream()
              .filter(balance -> balance.currency().equals("BTC"))
              .findFirst()
              .orElseThrow()
              .total()
              .compareTo(new BigDecimal("0.00999")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsToldTwiceAndInDisorderCountsOnce(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      stage.working(id);
      stage.exchange.fill(id.text(), "0.01", "60001");
      stage.exchange.again();
      stage.await(id, DeskAtExchangeTest::filled);
      stage.restart();
      stage.agrees();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStopThatIsTriggeredClosesThePosition(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId bought = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      stage.working(bought);
      stage.exchange.fill(bought.text(), "0.01", "60001");
      stage.await(bought, DeskAtExchangeTest::filled);
      Terms stop = new Terms.Stop(Price.of("55000"));
      OrderId resting = stage.place(Side.SELL, "0.005", stop, Purpose.STOP_LOSS);
      stage.working(resting);
      stage.exchange.fill(resting.text(), "0.005", "54990");
      stage.await(resting, DeskAtExchangeTest::filled);
      stage.agrees();

      // The same while nobody listens, and under an id that was never told.
      OrderId second = stage.place(Side.SELL, "0.004", stop, Purpose.STOP_LOSS);
      stage.working(second);
      stage.bench.close();
      stage.exchange.fill(second.text(), "0.004", "54990");
      stage.bench = stage.bench();
      stage.await(second, DeskAtExchangeTest::filled);
      stage.agrees();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFillMayFollowACancel(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", limit("50000"), Purpose.ENTRY);
      stage.working(id);
      stage.exchange.tells = false;
      stage.exchange.fill(id.text(), "0.004", "50000");
      stage.cancel(id);
      TrackedOrder after = stage.await(id, order -> order.state().done());
      assertEquals(new OrderState.Cancelled(), after.state());
      assertEquals("0.004", after.filled().toString());
      stage.agrees();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStopIsTakenBack(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId bought = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      stage.working(bought);
      stage.exchange.fill(bought.text(), "0.01", "60001");
      stage.await(bought, DeskAtExchangeTest::filled);
      OrderId stop =
          stage.place(Side.SELL, "0.005", new Terms.Stop(Price.of("55000")), Purpose.STOP_LOSS);
      stage.working(stop);
      stage.cancel(stop);
      assertEquals(
          new OrderState.Cancelled(), stage.await(stop, order -> order.state().done()).state());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalHasItsReason(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY, Fault.REFUSED);
      OrderState state = stage.await(id, order -> order.state().done()).state();
      assertTrue(state.toString().contains("nsufficient balance"), state.toString());
      assertEquals(0, stage.exchange.book.all().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerIsAskedForAndNeverSentAgain(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", limit("50000"), Purpose.ENTRY, Fault.LOST_ANSWER);
      stage.working(id);
      assertEquals(1, stage.exchange.book.sent(id.text()));
      assertEquals(1, stage.exchange.book.all().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostRequestIsUnconfirmedUntilItSurelyCannotArriveAnyMore(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", limit("50000"), Purpose.ENTRY, Fault.LOST_REQUEST);
      stage.await(id, order -> order.state() instanceof OrderState.Unconfirmed);
      TrackedOrder after = stage.await(id, order -> order.state().done());
      assertEquals(new OrderState.Rejected("it never reached the exchange"), after.state());
      assertEquals(0, stage.exchange.book.sent(id.text()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatHappensWhileTheStreamIsBrokenIsFound(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", limit("50000"), Purpose.ENTRY);
      stage.working(id);
      stage.exchange.streams = false;
      stage.exchange.cut();
      long end = System.nanoTime() + 10_000_000_000L;
      while (stage.bench.link.ready() && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      assertFalse(stage.bench.link.ready(), "no entry leaves while nobody listens");
      stage.exchange.fill(id.text(), "0.01", "50000");
      stage.exchange.streams = true;
      stage.bench.awaitReady();
      stage.await(id, DeskAtExchangeTest::filled);
      stage.agrees();
    }
  }

  /// Beside the header and the login nothing knows the key, and nothing at all the secret.
  @ParameterizedTest
  @EnumSource
  void nothingThatLeavesHasTheSecret(Spoken spoken) throws Exception {
    try (Stage stage = new Stage(spoken)) {
      OrderId id = stage.place(Side.BUY, "0.01", limit("50000"), Purpose.ENTRY);
      stage.working(id);
      assertFalse(stage.exchange.everythingHeard().contains(Bench.CANARY));
      assertFalse(Files.readString(folder.resolve("real.log")).contains("theKey"));
    }
  }
}
