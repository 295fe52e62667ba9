package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.distribution.LiveHouse;
import io.opentrade.engine.domain.Price;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.StrategyLogs;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.StrategyStatus;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.protocol.StrategyWhy;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.server.log.Log;
import io.opentrade.store.StrategyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scripts that misbehave while they trade live, in their jailed workers: what ends them has a
/// name, others are not disturbed, and what they have in the market stays protected.
class LiveStrategiesTest {
  private static final Actor OWNER = Actor.owner("ada");
  private static final long HOUR = 3_600_000;
  private static final int ATTEMPTS = 1;
  private static final RestartPolicy POLICY =
      new RestartPolicy(
          Duration.ofMillis(1), Duration.ofMillis(1), ATTEMPTS, Duration.ofDays(9_999));

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final HourlyFeed feed = new HourlyFeed();
  private final AtomicLong now = new AtomicLong(1_000 * HOUR + 60_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @SuppressWarnings("NullAway.Init")
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init")
  private JailedPlanner planner;

  @SuppressWarnings("NullAway.Init")
  private Strategies strategies;

  @SuppressWarnings("NullAway.Init")
  private TradingFloor floor;

  @BeforeEach
  void open() throws IOException {
    Log log = LiveHouse.log(folder);
    accounts = Accounts.open(folder, clock, () -> "otTESTX", log);
    planner =
        new JailedPlanner(
            LiveHouse.lib(),
            folder.resolve("slots"),
            () -> Wall.AUTO,
            Limits.live().withSilence(Duration.ofSeconds(20)));
    Strategies.Restarts restarts = new Strategies.Restarts(Duration.ofMillis(10), POLICY);
    strategies =
        new Strategies(accounts, feed, planner, clock, restarts, folder.resolve("diaries"), log);
    floor =
        new TradingFloor(
            accounts,
            feed,
            strategies,
            StrategyStore.open(folder.resolve("strategies.db")),
            clock,
            TradingDefaults.none());
  }

  /// Nothing is left of a worker, not even of one that was just being started again.
  @AfterEach
  void close() throws IOException {
    strategies.close();
    planner.close();
    accounts.close();
    for (String slots : List.of("slots", "slots2")) {
      if (Files.exists(folder.resolve(slots))) {
        try (Stream<Path> left = Files.list(folder.resolve(slots))) {
          assertEquals(List.of(), left.toList());
        }
      }
    }
  }

  private <R> R ask(TradingRequest<R> request) throws InterruptedException {
    @SuppressWarnings("unchecked") // each request has one kind of answer
    R reply = (R) floor.answer(request, OWNER);
    return reply;
  }

  private void start(String body) throws Exception {
    Path file = folder.resolve("s.js");
    Files.writeString(file, "export const strategy = { api: 1, timers: { t: '1h' } };\n" + body);
    ask(
        new StrategyStart(
            "demo",
            new InputFile(file.toString(), new ForeignText("s.js")),
            "BTC/USDT@binance:1h",
            null,
            Decimal.of("1000"),
            Map.of()));
  }

  private Session session() {
    return accounts.find("demo").orElseThrow();
  }

  /// The next bar closes, and a price comes after it.
  private void bar() throws InterruptedException {
    now.set((now.get() / HOUR + 1) * HOUR + 1_000);
    LiveStrategy running = strategies.running(session(), "s");
    if (running != null) {
      running.tick();
    }
    session().quoted("BTC/USDT", MarketQuote.of(Price.of("20000"), now.get()));
    session().ask(Session.Loop::trading);
  }

  private StrategyStatus.Reply status() throws InterruptedException {
    return ask(new StrategyStatus("demo", "s"));
  }

  private void await(String state) throws InterruptedException {
    for (int i = 0; i < 3_000 && !status().strategy().state().equals(state); i++) {
      Thread.sleep(20);
    }
    assertEquals(state, status().strategy().state(), () -> String.valueOf(logs()));
  }

  private List<String> logs() {
    try {
      return ask(new StrategyLogs("demo", "s", 500)).lines().stream()
          .map(line -> line.kind() + " " + line.text().raw())
          .toList();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          onBar(ctx) { missing(); } | s.js:2:30: on bar
          onBar(ctx) { for (let i = 0; i < 500; i++) ctx.order({ side: 'buy', quantity: 1, limit: 5 }); } | 100 orders on one bar
          onBar(ctx) { ctx.state.all = 'x'.repeat(1e7); } | ctx.state has
          onBar(ctx) { const all = []; while (true) all.push('x'.repeat(1e7) + all.length); } | memory
          """)
  void whatEndsItHasAName(String callback, String reason) throws Exception {
    start("export function " + callback);
    bar();
    await("running"); // the first time it is started again at once
    assertEquals(1, status().restarts());
    assertTrue(String.valueOf(status().lastError()).contains(reason), () -> logs().toString());
    bar();
    await("failed");
    assertTrue(
        logs().stream().anyMatch(line -> line.startsWith("failed")), () -> logs().toString());
  }

  @Test
  void oneThatIsLeftDeadKeepsItsProtection() throws Exception {
    start(
        """
        let bars = 0;
        export function onBar(ctx) {
          if (ctx.position.quantity > 0) throw new Error("now");
          ctx.buy({ quantity: 0.01, stop: 19000 });
          ctx.order({ side: "buy", quantity: 0.001, limit: 15000 });
        }
        """);
    bar();
    bar();
    await("running");
    bar();
    await("failed");
    List<String> open =
        ask(new OrderList("demo", null, false)).orders().stream()
            .map(order -> order.type() + " " + order.side() + " " + order.state())
            .toList();
    assertEquals(List.of("stop sell working"), open);
    StrategyWhy.Reply why = ask(new StrategyWhy("demo", "s", 5));
    assertTrue(why.bars().toString().contains("enter long 0.01 stop 19000"), why.toString());
    assertTrue(why.bars().toString().contains("sends market buy 0.01"), why.toString());
  }

  @Test
  void floodsOfWordsAreCutAndCounted() throws Exception {
    start(
        """
        export function onBar(ctx) {
          for (let i = 0; i < 20000; i++) { ctx.notify("n" + i); ctx.log("l" + i); }
        }
        export function onStop(ctx) { ctx.state.end = 1; throw new Error("not me"); }
        """);
    bar();
    assertEquals("running", status().strategy().state(), () -> logs().toString());
    assertTrue(logs().contains("log … and 39800 lines more, not kept"), () -> logs().toString());
    assertEquals("stopped", ask(new StrategyStop("demo", "s")).state());
    assertTrue(logs().stream().anyMatch(line -> line.contains("not me")), () -> logs().toString());
  }

  @Test
  void whatItImportsComesAlong() throws Exception {
    Files.writeString(folder.resolve("near.js"), "export const word = 'from beside';");
    start(
        """
        import { word } from "./near.js";
        export function onBar(ctx) { ctx.log(word); }
        """);
    bar();
    assertTrue(logs().contains("log from beside"), () -> logs().toString());
  }

  @Test
  void stateAndOrdersAreThereAgainAfterTheDaemonWasKilled() throws Exception {
    String text =
        """
        export function onStart(ctx) { ctx.log("start", ctx.state.n ?? 0, ctx.orders.length); }
        export function onBar(ctx) {
          ctx.state.n = (ctx.state.n ?? 0) + 1;
          if (ctx.state.n === 1) ctx.order({ side: "buy", quantity: 0.01, limit: 15000 });
        }
        """;
    start(text);
    bar();
    bar();
    close();
    open();
    strategies.resume();
    await("running");
    bar();
    assertTrue(logs().contains("log start 2 1"), () -> logs().toString());
    assertEquals(1, ask(new OrderList("demo", null, true)).orders().size());
    assertNotNull(status().memoryBytes());
    assertTrue(String.valueOf(status().wall()).length() > 2);
  }

  @Test
  void aSleepInATimerIsEndedByTheWatchdog() throws Exception {
    planner.close();
    planner =
        new JailedPlanner(
            LiveHouse.lib(),
            folder.resolve("slots2"),
            () -> Wall.AUTO,
            Limits.live().withSilence(Duration.ofSeconds(6)));
    strategies.close();
    strategies =
        new Strategies(
            accounts,
            feed,
            planner,
            clock,
            new Strategies.Restarts(Duration.ofMillis(10), POLICY),
            folder.resolve("diaries"),
            LiveHouse.log(folder));
    floor =
        new TradingFloor(
            accounts,
            feed,
            strategies,
            StrategyStore.open(folder.resolve("strategies.db")),
            clock,
            TradingDefaults.none());
    start("export function onTimer(ctx) { while (true); }\nexport function onBar(ctx) {}");
    long before = System.nanoTime();
    bar();
    assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 30);
    assertTrue(logs().stream().anyMatch(line -> line.contains("6 s")), () -> logs().toString());
  }
}
