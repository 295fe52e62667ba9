package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AutopilotInfo;
import io.opentrade.protocol.AutopilotRequest;
import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.AutopilotStart.Target;
import io.opentrade.protocol.AutopilotStatus;
import io.opentrade.protocol.AutopilotStop;
import io.opentrade.protocol.AutopilotWhy;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.sandbox.Script;
import io.opentrade.server.autopilot.Autopilots;
import io.opentrade.server.autopilot.Door;
import io.opentrade.server.autopilot.PastOutlooks;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.notify.Notice;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.StrategyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The autopilot at the demo account over a replayed week, hour by hour: the session, the
/// strategies and the autopilot are the real ones; prices and clock are the test's, and what
/// research says is reckoned from the bars before.
@Timeout(60)
class AutopilotWeekTest {
  private static final Actor OWNER = Actor.owner("ada");
  private static final long HOUR = WavyFeed.HOUR;
  private static final long WEEK = 7 * 24;

  /// A Monday, in hours since the epoch.
  private static final long START = 470_000 / 24 * 24;

  private final Path folder;
  private final AtomicLong now = new AtomicLong(START * HOUR + 1_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final WavyFeed feed = new WavyFeed(clock);
  private final List<Notice> notices = new ArrayList<>();
  private final List<StrategyStart> started = new ArrayList<>();
  private boolean dies;

  @SuppressWarnings("NullAway.Init")
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init")
  private Strategies strategies;

  @SuppressWarnings("NullAway.Init")
  private TradingFloor floor;

  @SuppressWarnings("NullAway.Init")
  private Autopilots autopilots;

  /// As if the daemon were killed there.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  AutopilotWeekTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    for (String name : List.of("rider.js", "fader.js")) {
      Files.writeString(folder.resolve(name), "export const strategy = {};");
    }
  }

  /// `rider.js` holds while the price is above that of a day ago, `fader.js` while it is below.
  private static Planner.Planned planned(Script script, Map<String, String> set, int markets) {
    Expression close = new Expression.Source("", Field.CLOSE);
    Expression before = new Expression.Shift(close, new Scalar.Literal(24));
    Expression above = new Expression.Binary(Expression.Binary.Operator.GREATER, close, before);
    Expression below = new Expression.Binary(Expression.Binary.Operator.LESS, close, before);
    boolean rides = script.name().equals("rider.js");
    return new Planner.Planned(
        new Plan(
            Map.of(Role.ENTER_LONG, rides ? above : below, Role.EXIT_LONG, rides ? below : above),
            "",
            "",
            Map.of()),
        Map.of(),
        30);
  }

  @BeforeEach
  void open() throws Exception {
    Log log =
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
            AutopilotWeekTest::planned,
            clock,
            new Strategies.Restarts(Duration.ofMillis(10), RestartPolicy.standard()),
            folder.resolve("diaries"),
            log);
    floor =
        new TradingFloor(
            accounts,
            feed,
            strategies,
            StrategyStore.open(folder.resolve("strategies.db")),
            clock,
            TradingDefaults.none());
    Door door = new House();
    autopilots =
        new Autopilots(
            AutopilotStore.open(folder.resolve("autopilot.db")),
            door,
            new PastOutlooks(feed::close),
            notices::add,
            folder.resolve("scripts"),
            Runnable::run,
            clock,
            log);
  }

  @AfterEach
  void close() {
    autopilots.close();
    strategies.close();
    accounts.close();
  }

  /// What the daemon's own door does.
  private final class House implements Door {
    @Override
    public <R> R ask(String account, Request<R> request) throws InterruptedException {
      TradingRequest<?> trading = (TradingRequest<?>) request;
      @SuppressWarnings("unchecked") // each request has one kind of answer
      R reply = (R) floor.answer(trading, OWNER);
      if (request instanceof StrategyStart start) {
        started.add(start);
        if (dies) {
          throw new Killed();
        }
      }
      return reply;
    }
  }

  private <R> R ask(TradingRequest<R> request) throws InterruptedException {
    @SuppressWarnings("unchecked")
    R reply = (R) floor.answer(request, OWNER);
    return reply;
  }

  private <R> R ask(AutopilotRequest<R> request) throws InterruptedException {
    @SuppressWarnings("unchecked")
    R reply = (R) autopilots.answer(request, OWNER);
    return reply;
  }

  private List<AutopilotWhy.Decision> why() throws InterruptedException {
    return ask(new AutopilotWhy("demo", 100)).decisions();
  }

  private List<String> kinds() throws InterruptedException {
    return why().stream().map(AutopilotWhy.Decision::kind).toList();
  }

  private static InputFile input(Path file) {
    return new InputFile(file.toString(), new ForeignText(String.valueOf(file.getFileName())));
  }

  private AutopilotInfo start(@Nullable Target target) throws Exception {
    return ask(
        new AutopilotStart(
            "demo",
            AutopilotRisk.HIGH,
            Decimal.of("5000"),
            null,
            null,
            null,
            target,
            List.of(input(folder.resolve("rider.js")), input(folder.resolve("fader.js"))),
            List.of("BTC/USDT", "ETH/USDT"),
            "1h"));
  }

  /// The next hour: its bar closes, prices come, the autopilot looks twice.
  private void hour() throws InterruptedException {
    now.addAndGet(HOUR);
    Session session = accounts.find("demo").orElseThrow();
    for (StrategyInfo one : ask(new StrategyList("demo")).strategies()) {
      LiveStrategy running = strategies.running(session, one.name().raw());
      if (running != null) {
        running.tick();
      }
    }
    for (String symbol : List.of("BTC/USDT", "ETH/USDT")) {
      session.quoted(symbol, MarketQuote.of(feed.price(symbol), now.get()));
    }
    session.ask(Session.Loop::trading);
    autopilots.look();
    autopilots.look();
  }

  private String state() throws InterruptedException {
    return ask(new AutopilotStatus("demo")).state();
  }

  private boolean flat() throws InterruptedException {
    return ask(new PositionList("demo")).positions().isEmpty();
  }

  @Test
  void itStartsTradesMeetsItsTargetAndStops() throws Exception {
    start(new Target(null, Decimal.of("1.5")));
    autopilots.look();
    assertEquals(List.of("start", "review"), kinds());
    assertFalse(ask(new AutopilotStatus("demo")).legs().isEmpty(), () -> notices.toString());
    int hours = 0;
    while (hours < WEEK && state().equals("on")) {
      hour();
      hours++;
    }
    assertEquals("over", state(), () -> notices.toString());
    assertTrue(hours > 5, "it took " + hours + " hours");
    assertTrue(flat());
    for (StrategyInfo one : ask(new StrategyList("demo")).strategies()) {
      assertEquals("stopped", one.state());
    }
    whyExplainsEachStep();
    PnlShow.Reply pnl = ask(new PnlShow("demo"));
    assertTrue(pnl.net().toDouble() > 0.01 * 5000, () -> "it ended with " + pnl.net());
    assertEquals(pnl.net(), less(ask(new AutopilotStatus("demo")).equity(), "5000"));
    // Nothing follows any more.
    int decided = kinds().size();
    int fills = ask(new FillList("demo", null, 1000)).fills().size();
    for (int i = 0; i < 30; i++) {
      hour();
    }
    assertEquals(decided, kinds().size());
    assertEquals(fills, ask(new FillList("demo", null, 1000)).fills().size());
  }

  private void whyExplainsEachStep() throws InterruptedException {
    List<AutopilotWhy.Decision> decisions = why();
    assertEquals(List.of("target", "over"), kinds().subList(kinds().size() - 2, kinds().size()));
    Set<String> opened =
        decisions.stream()
            .flatMap(one -> one.steps().stream())
            .filter(step -> step.action().equals("open"))
            .map(step -> step.leg().raw())
            .collect(Collectors.toSet());
    List<FillInfo> fills = ask(new FillList("demo", null, 1000)).fills();
    assertTrue(fills.size() >= 2, fills.toString());
    assertEquals(
        opened,
        started.stream().map(StrategyStart::name).collect(Collectors.toSet()),
        "what was started was decided on");
    for (AutopilotWhy.Decision one : decisions) {
      assertFalse(one.reason().isEmpty());
      assertTrue(notices.stream().anyMatch(notice -> notice.text().equals(one.reason())));
      for (AutopilotWhy.Step step : one.steps()) {
        assertEquals("done", step.state(), step.toString());
      }
      if (one.kind().equals("review")) {
        assertEquals(4, one.verdicts().size());
        double shares = one.verdicts().stream().mapToDouble(v -> v.sharePercent()).sum();
        assertTrue(shares > 0 && shares <= 100, one.toString());
        one.verdicts().forEach(verdict -> assertFalse(verdict.reason().isEmpty()));
      }
    }
  }

  private static Decimal less(Decimal value, String other) {
    return new Decimal(value.value().subtract(new java.math.BigDecimal(other)));
  }

  @Test
  void aCrashEndsItAtTheLossLimit() throws Exception {
    start(null);
    autopilots.look();
    // Wait until it holds something, then let prices fall.
    for (int i = 0; i < WEEK && flat(); i++) {
      hour();
    }
    feed.crashFrom(now.get() / HOUR);
    for (int i = 0; i < WEEK && state().equals("on"); i++) {
      now.addAndGet(HOUR); // no bar reaches the strategies: only the autopilot looks
      autopilots.look();
      autopilots.look();
    }
    assertEquals("over", state(), () -> notices.toString());
    assertTrue(kinds().contains("loss"), () -> notices.toString());
    assertTrue(flat());
  }

  private List<String> heldSymbols() throws InterruptedException {
    return ask(new PositionList("demo")).positions().stream()
        .map(PositionInfo::symbol)
        .distinct()
        .toList();
  }

  @Test
  void aLegThatCannotBeSoldYetKeepsNoOtherFromBeingStoppedAndSold() throws Exception {
    start(null);
    autopilots.look();
    for (int i = 0; i < WEEK && heldSymbols().size() < 2; i++) {
      hour();
    }
    assertEquals(2, heldSymbols().size(), () -> notices.toString());
    String first =
        ask(new AutopilotStatus("demo")).legs().stream()
            .filter(leg -> leg.quantity().signum() != 0)
            .map(leg -> SeriesName.of(leg.series()).symbol())
            .findFirst()
            .orElseThrow();
    feed.silence(first);
    ask(new AutopilotStop("demo"));
    assertEquals(List.of(first), heldSymbols());
    for (StrategyInfo one : ask(new StrategyList("demo")).strategies()) {
      assertEquals("stopped", one.state());
    }
    assertEquals("closing", state());
    feed.silence(null);
    autopilots.look();
    assertTrue(flat());
    assertEquals("over", state());
  }

  @Test
  void aKillBetweenADecisionAndItsStepsCostsNothing() throws Exception {
    start(null);
    dies = true;
    assertThrows(Killed.class, () -> autopilots.look());
    dies = false;
    List<String> before = kinds();
    assertEquals(List.of("start", "review"), before);
    close();
    open();
    strategies.resume();
    autopilots.look();
    assertEquals(before, kinds());
    List<AutopilotWhy.Step> steps = why().getLast().steps();
    assertEquals(Set.of("done"), steps.stream().map(s -> s.state()).collect(Collectors.toSet()));
    assertTrue(steps.getFirst().outcome().raw().contains("runs already"), () -> steps.toString());
    assertEquals(steps.size(), started.size(), () -> started.toString());
    assertEquals(steps.size(), ask(new StrategyList("demo")).strategies().size());
    ask(new AutopilotStop("demo"));
    assertEquals("over", state());
  }
}
