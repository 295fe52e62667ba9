package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
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
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.OneTry;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A reduction that surely did not leave, and that nobody refused, leaves another time.
@Timeout(60)
@OneTry
class PutOffOrdersTest {
  private static final DeskFacts FACTS =
      DeskFacts.byHand(
          "binance",
          new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
          new BigDecimal("0.001"),
          Money.of("5"));

  @TempDir Path folder;
  private final AtomicInteger tries = new AtomicInteger();
  private volatile @Nullable VenueError trouble;
  private LocalExchange exchange;
  private LinkBench bench;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench = bench();
    place(Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY));
    await(orders -> orders.getFirst().state() instanceof OrderState.Filled);
  }

  private LinkBench bench() throws Exception {
    LinkBench made =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            LinkBench.SETTINGS,
            Troubled::new,
            Journal::new);
    made.awaitReady();
    return made;
  }

  /// No order leaves while there is trouble.
  private final class Troubled extends DisguisedAccount {
    private final VenueAccount real;

    Troubled(VenueAccount real) {
      super(real);
      this.real = real;
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      VenueError error = trouble;
      tries.incrementAndGet();
      return error == null ? super.place(order, listing, margin) : Answer.failed(error);
    }

    @Override
    public Answer<List<Placed>> placePair(ApprovedOrder one, ApprovedOrder other, Listing listing) {
      VenueError error = trouble;
      tries.incrementAndGet();
      return error == null ? real.placePair(one, other, listing) : Answer.failed(error);
    }
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  private List<OrderId> place(OrderPlan plan) throws Exception {
    bench.link.feed().listing("binance", "BTC/USDT");
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var command = new Command.Place(loop.stamp(), desk, plan);
          List<OrderId> ids = new ArrayList<>();
          for (Effect effect : loop.accept(new Entry.Placed(command, null, "test"))) {
            if (effect instanceof Effect.Submit(int _, ApprovedOrder approved)) {
              ids.add(approved.order().id());
            }
          }
          return ids;
        });
  }

  private static OrderPlan stop() {
    return Demo.single(Side.SELL, "0.00999", new Terms.Stop(Price.of("20000")), Purpose.STOP_LOSS);
  }

  private static OrderPlan pair() {
    return new OrderPlan.OneCancelsOther(
        List.of(
            Demo.ticket(
                Side.SELL, "0.00999", new Terms.Limit(Price.of("200000")), Purpose.TAKE_PROFIT),
            Demo.ticket(
                Side.SELL, "0.00999", new Terms.Stop(Price.of("20000")), Purpose.STOP_LOSS)));
  }

  private List<TrackedOrder> orders() throws InterruptedException {
    return bench.session.ask(
        loop ->
            loop.trading().register().all().stream()
                .map(facts -> Objects.requireNonNull(loop.trading().engine().order(facts.id())))
                .toList());
  }

  private void await(Predicate<List<TrackedOrder>> wanted) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!wanted.test(orders())) {
      if (System.nanoTime() > end) {
        throw new AssertionError(orders() + "\n" + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(5);
    }
  }

  private OrderState state(OrderId id) throws InterruptedException {
    return bench.session.ask(
        loop -> Objects.requireNonNull(loop.trading().engine().order(id)).state());
  }

  private void awaitState(OrderId id, Class<? extends OrderState> wanted) throws Exception {
    await(
        orders ->
            orders.stream()
                .anyMatch(
                    order -> order.order().id().equals(id) && wanted.isInstance(order.state())));
  }

  /// What the exchange has seen behind the purchase.
  private List<String> seen() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
        .skip(1)
        .map(order -> order.get("type").asText() + " " + order.get("status").asText())
        .toList();
  }

  static List<VenueError> passing() {
    return List.of(
        new VenueError.Unreachable("no connection"),
        new VenueError.RateLimited(Duration.ofSeconds(60)),
        new VenueError.ClockSkew(Duration.ofSeconds(60), Duration.ofSeconds(5)),
        new VenueError.Down("left alone"),
        new VenueError.Withheld("it is stale"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aStopLeavesUnderItsOwnIdWhenTheTroubleIsOver(VenueError error) throws Exception {
    trouble = error;
    OrderId stop = place(stop()).getFirst();
    await(_ -> tries.get() >= 3);
    assertEquals(new OrderState.Unconfirmed(), state(stop));
    trouble = null;
    awaitState(stop, OrderState.Working.class);
    assertEquals(List.of("STOP_LOSS NEW"), seen());
    assertEquals(2, orders().size());
  }

  /// However long it takes to put both off: the first is asked for soon.
  @Test
  void aPairLeavesAsAPair() throws Exception {
    bench.beforeClock = PutOffOrdersTest::stall;
    trouble = new VenueError.Unreachable("no connection");
    List<OrderId> both = place(pair());
    await(_ -> tries.get() >= 3);
    trouble = null;
    awaitState(both.getFirst(), OrderState.Working.class);
    awaitState(both.getLast(), OrderState.Working.class);
    assertEquals(List.of("LIMIT_MAKER NEW", "STOP_LOSS NEW"), seen().stream().sorted().toList());
  }

  /// Holds up what sends orders, and nothing else.
  private static void stall() {
    if (Thread.currentThread().getName().startsWith("order ")) {
      LockSupport.parkNanos(200_000_000);
    }
  }

  @Test
  void ofAPairOneThatIsTakenBackDoesNotLeave() throws Exception {
    trouble = new VenueError.Unreachable("no connection");
    List<OrderId> both = place(pair());
    await(_ -> tries.get() >= 2);
    cancel(both.getFirst());
    awaitState(both.getFirst(), OrderState.Rejected.class);
    trouble = null;
    awaitState(both.getLast(), OrderState.Working.class);
    assertEquals(List.of("STOP_LOSS NEW"), seen());
  }

  @Test
  void oneThatIsTakenBackIsOverAtOnceAndTheExchangeHearsNothing() throws Exception {
    trouble = new VenueError.RateLimited(Duration.ofSeconds(60));
    OrderId stop = place(stop()).getFirst();
    await(_ -> tries.get() >= 2);
    cancel(stop);
    awaitState(stop, OrderState.Rejected.class);
    trouble = null;
    int tried = tries.get();
    Thread.sleep(500);
    assertEquals(tried, tries.get());
    assertEquals(List.of(), seen());
  }

  private void cancel(OrderId id) throws InterruptedException {
    bench.session.ask(
        loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), id), "test")));
  }

  /// Nobody knows then whether it left: it is asked for, and placed anew.
  @Test
  void afterARestartItIsAskedForAndPlacedAnew() throws Exception {
    trouble = new VenueError.Unreachable("no connection");
    OrderId stop = place(stop()).getFirst();
    awaitState(stop, OrderState.Unconfirmed.class);
    bench.close();
    trouble = null;
    bench = bench();
    await(orders -> orders.size() == 3 && orders.get(2).state() instanceof OrderState.Working);
    assertEquals(new OrderState.Rejected(AccountBooks.NEVER_CAME), state(stop));
    assertEquals(List.of("STOP_LOSS NEW"), seen());
  }

  @Test
  void whatTheExchangeRefusesIsOver() throws Exception {
    trouble = new VenueError.Rejected(VenueError.Reason.OTHER, "-2010", new ForeignText("not now"));
    OrderId stop = place(stop()).getFirst();
    awaitState(stop, OrderState.Rejected.class);
    assertEquals(2, tries.get());
  }

  @Test
  void anEntryIsOver() throws Exception {
    trouble = new VenueError.Unreachable("no connection");
    OrderId entry =
        place(Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY)).getFirst();
    awaitState(entry, OrderState.Rejected.class);
    assertTrue(state(entry).toString().contains("cannot be reached"), state(entry).toString());
  }
}
