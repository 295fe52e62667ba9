package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Price;
import io.opentrade.protocol.AccountAdd;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.ModeSet;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.PortfolioShow;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingPanic;
import io.opentrade.protocol.TradingReply;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.TradingResume;
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.server.backup.Staging;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.venue.VenueError;
import io.opentrade.store.StrategyStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trading by hand, through requests as the command line makes them.
class TradingFloorTest {
  private static final Actor OWNER = Actor.owner("ada");
  private static final String DEMO = "demo";
  private static final String BTC = "BTC/USDT";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final FakeFeed feed = new FakeFeed().set(BTC, "60000").set("ETH/USDT", "3000");
  private @Nullable BigDecimal usualStop;
  private @Nullable BigDecimal usualTarget;
  private final TradingDefaults defaults =
      new TradingDefaults() {
        @Override
        public Optional<BigDecimal> stopLoss() {
          return Optional.ofNullable(usualStop);
        }

        @Override
        public Optional<BigDecimal> takeProfit() {
          return Optional.ofNullable(usualTarget);
        }

        @Override
        public boolean realStrategies() {
          return true;
        }
      };
  private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.addAndGet(1_000));

  @SuppressWarnings("NullAway.Init")
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init")
  private TradingFloor floor;

  @BeforeEach
  void open() throws IOException {
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
    accounts = Accounts.open(folder, clock, () -> "otTESTX", log);
    Planner nobody =
        (_, _, _) -> {
          throw new AssertionError("no strategy is started here");
        };
    floor =
        new TradingFloor(
            accounts,
            feed,
            new Strategies(
                accounts,
                feed,
                nobody,
                clock,
                new Strategies.Restarts(Duration.ofSeconds(1), RestartPolicy.standard()),
                folder.resolve("diaries"),
                log),
            StrategyStore.open(folder.resolve("strategies.db")),
            clock,
            defaults);
  }

  @AfterEach
  void close() {
    accounts.close();
  }

  private void restart() throws IOException {
    accounts.close();
    open();
  }

  private <R> R ask(TradingRequest<R> request) throws InterruptedException {
    @SuppressWarnings("unchecked") // each request has one kind of answer
    R reply = (R) floor.answer(request, OWNER);
    return reply;
  }

  private FailureKind refused(TradingRequest<?> request) {
    return assertThrows(RequestFailed.class, () -> floor.answer(request, OWNER)).failure().kind();
  }

  private static OrderTicket ticket(String side, @Nullable String quantity) {
    return ticket(side, quantity, null, null);
  }

  private static OrderTicket ticket(
      String side, @Nullable String quantity, @Nullable String limit, @Nullable String stopLoss) {
    return new OrderTicket(
        BTC,
        side,
        decimal(quantity),
        null,
        quantity == null ? Decimal.of("100") : null,
        decimal(limit),
        null,
        decimal(stopLoss),
        null,
        null,
        null,
        null,
        false,
        false);
  }

  private static @Nullable Decimal decimal(@Nullable String text) {
    return text == null ? null : Decimal.of(text);
  }

  private OrderReply buy(String quantity) throws InterruptedException {
    return ask(new OrderPlace(DEMO, ticket("buy", quantity), null));
  }

  /// The watch's round, and all that follows from it.
  private void price(String symbol, String price) throws InterruptedException {
    feed.set(symbol, price);
    for (Session session : accounts.all()) {
      session.quoted(symbol, MarketQuote.of(Price.of(price), now.get()));
      session.ask(Session.Loop::trading);
    }
  }

  @Test
  void theDemoAccountIsThereFromTheStart() throws InterruptedException {
    AccountInfo demo = ask(new AccountList()).accounts().getFirst();
    assertEquals(DEMO, demo.name());
    assertTrue(demo.demo());
    assertEquals(Decimal.of("10000"), demo.equity());
    assertEquals("active", demo.state());
  }

  /// A person who names no account means that of the mode, which they leave with empty hands.
  @Test
  void theModeIsLeftWithNothingInTheMarket() throws Exception {
    ModeActions modes = new ModeActions(folder.resolve("mode"), accounts);
    assertEquals(new ModeShow.Reply("demo", DEMO, "binance"), modes.show());
    accounts.open("paper", "binance", new BigDecimal("500"), new BigDecimal("0.001"));
    assertEquals("paper", modes.set(new ModeSet("demo", "paper")).account());
    assertEquals("paper", new ModeActions(folder.resolve("mode"), accounts).show().account());
    assertEquals(DEMO, modes.set(new ModeSet("demo", null)).account());
    ask(new OrderPlace(DEMO, ticket("buy", "0.1", "59000", null), null));
    RequestFailed busy =
        assertThrows(RequestFailed.class, () -> modes.set(new ModeSet("demo", "paper")));
    assertEquals(FailureKind.REFUSED, busy.failure().kind());
    assertTrue(busy.failure().message().contains("open orders 1"), busy.failure().message());
    assertEquals(DEMO, modes.show().account());
    ask(new OrderCancel(DEMO, null, null));
    buy("0.1");
    assertThrows(RequestFailed.class, () -> modes.set(new ModeSet("demo", "paper")));
    assertEquals(DEMO, modes.set(new ModeSet("demo", DEMO)).account(), "it stays where it is");
    assertEquals(
        FailureKind.NOT_FOUND,
        assertThrows(RequestFailed.class, () -> modes.set(new ModeSet("real", null)))
            .failure()
            .kind());
    Files.writeString(folder.resolve("mode"), "gone");
    assertEquals(DEMO, modes.show().account(), "an account that is gone is demo");
  }

  @Test
  void aMarketOrderBuysAtTheAskAndPaysItsFee() throws InterruptedException {
    OrderReply reply = buy("0.1");
    assertEquals("filled", reply.orders().getFirst().state());
    assertEquals(Decimal.of("60000.02"), reply.fills().getFirst().price());
    assertEquals(Decimal.of("6.000002"), reply.fills().getFirst().fee());
    BalanceShow.Reply balance = ask(new BalanceShow(DEMO));
    assertEquals(Decimal.of("3993.997998"), balance.balances().get(0).total());
    assertEquals(Decimal.of("0.1"), balance.balances().get(1).total());
    assertEquals(1, ask(new FillList(DEMO, BTC, 0)).fills().size());
    assertEquals(2, ask(new PortfolioShow(DEMO)).holdings().size());
    // Selling gets the bid: what is lost is the spread and two fees.
    ask(new PositionClose(DEMO, BTC));
    PnlShow.Reply pnl = ask(new PnlShow(DEMO));
    assertEquals(Decimal.of("-12.003001"), pnl.net());
    assertEquals(1, pnl.trades());
    assertTrue(ask(new PositionList(null)).positions().isEmpty());
  }

  @Test
  void theSameKeyNeverPlacesASecondOrderAlsoAcrossARestart()
      throws InterruptedException, IOException {
    OrderPlace place = new OrderPlace(DEMO, ticket("buy", "0.01"), "monday-1");
    OrderReply first = ask(place);
    assertFalse(first.repeated());
    OrderReply second = ask(place);
    assertTrue(second.repeated());
    restart();
    // Not even the exchange need be there.
    feed.fail(new VenueError.Down("maintenance"));
    OrderReply third = ask(place);
    assertTrue(third.repeated());
    assertEquals(first.orders(), second.orders());
    assertEquals(first.orders(), third.orders());
    assertEquals(first.fills(), third.fills());
    assertEquals(1, ask(new OrderList(DEMO, null, true)).orders().size());
  }

  @Test
  void aRestingOrderIsFilledAtItsPriceAndBringsItsProtection()
      throws InterruptedException, IOException {
    OrderReply reply = ask(new OrderPlace(DEMO, ticket("buy", "0.1", "59000", "58000"), null));
    assertEquals("working", reply.orders().getFirst().state());
    restart();
    price(BTC, "58990");
    assertEquals(Decimal.of("59000"), ask(new FillList(DEMO, null, 0)).fills().getFirst().price());
    OrderInfo stop = ask(new OrderList(DEMO, null, false)).orders().getFirst();
    assertEquals("stop-loss", stop.purpose());
    assertEquals(Decimal.of("58000"), stop.trigger());
    price(BTC, "57000");
    assertTrue(ask(new PositionList(DEMO)).positions().isEmpty());
    assertEquals(2, ask(new FillList(DEMO, null, 0)).fills().size());
  }

  @Test
  void ordersAreTakenBackAndReplaced() throws InterruptedException {
    String id =
        ask(new OrderPlace(DEMO, ticket("buy", "0.1", "59000", null), null))
            .orders()
            .getFirst()
            .id();
    OrderReply replaced = ask(new OrderReplace(DEMO, id, null, Decimal.of("58500"), null, "again"));
    assertEquals(Decimal.of("58500"), replaced.orders().getFirst().limit());
    assertEquals(FailureKind.FAILED, refused(new OrderCancel(DEMO, id, null)));
    assertEquals(FailureKind.NOT_FOUND, refused(new OrderCancel(DEMO, "nobody", null)));
    // Also without an exchange.
    feed.fail(new VenueError.Down("maintenance"));
    assertEquals("cancelled", ask(new OrderCancel(DEMO, null, null)).orders().getFirst().state());
    assertTrue(ask(new OrderList(DEMO, null, false)).orders().isEmpty());
  }

  @Test
  void whatIsRefusedSaysWhy() {
    assertEquals(
        FailureKind.REFUSED, refused(new OrderPlace(DEMO, ticket("buy", "1"), "too-much")));
    assertEquals(FailureKind.REFUSED, refused(new OrderPlace(DEMO, ticket("sell", "1"), null)));
    assertEquals(FailureKind.USAGE, refused(new OrderPlace(DEMO, ticket("buy", "0.00001"), null)));
    assertEquals(
        FailureKind.USAGE,
        refused(new OrderPlace(DEMO, ticket("buy", "0.1", "59000.005", null), null)));
    assertEquals(FailureKind.NOT_FOUND, refused(new BalanceShow("nobody")));
    feed.fail(new VenueError.Unreachable("no route"));
    assertEquals(FailureKind.EXCHANGE, refused(new OrderPlace(DEMO, ticket("buy", "0.1"), null)));
  }

  @Test
  void whatIsSettledProtectsAnEntryThatSaysNothingItself() throws InterruptedException {
    usualStop = new BigDecimal("2.5");
    usualTarget = new BigDecimal("5");
    OrderReply reply = ask(new OrderPlace(DEMO, ticket("buy", "0.01", null, null), null));
    List<String> protection =
        reply.orders().stream()
            .filter(order -> !order.purpose().equals("entry"))
            .map(order -> order.purpose() + " " + order.quantity())
            .sorted()
            .toList();
    assertEquals(List.of("stop-loss 0.01", "take-profit 0.01"), protection);
    // 60000.02 was paid; 2.5% below and 5% above lie on the grid, outwards
    String all = reply.orders().toString();
    assertTrue(all.contains("58500.01") && all.contains("63000.03"), all);
    OrderReply own = ask(new OrderPlace(DEMO, ticket("buy", "0.01", null, "50000"), null));
    assertEquals(2, own.orders().size(), "what is written counts alone: " + own.orders());
    OrderReply exit = ask(new OrderPlace(DEMO, ticket("sell", "0.01", null, null), null));
    assertEquals(1, exit.orders().size(), "an exit is not protected: " + exit.orders());
  }

  @Test
  void anUnknownSymbolIsNotFound() {
    OrderTicket nobody =
        new OrderTicket(
            "NOBODY/USDT",
            "buy",
            Decimal.of("1"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false);
    assertEquals(FailureKind.NOT_FOUND, refused(new OrderPlace(DEMO, nobody, null)));
  }

  private static OrderTicket more(
      String side, @Nullable String limit, @Nullable String trail, @Nullable String oco) {
    return new OrderTicket(
        BTC,
        side,
        Decimal.of("0.1"),
        null,
        null,
        decimal(limit),
        null,
        null,
        null,
        trail,
        decimal(oco),
        null,
        false,
        false);
  }

  @Test
  void aTrailingStopIsAttachedOrTheOrderItself() throws InterruptedException {
    ask(new OrderPlace(DEMO, more("buy", null, "2%", null), null));
    price(BTC, "61000");
    price(BTC, "59780");
    assertEquals(
        List.of("trailing-stop filled", "market filled"),
        ask(new OrderList(DEMO, BTC, true)).orders().reversed().stream()
            .map(order -> order.type() + " " + order.state())
            .toList());
    ask(new OrderPlace(DEMO, more("buy", null, null, null), null));
    ask(new OrderPlace(DEMO, more("sell", null, "500", null), null));
    assertEquals("trailing-stop", ask(new OrderList(DEMO, BTC, false)).orders().getFirst().type());
    assertEquals(
        FailureKind.USAGE, refused(new OrderPlace(DEMO, more("buy", null, "x%", null), null)));
    assertEquals(
        FailureKind.USAGE, refused(new OrderPlace(DEMO, more("buy", null, "100%", null), null)));
  }

  @Test
  void ofATargetAndAStopTheFirstCancelsTheOther() throws InterruptedException {
    ask(new OrderPlace(DEMO, ticket("buy", "0.1"), null));
    assertEquals(
        FailureKind.USAGE,
        refused(new OrderPlace(DEMO, more("sell", "62000", null, "63000"), null)));
    ask(new OrderPlace(DEMO, more("sell", "62000", null, "59000"), null));
    assertEquals(2, ask(new OrderList(DEMO, BTC, false)).orders().size());
    price(BTC, "62000");
    assertTrue(ask(new OrderList(DEMO, BTC, false)).orders().isEmpty());
    assertTrue(ask(new PositionList(DEMO)).positions().isEmpty());
  }

  @Test
  void aPreviewChangesNothing() throws InterruptedException {
    OrderPreview.Reply preview = ask(new OrderPreview(DEMO, ticket("buy", "0.123456")));
    assertEquals(Decimal.of("0.1234"), preview.quantity());
    assertEquals(Decimal.of("60000.02"), preview.price());
    assertEquals(null, preview.refusal());
    assertTrue(ask(new OrderPreview(DEMO, ticket("buy", "1"))).refusal() != null);
    assertTrue(ask(new OrderList(DEMO, null, true)).orders().isEmpty());
  }

  @Test
  void aHaltKeepsProtectionAndLastsAcrossARestart() throws InterruptedException, IOException {
    ask(new OrderPlace(DEMO, ticket("buy", "0.05", null, "58000"), null));
    ask(new OrderPlace(DEMO, ticket("buy", "0.05", "59000", null), null));
    feed.fail(new VenueError.Down("maintenance"));
    TradingReply.AccountState state = ask(new TradingHalt(null, null)).accounts().getFirst();
    assertEquals("halted", state.state());
    assertEquals(1, state.cancelled().size());
    assertEquals("stop-loss", state.kept().getFirst().purpose());
    restart();
    feed.fail(null);
    assertEquals(FailureKind.REFUSED, refused(new OrderPlace(DEMO, ticket("buy", "0.01"), null)));
    assertEquals(
        "filled",
        ask(new OrderPlace(DEMO, ticket("sell", null), null)).orders().getFirst().state());
    assertEquals("active", ask(new TradingResume(null, null)).accounts().getFirst().state());
    assertEquals("filled", buy("0.01").orders().getFirst().state());
  }

  @Test
  void aPanicClosesWhatHasAPriceAndSaysWhatHasNone() throws InterruptedException {
    ask(new OrderPlace(DEMO, ticket("buy", "0.05", null, "58000"), null));
    feed.fail(new VenueError.Down("maintenance"));
    TradingReply.AccountState blind = ask(new TradingPanic(null, true)).accounts().getFirst();
    assertEquals("halted", blind.state());
    assertEquals(1, blind.problems().size());
    assertEquals(1, blind.kept().size());
    feed.fail(null);
    TradingReply.AccountState done = ask(new TradingPanic(null, true)).accounts().getFirst();
    assertEquals(1, done.closing().size());
    assertTrue(done.problems().isEmpty());
    assertTrue(ask(new PositionList(null)).positions().isEmpty());
    assertTrue(ask(new OrderList(DEMO, null, false)).orders().isEmpty());
  }

  @Test
  void anotherAccountHasItsOwnMoney() throws InterruptedException {
    ask(new AccountAdd("trial", "okx", Decimal.of("500"), Decimal.of("0.002")));
    assertEquals(FailureKind.USAGE, refused(new AccountAdd("trial", null, Decimal.of("5"), null)));
    assertEquals(
        FailureKind.USAGE, refused(new AccountAdd("No Name", null, Decimal.of("5"), null)));
    OrderReply all = ask(new OrderPlace("trial", ticket("buy", null), null));
    // 500 / (60000.02 × 1.002), rounded down to the lot.
    assertEquals(Decimal.of("0.0083"), all.orders().getFirst().quantity());
    assertEquals(2, ask(new AccountList()).accounts().size());
    assertEquals(Decimal.of("10000"), ask(new BalanceShow(DEMO)).balances().getFirst().total());
  }

  @Test
  void aNewAccountIsAsHaltedAsTheRest() throws InterruptedException {
    ask(new TradingHalt(null, null));
    assertEquals("halted", ask(new AccountAdd("trial", null, Decimal.of("5"), null)).state());
    ask(new TradingResume(null, null));
    assertEquals("active", ask(new AccountAdd("other", null, Decimal.of("5"), null)).state());
    ask(new TradingHalt("other", null));
    assertEquals("active", ask(new AccountAdd("third", null, Decimal.of("5"), null)).state());
  }

  @Test
  void theWatchAsksOnlyWhereSomethingWaits() throws InterruptedException, IOException {
    Log log =
        new Log(
            new RotatingFile(folder.resolve("watch.log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
    PriceWatch watch = new PriceWatch(accounts, feed, clock, Duration.ofDays(1), log);
    ask(new OrderPlace(DEMO, ticket("buy", "0.1", "59000", null), null));
    feed.set(BTC, "58000");
    watch.round();
    Session session = accounts.find(DEMO).orElseThrow();
    long lines = session.ask(loop -> loop.trading().sequence());
    assertEquals("filled", ask(new OrderList(DEMO, null, true)).orders().getFirst().state());
    watch.round();
    long after = session.ask(loop -> loop.trading().sequence());
    assertEquals(lines, after);
    assertEquals(List.of(), ask(new OrderList(DEMO, null, false)).orders());
  }

  @Test
  void accountsFromABackupAreHaltedAndTheirOrderIdsGoOnElsewhere() throws Exception {
    String before = buy("0.01").orders().getFirst().id();
    accounts.close();
    Files.writeString(folder.resolve(Staging.RESTORED), "");
    open();

    assertEquals("halted", state());
    assertFalse(Files.exists(folder.resolve(Staging.RESTORED)));
    ask(new TradingResume(DEMO, null));
    String after = buy("0.01").orders().getFirst().id();
    assertTrue(after.length() > before.length() + 4, before + " " + after);

    restart();
    assertEquals("active", state());
  }

  private String state() throws InterruptedException {
    return ask(new AccountList()).accounts().getFirst().state();
  }

  @Test
  void withoutRoomForBadTimesNothingIsResumed() throws Exception {
    ask(new TradingHalt(null, null));
    Path inTheWay = Files.createDirectories(folder.resolve("reserve/in the way"));
    assertEquals(FailureKind.FAILED, refused(new TradingResume(null, null)));
    assertEquals("halted", ask(new AccountList()).accounts().getFirst().state());
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    assertEquals("active", ask(new TradingResume(null, null)).accounts().getFirst().state());
  }
}
