package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.LoopbackBook;
import io.opentrade.server.venue.LoopbackExchange.Fault;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.okx.LoopbackOkx;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stop-loss and a take-profit of the same coins are one order at OKX, under one id there and two
/// here.
@Timeout(60)
class PairsAtOkxTest {
  private static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofHours(24),
          Duration.ofMillis(400),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(5));
  private static final DeskFacts FACTS =
      DeskFacts.byHand(
          "okx",
          new Instrument("BTC/USDT", new BigDecimal("0.1"), new BigDecimal("0.00001"), 8),
          new BigDecimal("0.001"),
          Money.of("5"));

  @TempDir Path folder;
  private final LoopbackOkx exchange = new LoopbackOkx();
  private LinkBench bench;

  @BeforeEach
  void open() throws Exception {
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

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  private void place(OrderPlan plan) throws Exception {
    var ticker = ((Answer.Value<Ticker>) bench.link.feed().ticker("okx", "BTC/USDT")).value();
    bench.link.feed().listing("okx", "BTC/USDT");
    bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var command = new Command.Place(loop.stamp(), desk, plan);
          return loop.accept(new Entry.Placed(command, null, "test"));
        });
  }

  private List<TrackedOrder> orders() throws InterruptedException {
    return bench.session.ask(
        loop ->
            loop.trading().register().all().stream()
                .map(facts -> Objects.requireNonNull(loop.trading().engine().order(facts.id())))
                .toList());
  }

  private void await(Predicate<List<TrackedOrder>> wanted) throws Exception {
    long end = System.nanoTime() + 15_000_000_000L;
    while (!wanted.test(orders())) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            orders() + "\n" + exchange.book.all() + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(10);
    }
  }

  private static long resting(List<TrackedOrder> orders) {
    return orders.stream().filter(order -> order.state() instanceof OrderState.Working).count();
  }

  private static boolean allOver(List<TrackedOrder> orders) {
    return orders.size() == 3 && orders.stream().allMatch(order -> order.state().done());
  }

  private TrackedOrder of(Purpose purpose) throws InterruptedException {
    return orders().stream()
        .filter(order -> order.order().purpose() == purpose)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private void agrees() throws Exception {
    await(
        _ -> {
          try {
            BigDecimal there = Objects.requireNonNull(exchange.book.wallet.get("USDT"));
            return there.compareTo(new AccountBooks(bench.session).cash()) == 0;
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  /// Buys, with a stop and a target: once bought, both leave as one.
  private LoopbackBook.Line bracket(Fault fault) throws Exception {
    place(
        OrderPlan.bracket(
            Demo.ticket(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY),
            Demo.ticket(Side.SELL, "0.01", new Terms.Stop(Price.of("54000")), Purpose.STOP_LOSS),
            Demo.ticket(
                Side.SELL, "0.01", new Terms.Limit(Price.of("66000")), Purpose.TAKE_PROFIT)));
    await(orders -> resting(orders) == 1);
    exchange.next(fault);
    exchange.fill(orders().getFirst().order().id().text(), "0.01", "60000");
    await(orders -> orders.size() == 3 && resting(orders) == 2);
    OrderId stop = of(Purpose.STOP_LOSS).order().id();
    return Objects.requireNonNull(exchange.pairOf(stop.text()));
  }

  @Test
  void bothLeaveAsOne() throws Exception {
    LoopbackBook.Line pair = bracket(Fault.NONE);
    assertEquals(
        "{\"instId\":\"BTC-USDT\",\"tdMode\":\"cash\",\"side\":\"sell\",\"ordType\":\"oco\","
            + "\"sz\":\"0.00999\",\"tgtCcy\":\"base_ccy\",\"tpTriggerPx\":\"66000\","
            + "\"tpTriggerPxType\":\"last\",\"tpOrdPx\":\"66000\",\"slTriggerPx\":\"54000\","
            + "\"slTriggerPxType\":\"last\",\"slOrdPx\":\"-1\",\"algoClOrdId\":\""
            + pair.ours
            + "\"}",
        exchange.asked("POST /api/v5/trade/order-algo").getLast().body());
    exchange.reach(pair, "tp", "0.00999", "66000");
    await(PairsAtOkxTest::allOver);
    assertEquals(new OrderState.Filled(), of(Purpose.TAKE_PROFIT).state());
    assertEquals(new OrderState.Cancelled(), of(Purpose.STOP_LOSS).state());
    agrees();
  }

  @Test
  void theStopTakesTheTargetAwayOverARestart() throws Exception {
    LoopbackBook.Line pair = bracket(Fault.NONE);
    bench.close();
    exchange.reach(pair, "sl", "0.00999", "53990");
    bench = bench();
    await(PairsAtOkxTest::allOver);
    assertEquals(new OrderState.Filled(), of(Purpose.STOP_LOSS).state());
    assertEquals(new OrderState.Cancelled(), of(Purpose.TAKE_PROFIT).state());
    agrees();
  }

  /// What one half has placed cancels the other; what is left of it rests on.
  @Test
  void aTargetThatIsReachedInPartRestsOn() throws Exception {
    LoopbackBook.Line pair = bracket(Fault.NONE);
    exchange.reach(pair, "tp", "0.004", "66000");
    await(orders -> orders.stream().anyMatch(TrackedOrder::partlyFilled));
    await(_ -> stopOver());
    assertEquals("0.004", of(Purpose.TAKE_PROFIT).filled().toString());
    exchange.reach(pair, "tp", "0.00599", "66000");
    await(PairsAtOkxTest::allOver);
    agrees();
  }

  private boolean stopOver() {
    try {
      return of(Purpose.STOP_LOSS).state().done();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void toCancelOneIsToCancelBoth() throws Exception {
    LoopbackBook.Line pair = bracket(Fault.NONE);
    OrderId target = of(Purpose.TAKE_PROFIT).order().id();
    bench.session.ask(
        loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), target), "test")));
    await(PairsAtOkxTest::allOver);
    assertEquals("cancelled", pair.state);
    assertEquals(1, exchange.asked("POST /api/v5/trade/cancel-algos").size());
  }

  @Test
  void aPairWhoseAnswerIsLostIsAskedForAndNeverSentAgain() throws Exception {
    LoopbackBook.Line pair = bracket(Fault.LOST_ANSWER);
    assertEquals(1, exchange.book.sent(pair.ours));
    assertEquals(2, exchange.book.all().size());
  }

  @Test
  void aPairThatNeverCameIsPlacedAnewAsOne() throws Exception {
    place(Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY));
    await(orders -> resting(orders) == 1);
    exchange.fill(orders().getFirst().order().id().text(), "0.01", "60000");
    await(orders -> orders.getFirst().state().done());
    exchange.next(Fault.LOST_REQUEST);
    place(
        new OrderPlan.OneCancelsOther(
            List.of(
                Demo.ticket(
                    Side.SELL, "0.00999", new Terms.Limit(Price.of("66000")), Purpose.TAKE_PROFIT),
                Demo.ticket(
                    Side.SELL, "0.00999", new Terms.Stop(Price.of("54000")), Purpose.STOP_LOSS))));
    await(orders -> orders.size() == 5 && resting(orders) == 2);
    assertEquals(2, exchange.book.all().size(), "one purchase, one pair");
  }

  /// Two halves of one order are nobody else's.
  @Test
  void aRestingPairIsOurs() throws Exception {
    var _ = bracket(Fault.NONE);
    bench.close();
    bench = bench();
    assertTrue(bench.link.elsewhere().orders().isEmpty(), bench.link.elsewhere().toString());
  }
}
