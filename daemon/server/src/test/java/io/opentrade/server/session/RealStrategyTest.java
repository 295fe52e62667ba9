package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a strategy wants at an account that is at an exchange.
@Timeout(60)
class RealStrategyTest {
  private static final double NONE = Double.NaN;

  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench bench;
  private int desk;
  private int answers;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench = bench();
    Instrument instrument =
        new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8);
    DeskFacts facts =
        new DeskFacts(
            "binance",
            instrument,
            new BigDecimal("0.001"),
            Money.of("5"),
            1,
            Money.of("1000"),
            60_000,
            false,
            true);
    desk = bench.session.ask(loop -> loop.desk(facts));
    limit("2000");
  }

  private LinkBench bench() throws Exception {
    LinkBench made =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            LinkBench.SETTINGS,
            account -> account,
            Journal::new);
    made.awaitReady();
    return made;
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  private void limit(String most) throws InterruptedException {
    bench.session.ask(loop -> loop.accept(new Entry.LimitSet(loop.stamp(), Money.of(most), "ada")));
  }

  /// The strategy wants something, and the next price comes.
  private void wants(Intent intent) throws InterruptedException {
    bench.session.ask(
        loop ->
            loop.accept(
                new Entry.Answered(
                    loop.stamp(),
                    desk,
                    ++answers,
                    0,
                    List.of(intent),
                    false,
                    0,
                    null,
                    List.of(),
                    "strategy fall",
                    null)));
    quote();
  }

  private double quote() throws InterruptedException {
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    bench.session.quoted("BTC/USDT", MarketQuote.of(ticker, System.currentTimeMillis()));
    return ticker.last().value().doubleValue();
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

  private Position position() throws InterruptedException {
    return bench.session.ask(loop -> loop.trading().engine().desk(desk).position());
  }

  private String outcome() throws InterruptedException {
    return bench.session.ask(
        loop ->
            loop.trading().desks().get(desk).memory().decisions().getLast().outcome().toString());
  }

  private JournalFile journal() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl"));
  }

  private static Intent.Enter enter(double stop, double target) {
    return new Intent.Enter(Direction.LONG, null, NONE, stop, target, NONE, "fall");
  }

  @Test
  void itBuysInsideItsBudgetProtectsAndSellsAfterARestart() throws Exception {
    double price = quote();
    double stop = Math.floor(price * 0.9);
    wants(enter(stop, NONE));
    await(
        trading ->
            trading.engine().desk(desk).openOrderList().stream()
                .anyMatch(
                    order ->
                        order.order().purpose().reduceOnly()
                            && ((VenueTrading) trading).theirs(order.order().id()) != null));
    Position held = position();
    BigDecimal worth = held.quantity().value().multiply(BigDecimal.valueOf(price));
    assertTrue(worth.doubleValue() > 950 && worth.doubleValue() < 1_001, worth.toString());
    bench.close();
    bench = bench();
    assertEquals(held, position());
    wants(new Intent.Close(null, "rise"));
    // What is left is less than a lot: the fee was taken in coins.
    await(
        trading ->
            trading.engine().desk(desk).position().quantity().value().doubleValue() < 0.00001
                && trading.engine().desk(desk).openOrderList().isEmpty());
    assertEquals(3, journal().orders().size());
    assertEquals(2, journal().fills().stream().map(fill -> fill.get("orderId")).distinct().count());
  }

  @Test
  void anOrderAboveTheAccountsLimitDoesNotLeave() throws Exception {
    limit("100");
    quote();
    wants(enter(NONE, NONE));
    assertTrue(outcome().contains("limit of 100"), outcome());
    assertEquals(0, journal().orders().size());
  }

  @Test
  void aStopAndATargetRestAsOnePairAndGiveWayToAnExit() throws Exception {
    double price = quote();
    wants(enter(Math.floor(price * 0.9), Math.ceil(price * 1.1)));
    await(trading -> resting(trading) == 2);
    bench.close();
    bench = bench();
    wants(new Intent.Close(null, "rise"));
    await(
        trading ->
            trading.engine().desk(desk).position().flat()
                && trading.engine().desk(desk).openOrderList().isEmpty());
    assertEquals(
        List.of("LIMIT_MAKER CANCELED", "MARKET FILLED", "MARKET FILLED", "STOP_LOSS CANCELED"),
        journal().orders().values().stream()
            .map(order -> order.get("type").asText() + " " + order.get("status").asText())
            .sorted()
            .toList());
  }

  /// Each part had a stop of its own once, and the exchange takes only so many.
  @Test
  void anEntryThatIsFilledInPartsHasOneStop() throws Exception {
    double price = quote();
    double limit = Math.floor(price * 0.99);
    wants(
        new Intent.Enter(Direction.LONG, null, limit, Math.floor(price * 0.9), NONE, NONE, "fall"));
    await(trading -> resting(trading) == 1);
    for (int part = 1; part <= 4; part++) {
      sell(limit, "0.002");
      int filled = part;
      await(
          trading ->
              trading.engine().desk(desk).position().quantity().value().doubleValue()
                  > filled * 0.0019);
    }
    await(trading -> stops(trading).size() == 1 && isWhole(trading, stops(trading).getFirst()));
    sell(limit, "1");
    await(
        trading ->
            trading.engine().desk(desk).openOrderList().size() == 1
                && isWhole(trading, stops(trading).getFirst()));
    assertEquals(
        1,
        journal().orders().values().stream()
            .filter(order -> order.get("status").asText().equals("NEW"))
            .count());
    bench.close();
    bench = bench();
    await(trading -> isWhole(trading, stops(trading).getFirst()));
  }

  private List<TrackedOrder> stops(AccountTrading trading) {
    return trading.engine().desk(desk).openOrderList().stream()
        .filter(order -> order.order().purpose() == Purpose.STOP_LOSS)
        .toList();
  }

  private boolean isWhole(AccountTrading trading, TrackedOrder stop) {
    Position held = trading.engine().desk(desk).position();
    BigDecimal bare = held.quantity().minus(stop.order().quantity()).value();
    return stop.state() instanceof OrderState.Working && bare.doubleValue() < 0.00001;
  }

  /// Somebody sells so much at that price.
  private void sell(double price, String quantity) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String query = "trade?symbol=BTCUSDT&side=SELL&price=" + price + "&quantity=" + quantity;
      client.send(
          HttpRequest.newBuilder(URI.create(exchange.address() + "/simulate/" + query))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private long resting(AccountTrading trading) {
    return trading.engine().desk(desk).openOrderList().stream()
        .filter(order -> order.state() instanceof OrderState.Working)
        .count();
  }

  /// By hand only what the strategy holds is closed: what people hold beside it stays.
  @Test
  void itsPartIsClosedByHandAlone() throws Exception {
    double price = quote();
    bench.session.ask(
        loop ->
            loop.accept(
                new Entry.StrategyStarted(
                    loop.stamp(),
                    new StrategyFacts(
                        1,
                        "fall",
                        List.of("BTC/USDT@binance:1m"),
                        new Script("fall.js", Language.JAVASCRIPT, "", Map.of()),
                        Map.of(),
                        Money.of("1000")))));
    wants(enter(Math.floor(price * 0.9), Math.ceil(price * 1.1)));
    await(trading -> resting(trading) == 2);
    DeskFacts hand =
        DeskFacts.byHand(
            "binance",
            new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
            new BigDecimal("0.001"),
            Money.of("5"));
    int byHand =
        bench.session.ask(
            loop -> {
              int number = loop.desk(hand);
              loop.accept(
                  new Entry.Quoted(
                      loop.stamp(),
                      number,
                      Price.of(Double.toString(price)),
                      BigDecimal.ZERO,
                      BigDecimal.ZERO,
                      false));
              var plan = Demo.single(Side.BUY, "0.001", new Terms.Market(), Purpose.ENTRY);
              loop.accept(
                  new Entry.Placed(new Command.Place(loop.stamp(), number, plan), null, "ada"));
              return number;
            });
    await(trading -> !trading.engine().desk(byHand).position().flat());
    Markets markets = new Markets(bench.link.feed(), InstantSource.system());
    var closing =
        new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets)
            .flatten(
                bench.session, new OrderActions.Closing("BTC/USDT", "fall", "close", "k1", "ada"));
    assertEquals(1, closing.size());
    await(
        trading ->
            trading.engine().desk(desk).position().flat()
                && trading.engine().desk(desk).openOrderList().isEmpty());
    assertEquals(
        "0.000999",
        bench.session.ask(
            loop -> loop.trading().engine().desk(byHand).position().quantity().toString()));
  }

  @Test
  void whereThereAreNoPairsTwoThatOfferTheSameCoinsAreRefused() {
    Intent.Enter both = enter(90, 110);
    assertEquals(both, new SpotWishes(true, false).possible(both));
    assertTrue(
        new SpotWishes(false, false).possible(both).toString().contains("locks the coins"),
        new SpotWishes(false, false).possible(both).toString());
    Intent.Enter three = new Intent.Enter(Direction.LONG, null, NONE, 90, 110, 5, "fall");
    assertTrue(new SpotWishes(true, false).possible(three) instanceof Intent.Invalid);
  }

  @Test
  void whatIsDecidedIsCarriedOutOnceWhateverComesBetween() throws Exception {
    quote();
    bench.session.ask(
        loop ->
            loop.accept(
                new Entry.Answered(
                    loop.stamp(),
                    desk,
                    ++answers,
                    0,
                    List.of(enter(NONE, NONE)),
                    false,
                    0,
                    null,
                    List.of(),
                    "strategy fall",
                    null)));
    // The daemon is killed between the decision and the price that it meets.
    bench.close();
    bench = bench();
    quote();
    quote();
    await(trading -> !trading.engine().desk(desk).position().flat());
    assertEquals(1, journal().orders().size());
  }

  /// Binance follows in percent only: what would be bought without its trail is not bought.
  @Test
  void anEntryWhoseTrailTheExchangeDoesNotFollowIsRefused() {
    TrailWishes wishes = new TrailWishes(bench.link.abilities()::follows);
    Intent distance = trailing(250);
    assertEquals(
        List.of(
            new Intent.Invalid(
                Direction.LONG,
                "the exchange follows no price in that way, and the entry would stand"
                    + " unprotected")),
        wishes.possible(List.of(distance)));
    assertEquals(List.of(trailing(-1)), wishes.possible(List.of(trailing(-1))));
    Intent plain = enter(1, 2);
    assertEquals(List.of(plain), wishes.possible(List.of(plain)));
    for (double percent : new double[] {1.5, 1.234, 30}) {
      Intent placed = new Intent.Place(1, bought(percent));
      boolean kept = wishes.possible(List.of(placed)).equals(List.of(placed));
      assertEquals(percent == 1.5, kept, percent + "");
    }
  }

  private static Intent trailing(double distance) {
    double none = Double.NaN;
    return new Intent.Enter(Direction.LONG, null, none, none, none, distance, "");
  }

  /// A purchase behind which a trailing stop is placed.
  private static Placement bought(double percent) {
    double none = Double.NaN;
    OrderRequest.Trail trail = new OrderRequest.Trail(none, percent, 0, none, none);
    return new Placement.OneTriggersOther(
        order(Side.BUY, OrderRequest.Type.MARKET, null),
        new Placement.Single(order(Side.SELL, OrderRequest.Type.TRAILING_STOP, trail)));
  }

  private static OrderRequest order(
      Side side, OrderRequest.Type type, OrderRequest.@Nullable Trail trail) {
    double none = Double.NaN;
    return new OrderRequest(
        side,
        null,
        type,
        none,
        none,
        trail,
        false,
        false,
        none,
        new TimeInForce.GoodTillCancelled(),
        "");
  }
}
