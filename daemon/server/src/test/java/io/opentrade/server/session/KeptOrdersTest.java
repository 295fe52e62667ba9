package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stop, a trailing stop and a target for the same coins: an exchange takes two of them at most,
/// and follows no distance.
@Timeout(60)
class KeptOrdersTest {
  private static final double NONE = Double.NaN;
  private static final Predicate<AccountTrading> FLAT =
      trading ->
          trading.engine().desk(0).position().flat()
              && trading.engine().desk(0).openOrderList().isEmpty();

  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench bench;
  private int answers;
  private double price;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench = bench(account -> account);
    DeskFacts facts =
        new DeskFacts(
            "binance",
            new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
            new BigDecimal("0.001"),
            Money.of("5"),
            1,
            Money.of("1000"),
            60_000,
            false,
            true);
    bench.session.ask(loop -> loop.desk(facts));
    bench.session.ask(
        loop -> loop.accept(new Entry.LimitSet(loop.stamp(), Money.of("2000"), "ada")));
    bench.session.ask(loop -> loop.accept(new Entry.EmulationSet(loop.stamp(), true, "ada")));
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    price = ticker.last().value().doubleValue();
  }

  private LinkBench bench(UnaryOperator<VenueAccount> disguise) throws Exception {
    LinkBench made =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            LinkBench.SETTINGS,
            disguise,
            Journal::new);
    made.awaitReady();
    return made;
  }

  /// The daemon is killed and started again.
  private void again(UnaryOperator<VenueAccount> disguise) throws Exception {
    bench.close();
    bench = bench(disguise);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  /// The market is said to stand at a part of its price; the exchange's own market does not move.
  private void at(double share) throws InterruptedException {
    Price last = new Price(new BigDecimal(Math.round(price * share)));
    bench.session.quoted("BTC/USDT", MarketQuote.of(last, System.currentTimeMillis()));
  }

  private void wants(Intent intent) throws InterruptedException {
    bench.session.ask(
        loop ->
            loop.accept(
                new Entry.Answered(
                    loop.stamp(),
                    0,
                    ++answers,
                    0,
                    List.of(intent),
                    false,
                    0,
                    null,
                    List.of(),
                    "strategy three",
                    null)));
    at(1);
  }

  /// Bought, with a stop at 0.8 of the price, a target at 1.2, and a stop that keeps 0.1 behind.
  private void bought() throws Exception {
    double distance = Math.floor(price * 0.1);
    wants(
        new Intent.Enter(
            Direction.LONG,
            null,
            NONE,
            Math.floor(price * 0.8),
            Math.ceil(price * 1.2),
            distance,
            "three"));
    await(trading -> here(trading) == 2 && resting(trading) == 1);
    at(1);
  }

  private void await(Predicate<AccountTrading> wanted) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!bench.session.ask(loop -> wanted.test(loop.trading()))) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            bench.session.ask(loop -> new Views(loop.trading()).orders().toString()));
      }
      Thread.sleep(10);
    }
  }

  private static int here(AccountTrading trading) {
    return trading.waitingHere();
  }

  private static long resting(AccountTrading trading) {
    return open(trading).stream()
        .filter(order -> ((VenueTrading) trading).theirs(order.order().id()) != null)
        .filter(order -> order.order().purpose() == Purpose.STOP_LOSS)
        .count();
  }

  private static boolean restsAgain(AccountTrading trading) {
    var stops =
        new Views(trading).orders().stream().filter(order -> order.type().equals("stop")).toList();
    return stops.size() == 2 && stops.getLast().state().equals("working") && resting(trading) == 1;
  }

  private static List<TrackedOrder> open(AccountTrading trading) {
    return trading.engine().desk(0).openOrderList();
  }

  /// What the exchange has seen, oldest first.
  private List<String> seen() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
        .map(order -> order.get("type").asText() + " " + order.get("status").asText())
        .toList();
  }

  @Test
  void theStopRestsThereAndTheOthersWaitHere() throws Exception {
    bought();
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS NEW"), seen());
    assertEquals(
        List.of("working", "waiting here", "waiting here"),
        bench.session.ask(
            loop ->
                new Views(loop.trading())
                    .orders().stream().skip(1).map(order -> order.state()).toList()));
    assertEquals(2, bench.session.waitingHere());
  }

  @Test
  void atTheTargetTheStopIsTakenBackAndThePositionIsSold() throws Exception {
    bought();
    at(1.19);
    at(1.2);
    await(FLAT);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "MARKET FILLED"), seen());
    assertEquals(0, bench.session.waitingHere());
  }

  @Test
  void theTrailingStopFollowsOverARestart() throws Exception {
    bought();
    at(1.1);
    again(account -> account);
    at(1.01); // 0.09 behind the best: it still waits
    at(1.05);
    assertEquals(2, (int) bench.session.ask(loop -> here(loop.trading())));
    at(0.99);
    await(FLAT);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "MARKET FILLED"), seen());
  }

  @Test
  void anExitOfTheStrategyTakesAllOfThemBack() throws Exception {
    bought();
    wants(new Intent.Close(null, "signal"));
    await(FLAT);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "MARKET FILLED"), seen());
  }

  @Test
  void oneThatWaitsHereIsTakenBackAtOnceAndTheExchangeHearsNothing() throws Exception {
    bought();
    OrderId target =
        bench.session.ask(
            loop ->
                open(loop.trading()).stream()
                    .filter(order -> order.order().terms() instanceof Terms.Limit)
                    .findFirst()
                    .orElseThrow()
                    .order()
                    .id());
    bench.session.ask(
        loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), target), "ada")));
    assertEquals(1, bench.session.waitingHere());
    at(1.2);
    at(1.15);
    assertEquals(1, (int) bench.session.ask(loop -> here(loop.trading())));
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS NEW"), seen());
  }

  /// Killed after the price has come and before the stop was taken back.
  @Test
  void whatIsDueLeavesAfterAKillAsSoonAsTheStopIsGone() throws Exception {
    again(DeafToCancels::new);
    bought();
    at(1.2);
    await(
        trading ->
            open(trading).stream()
                .anyMatch(order -> order.state().toString().startsWith("CancelPending")));
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS NEW"), seen());
    again(account -> account);
    await(FLAT);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "MARKET FILLED"), seen());
  }

  @Test
  void whereTheExchangeRefusesTheStopRestsAgain() throws Exception {
    again(account -> new Refusing(account, true));
    bought();
    at(1.2);
    await(trading -> restsAgain(trading) && here(trading) == 1);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "STOP_LOSS NEW"), seen());
    again(account -> account);
    at(1.11); // 0.09 behind the best of before
    assertEquals(1, (int) bench.session.ask(loop -> here(loop.trading())));
    at(1.09);
    await(FLAT);
    assertEquals("MARKET FILLED", seen().getLast());
  }

  @Test
  void whereItNeverCameAllThreeProtectAgain() throws Exception {
    again(account -> new Refusing(account, false));
    bought();
    at(1.2);
    await(trading -> restsAgain(trading) && here(trading) == 2);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "STOP_LOSS NEW"), seen());
    again(account -> account);
    at(1.15);
    at(1.2);
    await(FLAT);
    assertTrue(seen().getLast().equals("MARKET FILLED"), seen().toString());
  }

  /// All that offers the same coins belongs together again: else two of them would sell them.
  @Test
  void aPositionThatCouldNotBeClosedByHandIsProtectedAsBefore() throws Exception {
    again(account -> new Refusing(account, true));
    bought();
    Markets markets = new Markets(bench.link.feed(), InstantSource.system());
    new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets)
        .flatten(bench.session, OrderActions.Closing.all("BTC/USDT", "close", "ada"));
    await(trading -> restsAgain(trading) && here(trading) == 2);
    again(account -> account);
    at(1);
    at(1.2);
    await(FLAT);
    assertEquals("MARKET FILLED", seen().getLast());
  }

  @Test
  void whatSurelyDidNotArriveLeavesAgainAtTheNextPrice() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    again(account -> new Unreachable(account, tries));
    bought();
    at(1.2);
    await(trading -> tries.get() > 0 && here(trading) == 2);
    again(account -> account);
    at(1.15);
    await(FLAT);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS CANCELED", "MARKET FILLED"), seen());
  }

  /// No sale at the market gets through.
  private static final class Unreachable extends DisguisedAccount {
    private final AtomicInteger tries;

    Unreachable(VenueAccount real, AtomicInteger tries) {
      super(real);
      this.tries = tries;
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode mode) {
      boolean sale =
          order.order().terms() instanceof Terms.Market && order.order().purpose().reduceOnly();
      if (sale) {
        tries.incrementAndGet();
      }
      return sale
          ? Answer.failed(new VenueError.Unreachable("no connection"))
          : super.place(order, listing, mode);
    }
  }

  /// Hears no cancellation.
  private static final class DeafToCancels extends DisguisedAccount {
    DeafToCancels(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<OrderId> cancel(OrderId order, Market market) {
      return Answer.failed(new VenueError.Unknown("no answer"));
    }
  }

  /// Takes no sale at the market: it says so, or nothing.
  private static final class Refusing extends DisguisedAccount {
    private final boolean says;

    Refusing(VenueAccount real, boolean says) {
      super(real);
      this.says = says;
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      boolean sale =
          order.order().terms() instanceof Terms.Market && order.order().purpose().reduceOnly();
      if (!sale) {
        return super.place(order, listing, margin);
      }
      return Answer.failed(
          says
              ? new VenueError.Rejected(
                  VenueError.Reason.OTHER, "-2010", new ForeignText("not now"))
              : new VenueError.Unknown("no answer"));
    }
  }
}
