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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stop-loss and a take-profit of the same coins rest at the exchange as one pair.
@Timeout(60)
class PairsAtExchangeTest {
  private static final DeskFacts FACTS =
      DeskFacts.byHand(
          "binance",
          new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
          new BigDecimal("0.001"),
          Money.of("5"));

  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench bench;
  private BigDecimal last;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench = bench();
    last = ticker().last().value();
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

  private Ticker ticker() {
    bench.link.feed().listing("binance", "BTC/USDT");
    return ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
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

  /// Somebody buys or sells so much at a price of the last one's hundredths.
  private void crowd(String side, int percent, String quantity) throws Exception {
    control(
        "trade?symbol=BTCUSDT&side=" + side + "&price=" + at(percent) + "&quantity=" + quantity);
  }

  private Price at(int percent) {
    return new Price(
        last.multiply(BigDecimal.valueOf(percent))
            .movePointLeft(2)
            .setScale(0, java.math.RoundingMode.DOWN));
  }

  private void place(OrderPlan plan) throws Exception {
    place(plan, null);
  }

  /// @param fault that the first request meets; null for none
  private void place(OrderPlan plan, @Nullable String fault) throws Exception {
    Ticker ticker = ticker();
    if (fault != null) {
      control("faults?fault=" + fault + "&times=1");
    }
    bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var command = new Command.Place(loop.stamp(), desk, plan);
          return loop.accept(new Entry.Placed(command, null, "test"));
        });
  }

  /// Buys, with a stop a tenth below and a target a tenth above.
  private void bracket() throws Exception {
    buyWith(at(90), at(110));
    await(orders -> resting(orders) == 2);
  }

  private void buyWith(Price stop, Price target) throws Exception {
    place(
        OrderPlan.bracket(
            Demo.ticket(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY),
            Demo.ticket(Side.SELL, "0.01", new Terms.Stop(stop), Purpose.STOP_LOSS),
            Demo.ticket(Side.SELL, "0.01", new Terms.Limit(target), Purpose.TAKE_PROFIT)));
  }

  private static long resting(List<TrackedOrder> orders) {
    return orders.stream().filter(order -> order.state() instanceof OrderState.Working).count();
  }

  private List<TrackedOrder> orders() throws InterruptedException {
    return bench.session.ask(
        loop ->
            loop.trading().register().all().stream()
                .map(facts -> Objects.requireNonNull(loop.trading().engine().order(facts.id())))
                .toList());
  }

  private List<TrackedOrder> await(Predicate<List<TrackedOrder>> wanted) throws Exception {
    long end = System.nanoTime() + 15_000_000_000L;
    while (!wanted.test(orders())) {
      if (System.nanoTime() > end) {
        throw new AssertionError(orders() + "\n" + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(10);
    }
    return orders();
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

  /// What the exchange says of its orders: their types and states, in the order of their coming.
  private List<String> there() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
        .map(order -> order.get("type").asText() + " " + order.get("status").asText())
        .sorted()
        .toList();
  }

  private void agrees() throws Exception {
    var wallet =
        JournalFile.read(folder.resolve("exchange.jsonl")).balances().values().iterator().next();
    BigDecimal cash = Objects.requireNonNull(wallet.get("USDT"));
    assertEquals(0, cash.compareTo(new AccountBooks(bench.session).cash()));
  }

  @Test
  void theTargetTakesTheStopAway() throws Exception {
    bracket();
    assertEquals(List.of("LIMIT_MAKER NEW", "MARKET FILLED", "STOP_LOSS NEW"), there());
    crowd("BUY", 110, "0.01");
    await(PairsAtExchangeTest::allOver);
    assertEquals(new OrderState.Filled(), of(Purpose.TAKE_PROFIT).state());
    assertEquals(List.of("LIMIT_MAKER FILLED", "MARKET FILLED", "STOP_LOSS EXPIRED"), there());
    agrees();
  }

  @Test
  void theStopTakesTheTargetAway() throws Exception {
    Price stop = new Price(last.subtract(BigDecimal.ONE));
    buyWith(stop, at(110));
    await(orders -> resting(orders) == 2);
    control("sweep?symbol=BTCUSDT&side=SELL&share=0.5");
    await(PairsAtExchangeTest::allOver);
    assertEquals(new OrderState.Filled(), of(Purpose.STOP_LOSS).state());
    agrees();
  }

  /// The exchange ends the stop with the first part: what is left of the target rests on.
  @Test
  void aTargetThatIsReachedInPartRestsOn() throws Exception {
    bracket();
    crowd("BUY", 110, "0.004");
    await(
        orders ->
            orders.stream().anyMatch(TrackedOrder::partlyFilled)
                && orders.stream()
                    .anyMatch(
                        order ->
                            order.order().purpose() == Purpose.STOP_LOSS && order.state().done()));
    assertEquals("0.004", of(Purpose.TAKE_PROFIT).filled().toString());
    Thread.sleep(200);
    assertEquals(
        List.of("LIMIT_MAKER PARTIALLY_FILLED", "MARKET FILLED", "STOP_LOSS EXPIRED"), there());
    crowd("BUY", 110, "0.006");
    await(PairsAtExchangeTest::allOver);
    agrees();
  }

  @Test
  void aPairWhoseAnswerIsLostIsAskedForAndNeverSentAgain() throws Exception {
    place(Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY));
    await(orders -> orders.stream().allMatch(order -> order.state().done()));
    placePair("lost-answer");
    await(orders -> resting(orders) == 2);
    assertEquals(List.of("LIMIT_MAKER NEW", "MARKET FILLED", "STOP_LOSS NEW"), there());
  }

  private void placePair(String fault) throws Exception {
    place(
        new OrderPlan.OneCancelsOther(
            List.of(
                Demo.ticket(Side.SELL, "0.00999", new Terms.Limit(at(110)), Purpose.TAKE_PROFIT),
                Demo.ticket(Side.SELL, "0.00999", new Terms.Stop(at(90)), Purpose.STOP_LOSS))),
        fault);
  }

  @Test
  void aPairThatNeverCameIsPlacedAnewWhenThatIsCertain() throws Exception {
    place(Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY));
    await(orders -> orders.stream().allMatch(order -> order.state().done()));
    placePair("lost-request");
    await(orders -> orders.size() == 5 && resting(orders) == 2);
    assertEquals(List.of("LIMIT_MAKER NEW", "MARKET FILLED", "STOP_LOSS NEW"), there());
  }

  @Test
  void theyRestOverARestart() throws Exception {
    bracket();
    bench.close();
    crowd("BUY", 110, "0.01");
    bench = bench();
    await(PairsAtExchangeTest::allOver);
    assertEquals(new OrderState.Filled(), of(Purpose.TAKE_PROFIT).state());
    agrees();
  }

  @Test
  void toCancelOneIsToCancelBoth() throws Exception {
    bracket();
    OrderId stop = of(Purpose.STOP_LOSS).order().id();
    bench.session.ask(
        loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), stop), "test")));
    await(PairsAtExchangeTest::allOver);
    assertEquals(new OrderState.Cancelled(), of(Purpose.TAKE_PROFIT).state());
    assertEquals(List.of("LIMIT_MAKER CANCELED", "MARKET FILLED", "STOP_LOSS CANCELED"), there());
  }

  /// A target below the market is no target any more: the stop rests alone.
  @Test
  void aPairThatIsRefusedLeavesTheStop() throws Exception {
    buyWith(at(90), at(99));
    await(orders -> orders.size() == 3 && resting(orders) == 1);
    assertTrue(of(Purpose.STOP_LOSS).state() instanceof OrderState.Working);
    String why = of(Purpose.TAKE_PROFIT).state().toString();
    assertTrue(why.contains("would take"), why);
    assertEquals(List.of("MARKET FILLED", "STOP_LOSS NEW"), there());
  }
}
