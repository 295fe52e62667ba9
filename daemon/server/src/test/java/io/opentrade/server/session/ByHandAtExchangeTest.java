package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.RequestFailed;
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
import io.opentrade.server.venue.VenueFill;
import io.opentrade.store.LedgerEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person holds at a spot exchange is closed, and orders are replaced, whoever is killed
/// meanwhile and however late the exchange gives the coins free.
@Timeout(60)
class ByHandAtExchangeTest {
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

  /// Whether nothing that is to be taken back reaches the exchange.
  private volatile boolean deaf;

  /// Whether the next pair, or the next order, is refused.
  private volatile boolean refuses;

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
            DeafAccount::new,
            Journal::new);
    made.awaitReady();
    return made;
  }

  /// Does not hear of cancellations for a while.
  private final class DeafAccount extends DisguisedAccount {
    private final VenueAccount real;

    DeafAccount(VenueAccount real) {
      super(real);
      this.real = real;
    }

    @Override
    public Answer<List<Placed>> placePair(ApprovedOrder one, ApprovedOrder other, Listing listing) {
      return refuses ? Answer.failed(refusal()) : real.placePair(one, other, listing);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      return refuses ? Answer.failed(refusal()) : super.place(order, listing, margin);
    }

    private VenueError refusal() {
      refuses = false;
      return new VenueError.Rejected(
          VenueError.Reason.OTHER, "-1", new ForeignText("not this one"));
    }

    @Override
    public Answer<OrderId> cancel(OrderId order, Market market) {
      return deaf
          ? Answer.failed(new VenueError.Unreachable("nobody listens"))
          : super.cancel(order, market);
    }
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

  private Price at(int percent) {
    return new Price(
        last.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(0, RoundingMode.DOWN));
  }

  private void place(OrderPlan plan) throws Exception {
    Ticker ticker = ticker();
    bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var command = new Command.Place(loop.stamp(), desk, plan);
          return loop.accept(new Entry.Placed(command, null, "test"));
        });
  }

  /// Buys, with a stop a tenth below and a target a tenth above.
  private void hold() throws Exception {
    place(
        OrderPlan.bracket(
            Demo.ticket(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY),
            Demo.ticket(Side.SELL, "0.01", new Terms.Stop(at(90)), Purpose.STOP_LOSS),
            Demo.ticket(Side.SELL, "0.01", new Terms.Limit(at(110)), Purpose.TAKE_PROFIT)));
    await(
        orders ->
            orders.stream().filter(order -> order.state() instanceof OrderState.Working).count()
                == 2);
  }

  private List<TrackedOrder> orders() throws InterruptedException {
    return bench.session.ask(
        loop ->
            loop.trading().register().all().stream()
                .map(facts -> Objects.requireNonNull(loop.trading().engine().order(facts.id())))
                .toList());
  }

  private void await(Predicate<List<TrackedOrder>> wanted) throws Exception {
    long end = System.nanoTime() + 25_000_000_000L;
    while (!wanted.test(orders())) {
      if (System.nanoTime() > end) {
        throw new AssertionError(orders() + "\n" + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(10);
    }
  }

  private static boolean sold(List<TrackedOrder> orders) {
    return orders.size() == 4 && orders.stream().allMatch(order -> order.state().done());
  }

  private List<String> there() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
        .map(order -> order.get("type").asText() + " " + order.get("status").asText())
        .sorted()
        .toList();
  }

  private static final List<String> SOLD =
      List.of("LIMIT_MAKER CANCELED", "MARKET FILLED", "MARKET FILLED", "STOP_LOSS CANCELED");

  private ExchangeOrders desk() {
    Markets markets = new Markets(bench.link.feed(), InstantSource.system());
    return new ExchangeOrders(new OrderActions(markets, TradingDefaults.none()), markets);
  }

  private OrderActions.Closing closing() {
    return new OrderActions.Closing("BTC/USDT", null, "close", "k1", "ada");
  }

  @Test
  void protectionGoesFirstAndTheSaleHasItsKey() throws Exception {
    hold();
    List<OrderId> closing = desk().flatten(bench.session, closing());
    await(ByHandAtExchangeTest::sold);
    assertEquals(SOLD, there());
    assertEquals(
        closing, bench.session.ask(loop -> loop.trading().register().under("k1")), "under its key");
    bench.close();
    bench = bench();
    assertEquals(closing, bench.session.ask(loop -> loop.trading().register().under("k1")));
  }

  /// Killed after the protection was asked back and before anything was sold.
  @Test
  void whoIsKilledInBetweenSellsAfterwards() throws Exception {
    hold();
    deaf = true;
    MarketQuote quote = MarketQuote.of(ticker(), 0);
    bench.session.ask(loop -> OrderActions.flatten(loop, closing(), quote));
    bench.close();
    assertEquals(List.of("LIMIT_MAKER NEW", "MARKET FILLED", "STOP_LOSS NEW"), there());
    deaf = false;
    bench = bench();
    await(ByHandAtExchangeTest::sold);
    assertEquals(SOLD, there());
    boolean flat = bench.session.ask(loop -> loop.trading().engine().desk(0).position().flat());
    assertTrue(flat);
  }

  /// Lines of before lack words that came later.
  @Test
  void olderLinesAreReadAsTheyWereMeant() {
    older(new Entry.Told(new Command.Flatten(5, 0, "close", false), "ada"), ",\"lifts\":false");
    older(new Entry.DeskOpened(5, 0, FACTS), ",\"dust\":false");
    Fill fill =
        new Fill(
            "t1",
            new OrderId("o1"),
            Side.SELL,
            Quantity.of("1"),
            Price.of("5"),
            Money.of("5"),
            Money.of("0.05"),
            Quantity.of("0.01"),
            3);
    older(new Entry.Told(new Report.Filled(fill), "exchange"), ",\"beside\":false");
    assertEquals("0.99", fill.net().quantity().toString());
  }

  private static void older(Entry entry, String word) {
    String line = EntryCodec.write(entry);
    assertTrue(line.contains(word), line);
    assertEquals(
        entry, EntryCodec.read(new LedgerEntry(1, 5, entry.kind(), line.replace(word, ""))));
  }

  private OrderId working(Purpose purpose) throws Exception {
    return orders().stream()
        .filter(order -> order.order().purpose() == purpose)
        .filter(order -> order.state() instanceof OrderState.Working)
        .map(order -> order.order().id())
        .findFirst()
        .orElseThrow();
  }

  private OrderReply replace(OrderId id, String quantity, String limit, String trigger)
      throws Exception {
    return desk()
        .replace(
            bench.session,
            new OrderReplace(
                "real",
                id.text(),
                quantity.isEmpty() ? null : Decimal.of(quantity),
                limit.isEmpty() ? null : Decimal.of(limit),
                trigger.isEmpty() ? null : Decimal.of(trigger),
                "k2"),
            "ada");
  }

  private String refused(OrderId id, String quantity, String limit, String trigger) {
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> replace(id, quantity, limit, trigger));
    return failed.failure().kind() + " " + failed.getMessage();
  }

  private static long working(List<TrackedOrder> orders) {
    return orders.stream().filter(order -> order.state() instanceof OrderState.Working).count();
  }

  @Test
  void whatIsAboveTheLimitTakesNoOrdersPlace() throws Exception {
    place(Demo.single(Side.BUY, "0.001", new Terms.Limit(at(90)), Purpose.ENTRY));
    await(orders -> working(orders) == 1);
    OrderId id = working(Purpose.ENTRY);
    String why = refused(id, "50", "", "");
    assertTrue(why.startsWith(FailureKind.REFUSED + " ") && why.contains("limit of 100"), why);
    assertEquals(id, working(Purpose.ENTRY));
    OrderReply reply = replace(id, "", at(80).toString(), "");
    assertEquals(at(80).toString(), String.valueOf(reply.orders().getFirst().limit()));
    assertEquals(List.of("LIMIT CANCELED", "LIMIT NEW"), there());
  }

  /// What cannot be is refused while the old order rests.
  @Test
  void aStopThatCannotBeLeavesTheOldOneAlone() throws Exception {
    hold();
    OrderId stop = working(Purpose.STOP_LOSS);
    assertTrue(refused(stop, "", "", at(91) + ".001").contains("tick"));
    assertTrue(refused(stop, "", "", at(101).toString()).contains("beyond that trigger"));
    assertTrue(refused(stop, "0.02", "", "").contains("only reduce"));
    assertEquals(List.of("LIMIT_MAKER NEW", "MARKET FILLED", "STOP_LOSS NEW"), there());
  }

  @Test
  void aPairIsReplacedAsAPairUnderItsKey() throws Exception {
    hold();
    OrderReply reply = replace(working(Purpose.STOP_LOSS), "", "", at(95).toString());
    assertEquals(at(95).toString(), String.valueOf(reply.orders().getFirst().trigger()));
    await(orders -> working(orders) == 2);
    assertEquals(reply.orders().getFirst().id(), working(Purpose.STOP_LOSS).text());
    assertEquals(
        List.of(
            "LIMIT_MAKER CANCELED",
            "LIMIT_MAKER NEW",
            "MARKET FILLED",
            "STOP_LOSS CANCELED",
            "STOP_LOSS NEW"),
        there());
    assertTrue(replace(working(Purpose.STOP_LOSS), "", "", at(94).toString()).repeated());
  }

  @Test
  void whatTheExchangeRefusesGivesWayToWhatThereWas() throws Exception {
    place(Demo.single(Side.BUY, "0.001", new Terms.Limit(at(90)), Purpose.ENTRY));
    await(orders -> working(orders) == 1);
    OrderId id = working(Purpose.ENTRY);
    refuses = true;
    String why = refused(id, "", at(80).toString(), "");
    assertTrue(why.contains("not this one"), why);
    await(orders -> working(orders) == 1);
    OrderId again = working(Purpose.ENTRY);
    assertEquals(
        new Terms.Limit(at(90)),
        orders().stream()
            .filter(order -> order.order().id().equals(again))
            .findFirst()
            .orElseThrow()
            .order()
            .terms());
  }

  @Test
  void whoIsKilledInBetweenReplacesAfterwards() throws Exception {
    hold();
    OrderId stop = working(Purpose.STOP_LOSS);
    deaf = true;
    bench.session.ask(
        loop -> {
          var request =
              new OrderReplace("real", stop.text(), null, null, new Decimal(at(95).value()), null);
          return ChangeActions.begin(loop, ChangeActions.change(loop, request), null, "ada");
        });
    bench.close();
    deaf = false;
    bench = bench();
    await(orders -> orders.size() == 5 && working(orders) == 2);
    assertEquals(
        List.of(
            "LIMIT_MAKER CANCELED",
            "LIMIT_MAKER NEW",
            "MARKET FILLED",
            "STOP_LOSS CANCELED",
            "STOP_LOSS NEW"),
        there());
  }

  /// Who pays fees in coins pays that of a sale beside what was sold: all of it brought its cash.
  @Test
  void aFeeInTheCoinsThatAreSoldTakesNothingFromTheCash() throws Exception {
    place(Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY));
    await(orders -> orders.getFirst().state() instanceof OrderState.Filled);
    place(Demo.single(Side.SELL, "0.005", new Terms.Stop(at(90)), Purpose.STOP_LOSS));
    await(orders -> working(orders) == 1);
    AccountBooks books = new AccountBooks(bench.session);
    BigDecimal cash = books.cash();
    books.filled(working(Purpose.STOP_LOSS), sold("t1", "0.002"));
    assertEquals(0, books.cash().compareTo(cash.add(new BigDecimal("100"))));
    assertEquals("0.00798", held());
    // What rests there is locked: a fee above what is left beside it came out of other coins.
    place(Demo.single(Side.SELL, "0.00498", new Terms.Stop(at(80)), Purpose.STOP_LOSS));
    books.filled(working(Purpose.STOP_LOSS), sold("t2", "0.002"));
    assertEquals(0, books.cash().compareTo(cash.add(new BigDecimal("200"))));
    assertEquals("0.00598", held());
  }

  private VenueFill sold(String trade, String quantity) {
    return new VenueFill(
        trade,
        "1",
        null,
        "BTCUSDT",
        Side.SELL,
        Quantity.of(quantity),
        Price.of("50000"),
        new BigDecimal("0.00001"),
        "BTC",
        false,
        0);
  }

  private String held() throws InterruptedException {
    return bench.session.ask(
        loop -> loop.trading().engine().desk(0).position().quantity().toString());
  }
}
