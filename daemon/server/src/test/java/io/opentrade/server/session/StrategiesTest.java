package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StoredStrategy;
import io.opentrade.protocol.StrategyAdd;
import io.opentrade.protocol.StrategyEdit;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyLogs;
import io.opentrade.protocol.StrategyRemove;
import io.opentrade.protocol.StrategySettings;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.TradingResume;
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.venue.VenueError;
import io.opentrade.store.StrategyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strategies that trade at the demo account, on an hour's bars whose time the test sets.
class StrategiesTest {
  private static final Actor OWNER = Actor.owner("ada");
  private static final long HOUR = 3_600_000;
  private static final String SERIES = "BTC/USDT@binance:1h";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final FakeFeed feed = new FakeFeed().set("BTC/USDT", "20000").set("ETH/USDT", "3000");
  private final AtomicLong now = new AtomicLong(1_099 * HOUR + 60_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @SuppressWarnings("NullAway.Init")
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init")
  private Strategies strategies;

  @SuppressWarnings("NullAway.Init")
  private StrategyStore stored;

  @SuppressWarnings("NullAway.Init")
  private TradingFloor floor;

  @SuppressWarnings("NullAway.Init")
  private Log log;

  @BeforeEach
  void open() throws IOException {
    log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
    accounts = Accounts.open(folder, clock, () -> "otTESTX", log);
    strategies =
        new Strategies(
            accounts,
            feed,
            StrategiesTest::planned,
            clock,
            new Strategies.Restarts(Duration.ofMillis(10), RestartPolicy.standard()),
            folder.resolve("diaries"),
            log);
    stored = StrategyStore.open(folder.resolve("strategies.db"));
    floor = new TradingFloor(accounts, feed, strategies, stored, clock, TradingDefaults.none());
    Files.writeString(folder.resolve("fall.js"), "export const strategy = {};");
  }

  @AfterEach
  void close() {
    strategies.close();
    accounts.close();
    stored.close();
  }

  /// Buys after a fall, sells once the price is above 20,500.
  private static Planner.Planned planned(Object script, Map<String, String> set, int markets) {
    Expression close = new Expression.Source("", Field.CLOSE);
    Expression before = new Expression.Shift(close, new Scalar.Literal(1));
    Expression level = new Expression.Constant(new Scalar.Literal(20_500));
    return new Planner.Planned(
        new Plan(
            Map.of(
                Role.ENTER_LONG,
                new Expression.Binary(Expression.Binary.Operator.LESS, close, before),
                Role.EXIT_LONG,
                new Expression.Binary(Expression.Binary.Operator.GREATER, close, level)),
            "",
            "",
            Map.of()),
        Map.of(),
        10);
  }

  private <R> R ask(TradingRequest<R> request) throws InterruptedException {
    @SuppressWarnings("unchecked") // each request has one kind of answer
    R reply = (R) floor.answer(request, OWNER);
    return reply;
  }

  private StrategyInfo start(String series, @Nullable String name) throws InterruptedException {
    InputFile file =
        new InputFile(folder.resolve("fall.js").toString(), new ForeignText("fall.js"));
    return ask(new StrategyStart("demo", file, series, name, Decimal.of("1000"), Map.of()));
  }

  private StrategyInfo only() throws InterruptedException {
    return ask(new StrategyList(null)).strategies().getFirst();
  }

  /// The strategy's own line, as its thread would use it; the thread sleeps for an hour.
  private StrategyLine line() throws InterruptedException {
    Session session = accounts.find("demo").orElseThrow();
    StrategyLine line =
        new StrategyLine(
            session,
            List.of(
                new StrategyLine.Place(
                    session.ask(loop -> loop.find("BTC/USDT", 1)),
                    io.opentrade.engine.domain.Timeframe.of("1h"))),
            "strategy fall",
            new PlanDecider(
                io.opentrade.engine.domain.Timeframe.of("1h"),
                planned("", Map.of(), 1).plan(),
                Map.of()),
            StrategyDiary.open(folder.resolve("diaries"), "by-hand", clock));
    for (long bar = 1_050; bar < now.get() / HOUR; bar++) {
      line.learn(0, "", bar(bar));
    }
    return line;
  }

  private List<io.opentrade.engine.core.Effect> closed(StrategyLine line, long bar)
      throws InterruptedException {
    line.learn(0, "", bar(bar));
    return line.decide((bar + 1) * HOUR, now.get());
  }

  private static Candle bar(long number) {
    double close = FakeFeed.close(number);
    return new Candle(number * HOUR, close, close, close, close, 1);
  }

  private void price(String price) throws InterruptedException {
    Session session = accounts.find("demo").orElseThrow();
    session.quoted("BTC/USDT", MarketQuote.of(Price.of(price), now.get()));
    session.ask(Session.Loop::trading);
  }

  private List<OrderInfo> orders() throws InterruptedException {
    return ask(new OrderList("demo", null, true)).orders();
  }

  @Test
  void itKnowsThePastWhenItStartsAndOrdersNothingForIt() throws InterruptedException {
    StrategyInfo info = start(SERIES, null);
    assertEquals("fall", info.name().raw());
    assertEquals("running", info.state());
    assertEquals(500, info.bars());
    assertEquals(Decimal.of("1000"), info.equity());
    assertTrue(orders().isEmpty());
  }

  @Test
  void itTradesInsideItsBudgetAtTheFirstPriceAfterTheClose() throws InterruptedException {
    start(SERIES, null);
    StrategyLine line = line();
    now.set(1_100 * HOUR + 1_000);
    closed(line, 1_099);
    assertTrue(orders().isEmpty());
    now.set(1_101 * HOUR + 1_000);
    closed(line, 1_100);
    price("20001");
    OrderInfo order = orders().getFirst();
    assertEquals("filled", order.state());
    assertEquals("strategy fall", order.by().raw());
    // 1000 / (20001 × 1.001), rounded down to the lot.
    assertEquals(Decimal.of("0.0499"), order.quantity());
  }

  @Test
  void whatComesTooLateIsDroppedAndCounted() throws InterruptedException {
    start(SERIES, null);
    StrategyLine line = line();
    now.set(1_101 * HOUR + 1_000);
    closed(line, 1_100);
    // Suspended for an hour: the decision is older than a minute when the next price comes.
    now.addAndGet(HOUR);
    price("20001");
    price("20002");
    assertTrue(orders().isEmpty());
    assertEquals(1, only().late());
    // A bar that comes an hour after its close is only learned.
    closed(line, 1_101);
    assertEquals(0, line.late());
    now.addAndGet(HOUR);
    line.learn(0, "", bar(1_102));
    line.decide(1_103 * HOUR, now.get() + HOUR);
    assertEquals(1, line.late());
  }

  @Test
  void aStoppedOrPausedOneEntersNothingAndOthersGoOn() throws InterruptedException {
    start(SERIES, null);
    ask(new TradingHalt("demo", "fall"));
    assertEquals("paused", only().state());
    StrategyLine line = line();
    now.set(1_101 * HOUR + 1_000);
    closed(line, 1_100);
    price("20001");
    assertTrue(orders().isEmpty());
    assertEquals("active", ask(new TradingResume("demo", "fall")).accounts().getFirst().state());
    assertEquals("running", only().state());
    assertEquals("stopped", ask(new StrategyStop("demo", "fall")).state());
    assertEquals("running", start(SERIES, null).state());
  }

  @Test
  void itGoesOnAfterARestartOfTheDaemon() throws InterruptedException, IOException {
    start(SERIES, null);
    close();
    open();
    strategies.resume();
    awaitState("running");
    assertEquals(500, only().bars());
  }

  @Test
  void itWaitsForAnExchangeThatIsAwayWhenTheDaemonStarts()
      throws InterruptedException, IOException {
    start(SERIES, null);
    close();
    open();
    feed.fail(new VenueError.Down("maintenance"));
    strategies.resume();
    for (int i = 0; i < 500 && only().reason() == null; i++) {
      Thread.sleep(10);
    }
    assertEquals("waiting", only().state());
    assertTrue(String.valueOf(only().reason()).contains("maintenance"));
    feed.fail(null);
    awaitState("running");
    assertEquals(null, only().reason());
  }

  @Test
  void whatIsStoppedWhileItWaitsStaysStopped() throws InterruptedException, IOException {
    start(SERIES, null);
    close();
    open();
    feed.fail(new VenueError.Down("maintenance"));
    strategies.resume();
    assertEquals("stopped", ask(new StrategyStop("demo", "fall")).state());
    feed.fail(null);
    Thread.sleep(100);
    assertEquals("stopped", only().state());
    assertEquals(0, only().bars());
  }

  /// Two that decide on the same bars would order twice.
  @Test
  void ofManyStartsAtOnceOneHolds() throws Exception {
    assertEquals(1, held(Collections.nCopies(8, () -> starts(SERIES, "fall"))));
    assertEquals("running", only().state());
  }

  @Test
  void ofDifferentOnesAtOnceNoneTakesTheOthersPlace() throws Exception {
    int held =
        held(List.of(() -> starts(SERIES, "first"), () -> starts("ETH/USDT@binance:5m", "second")));
    assertTrue(held >= 1);
    assertEquals(held, ask(new StrategyList("demo")).strategies().size());
  }

  private boolean starts(String series, String name) throws InterruptedException {
    try {
      return start(series, name).state().equals("running");
    } catch (RequestFailed refused) {
      return false;
    }
  }

  private static int held(List<Callable<Boolean>> starts) throws Exception {
    int held = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(starts)) {
        held += one.get() ? 1 : 0;
      }
    }
    return held;
  }

  private void awaitState(String state) throws InterruptedException {
    for (int i = 0; i < 500 && !only().state().equals(state); i++) {
      Thread.sleep(10);
    }
    assertEquals(state, only().state());
  }

  @Test
  void twoOnOneMarketOfAnAccountAreRefused() throws InterruptedException {
    start(SERIES, null);
    assertEquals(FailureKind.USAGE, refused(SERIES, null));
    assertEquals(FailureKind.USAGE, refused("BTC/USDT@binance:5m", "other"));
    assertEquals(FailureKind.USAGE, refused("ETH/USDT@okx:5m", "other"));
    assertEquals(FailureKind.NOT_FOUND, refused("NOBODY/USDT@binance:5m", "other"));
    start("ETH/USDT@binance:5m", "other");
    assertEquals(2, ask(new StrategyList("demo")).strategies().size());
  }

  private FailureKind refused(String series, @Nullable String name) {
    return assertThrows(RequestFailed.class, () -> start(series, name)).failure().kind();
  }

  private StrategySettings settings(@Nullable String file, @Nullable String budget, String fast) {
    InputFile input =
        file == null ? null : new InputFile(folder.resolve(file).toString(), new ForeignText(file));
    return new StrategySettings(
        null,
        input,
        input == null ? List.of() : List.of("BTC/USDT@binance:1h"),
        budget == null ? null : Decimal.of(budget),
        null,
        null,
        new ForeignText("tries"),
        Map.of("fast", fast));
  }

  @Test
  void aStoredStrategyIsStartedByItsNameAndSaysWhereItsFileChanged() throws Exception {
    StoredStrategy added = ask(new StrategyAdd("trend", settings("fall.js", "1000", "5")));
    assertFalse(added.active());
    assertEquals("demo", added.account());
    StrategyLaunch.Reply first = ask(new StrategyLaunch("trend"));
    assertFalse(first.changed());
    assertEquals("trend", first.strategy().name().raw());
    assertEquals(Decimal.of("1000"), first.strategy().budget());
    assertTrue(ask(new StrategyList(null)).stored().getFirst().active());
    assertThrows(RequestFailed.class, () -> ask(new StrategyRemove("trend")));
    ask(new StrategyStop("demo", "trend"));
    Files.writeString(folder.resolve("fall.js"), "export const strategy = {}; // other");
    StrategyLaunch.Reply second = ask(new StrategyLaunch("trend"));
    assertTrue(second.changed());
    assertNotEquals(added.hash(), second.hash());
    ask(new StrategyStop("demo", "trend"));
    assertFalse(ask(new StrategyLaunch("trend")).changed());
    ask(new StrategyStop("demo", "trend"));
  }

  @Test
  void whatIsStoredIsEditedSurvivesARestartAndIsForgotten() throws Exception {
    ask(new StrategyAdd("trend", settings("fall.js", "1000", "5")));
    assertThrows(
        RequestFailed.class, () -> ask(new StrategyAdd("trend", settings("fall.js", null, "5"))));
    StoredStrategy edited = ask(new StrategyEdit("trend", settings(null, null, "9"), true));
    assertNull(edited.budget());
    assertEquals(Map.of("fast", "9"), edited.set());
    assertEquals(List.of("BTC/USDT@binance:1h"), edited.series());
    close();
    open();
    assertEquals(List.of(edited), ask(new StrategyList("demo")).stored());
    assertEquals(edited, ask(new StrategyRemove("trend")));
    assertEquals(List.of(), ask(new StrategyList(null)).stored());
    assertThrows(RequestFailed.class, () -> ask(new StrategyLaunch("trend")));
  }

  @Test
  void aSpotMarketIsNotBorrowedFor() {
    StrategySettings plain = settings("fall.js", null, "5");
    StrategySettings borrowed =
        new StrategySettings(
            null,
            plain.strategy(),
            plain.series(),
            null,
            Decimal.of("3"),
            "isolated",
            null,
            Map.of());
    RequestFailed refused =
        assertThrows(RequestFailed.class, () -> ask(new StrategyAdd("loan", borrowed)));
    assertTrue(refused.failure().message().contains("spot"), refused.failure().message());
  }

  @Test
  void logsAreFollowed() throws Exception {
    ask(new StrategyAdd("trend", settings("fall.js", null, "5")));
    ask(new StrategyLaunch("trend"));
    StrategyLogs.Reply now = ask(new StrategyLogs("demo", "trend", 10));
    assertEquals("started", now.lines().getLast().kind());
    assertEquals(List.of(), ask(new StrategyLogs("demo", "trend", 0, now.seq(), 1)).lines());
    Thread later =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(50);
                    ask(new StrategyStop("demo", "trend"));
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    StrategyLogs.Reply next = ask(new StrategyLogs("demo", "trend", 0, now.seq(), 20_000));
    later.join();
    assertEquals(List.of("stopped"), next.lines().stream().map(StrategyLogs.Line::kind).toList());
    assertFalse(next.lost());
    assertTrue(ask(new StrategyLogs("demo", "trend", 0, 5L, 20_000)).lost());
  }
}
