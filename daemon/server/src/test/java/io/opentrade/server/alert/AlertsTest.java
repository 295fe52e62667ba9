package io.opentrade.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.AlertAdd;
import io.opentrade.protocol.AlertFiring;
import io.opentrade.protocol.AlertHistory;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.AlertList;
import io.opentrade.protocol.AlertPause;
import io.opentrade.protocol.AlertRemove;
import io.opentrade.protocol.AlertRequest;
import io.opentrade.protocol.AlertResume;
import io.opentrade.protocol.AlertShow;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.EventList;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingReply;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.Notices;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.text.Messages;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.store.AlertStore;
import io.opentrade.store.HeardRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AlertsTest {
  private static final Actor OWNER = Actor.owner("anna");
  private static final String HOSTILE = "$(touch x)\"; do shell script \"touch x";

  @TempDir Path folder;
  private final FakeSources world = new FakeSources();
  private final List<Notice> posted = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private volatile boolean deaf;
  private Object halted = "done";
  private Optional<Actor> rights = Optional.of(OWNER);

  private final EventWatch events =
      new EventWatch(
          request -> Requests.replyType(request), List::of, () -> now, () -> Messages.in("en"));

  /// As the real one: the same key changes nothing.
  private void post(Notice notice) {
    if (deaf) {
      throw new IllegalStateException("killed between firing and telling");
    }
    if (posted.stream().noneMatch(one -> one.key().equals(notice.key()))) {
      posted.add(notice);
    }
  }

  private CommandLines.Ending run(Actor actor, List<String> argv, CommandLines.Manner manner) {
    asked.add(actor.kind() + " " + actor.role() + " " + argv);
    return new CommandLines.Ending(0, "done", "");
  }

  private Object door(Actor actor, String request, Request<?> what) {
    asked.add(actor.kind() + " " + actor.role() + " " + what);
    return halted;
  }

  private Alerts open() throws IOException {
    Notices notices = this::post;
    InstantSource clock = () -> now;
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.DEBUG);
    return new Alerts(
        folder, world, notices, events, new Doors(this::door, this::run, _ -> rights), clock, log);
  }

  private static AlertInfo info(Alerts alerts, AlertRequest<AlertInfo> request, Actor actor)
      throws InterruptedException {
    return (AlertInfo) alerts.answer(request, actor);
  }

  private static AlertTerms terms(String expression, AlertAction action, @Nullable String message) {
    return new AlertTerms(
        new ForeignText(expression),
        null,
        true,
        null,
        null,
        null,
        null,
        message == null ? null : new ForeignText(message),
        false,
        action);
  }

  private static void waitFor(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private static List<AlertFiring> history(Alerts alerts) throws InterruptedException {
    return ((AlertHistory.Reply) alerts.answer(new AlertHistory(null, 0), OWNER)).firings();
  }

  @Test
  void whatFiredAndWasNotToldIsToldAfterTheRestartAndOnce() throws Exception {
    deaf = true;
    try (Alerts alerts = open()) {
      alerts.load();
      info(
          alerts,
          new AlertAdd(
              new ForeignText(HOSTILE),
              terms(
                  "BTC/USDT@binance > 90", AlertAction.NONE, "{name} {price} {expression} {oops}")),
          OWNER);
      alerts.look();
      AlertFiring fired = history(alerts).getFirst();
      assertFalse(fired.told());
      assertTrue(posted.isEmpty());
    }
    deaf = false;
    for (int start = 0; start < 2; start++) {
      try (Alerts alerts = open()) {
        alerts.load();
        waitFor(() -> !posted.isEmpty());
        alerts.look();
        while (!history(alerts).getFirst().told()) {
          Thread.sleep(5);
        }
        assertEquals("done", info(alerts, new AlertShow("a1"), OWNER).state());
        assertEquals(1, history(alerts).size());
      }
    }
    assertEquals(1, posted.size());
    Notice notice = posted.getFirst();
    assertEquals(HOSTILE, notice.title().raw());
    assertEquals(HOSTILE + " 100 BTC/USDT@binance > 90 {oops}", notice.text().raw());
    assertFalse(Files.exists(Path.of("x")));
  }

  @Test
  void aStoredCommandRunsAsTheAlertWithNoMoreThanATradersRights() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      AlertAction cancel = new AlertAction(null, null, false, List.of("order", "cancel", "--all"));
      info(alerts, new AlertAdd(null, terms("BTC/USDT@binance > 90", cancel, null)), OWNER);
      alerts.look();
      waitFor(() -> !asked.isEmpty());
      assertEquals(List.of("ALERT TRADER [order, cancel, --all]"), asked);
      while (history(alerts).getFirst().outcome() == null) {
        Thread.sleep(5);
      }
      assertEquals("exit code 0: done", String.valueOf(history(alerts).getFirst().outcome()));
    }
  }

  @Test
  void aCommandDiesWithItsCreator() throws Exception {
    rights = Optional.empty();
    try (Alerts alerts = open()) {
      alerts.load();
      AlertAction cancel = new AlertAction(null, null, false, List.of("order", "cancel", "--all"));
      info(alerts, new AlertAdd(null, terms("BTC/USDT@binance > 90", cancel, null)), OWNER);
      alerts.look();
      waitFor(() -> posted.size() == 2);
      assertTrue(asked.isEmpty());
      assertTrue(posted.stream().anyMatch(one -> one.text().raw().contains("may not any more")));
    }
  }

  @Test
  void haltGoesThroughTheDoor() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      AlertAction halt = new AlertAction(null, "demo", true, List.of());
      info(alerts, new AlertAdd(null, terms("drawdown(demo) > 10%", halt, null)), OWNER);
      alerts.look();
      world.profit = -101;
      now = now.plusSeconds(11);
      alerts.look();
      waitFor(() -> !asked.isEmpty());
      assertEquals(List.of("ALERT TRADER " + new TradingHalt("demo", null)), asked);
      waitFor(() -> !posted.isEmpty());
      assertEquals(Notice.Severity.CRITICAL, posted.getFirst().severity());
    }
  }

  @Test
  void aHaltThatNotEveryAccountHeardIsToldAsAFailure() throws Exception {
    ForeignText why = new ForeignText("not known to be halted: its journal is gone");
    halted =
        new TradingReply(
            List.of(
                new TradingReply.AccountState(
                    "demo",
                    TradingReply.AccountState.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(why))));
    try (Alerts alerts = open()) {
      alerts.load();
      AlertAction halt = new AlertAction(null, null, true, List.of());
      info(alerts, new AlertAdd(null, terms("BTC/USDT@binance > 90", halt, null)), OWNER);
      alerts.look();
      waitFor(() -> posted.stream().anyMatch(one -> one.text().raw().contains("is gone")));
      assertEquals("demo: " + why, String.valueOf(history(alerts).getFirst().outcome()));
    }
  }

  private EventInfo fill(String order) {
    ForeignText text = new ForeignText("bought 1 BTC by " + order);
    return new EventInfo(1, now, "fill", "demo", EventInfo.Tone.GOOD, new ForeignText(order), text);
  }

  @Test
  void anEventIsToldInItsOwnWordsAndAlertsAreEvents() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      AlertTerms event = AlertTerms.plain("event fill", null);
      info(alerts, new AlertAdd(null, event), OWNER);
      alerts.look();
      world.news.add(fill("o1"));
      alerts.look();
      waitFor(() -> !posted.isEmpty());
      assertEquals("bought 1 BTC by o1", posted.getFirst().text().raw());
      assertTrue(info(alerts, new AlertShow("event fill"), OWNER).armed());
    }
  }

  private int firings(Alerts alerts, String alert) throws InterruptedException {
    return (int) info(alerts, new AlertShow(alert), OWNER).firings();
  }

  @Test
  void whatHappenedWhileTheDaemonWasDownFiresOnceOrIsPassedOver() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      info(alerts, new AlertAdd(null, AlertTerms.plain("event fill", null)), OWNER);
      info(alerts, new AlertAdd(null, passingOver("event fill where text ~ o")), OWNER);
      alerts.look();
    }
    world.news.add(fill("o1"));
    world.news.add(fill("o2"));
    for (int start = 0; start < 2; start++) {
      try (Alerts alerts = open()) {
        alerts.load();
        alerts.look();
        alerts.look();
        assertEquals(2, firings(alerts, "a1"));
        assertEquals(0, firings(alerts, "a2"));
      }
    }
    try (Alerts alerts = open()) {
      alerts.load();
      alerts.look();
      world.news.add(fill("o3"));
      alerts.look();
      assertEquals(3, firings(alerts, "a1"));
      assertEquals(1, firings(alerts, "a2"));
    }
  }

  private static AlertTerms passingOver(String expression) {
    return new AlertTerms(
        new ForeignText(expression),
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        true,
        AlertAction.NONE);
  }

  @Test
  void whatWasBeingToldWhenTheDaemonWasKilledIsToldAgainUnderTheSameName() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      info(alerts, new AlertAdd(null, AlertTerms.plain("event fill", null)), OWNER);
      alerts.look();
      world.news.add(fill("o1"));
      alerts.look();
      assertEquals(1, firings(alerts, "a1"));
    }
    String begun = Requests.print(new EventList.Reply(0, false, List.of(fill("o1"), fill("o2"))));
    try (AlertStore store = AlertStore.open(folder.resolve("alerts.db"))) {
      store.hear(new HeardRow("1", begun)); // written down, and killed after the first of the two
    }
    try (Alerts alerts = open()) {
      alerts.load();
      alerts.look();
      assertEquals(2, firings(alerts, "a1"));
    }
  }

  @Test
  void whoBeginsToListenHearsNothingOfThePast() throws Exception {
    world.news.add(fill("o1"));
    try (Alerts alerts = open()) {
      alerts.load();
      alerts.look(); // nobody listens
      info(alerts, new AlertAdd(null, AlertTerms.plain("event fill", null)), OWNER);
      alerts.look();
      assertEquals(0, firings(alerts, "a1"));
      info(alerts, new AlertPause("a1"), OWNER);
      alerts.look();
      world.news.add(fill("o2"));
      info(alerts, new AlertResume("a1"), OWNER);
      alerts.look();
      assertEquals(0, firings(alerts, "a1"));
    }
  }

  @Test
  void whatHappensRightAfterAnAlertWasAddedOrResumedIsHeard() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      alerts.look(); // nobody listens
      info(alerts, new AlertAdd(null, AlertTerms.plain("event fill", null)), OWNER);
      world.news.add(fill("o1"));
      alerts.look();
      assertEquals(1, firings(alerts, "a1"));
      info(alerts, new AlertPause("a1"), OWNER);
      alerts.look();
      info(alerts, new AlertResume("a1"), OWNER);
      world.news.add(fill("o2"));
      alerts.look();
      assertEquals(2, firings(alerts, "a1"));
    }
  }

  @Test
  void oneIsResumedAfterItWasDoneAndEndsInTime() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      AlertTerms once = terms("BTC/USDT@binance > 90", AlertAction.NONE, null);
      info(alerts, new AlertAdd(null, once), OWNER);
      alerts.look();
      assertEquals("done", info(alerts, new AlertShow("a1"), OWNER).state());
      info(alerts, new AlertResume("a1"), OWNER);
      alerts.look();
      assertEquals(2, info(alerts, new AlertShow("a1"), OWNER).firings());
    }
  }

  @Test
  void nobodyIsToldOfWhatTheyMayNotSee() throws Exception {
    Actor bob =
        new Actor(
            Actor.Kind.TELEGRAM, new ForeignText("bob"), Role.TRADER, Scope.of(Set.of("other")));
    try (Alerts alerts = open()) {
      alerts.load();
      for (String expression : List.of("equity(demo) > 1", "event fill")) {
        RequestFailed refused =
            assertThrows(
                RequestFailed.class,
                () ->
                    info(
                        alerts,
                        new AlertAdd(null, terms(expression, AlertAction.NONE, null)),
                        bob));
        assertEquals(FailureKind.NOT_ALLOWED, refused.failure().kind());
      }
    }
  }

  @Test
  void fundingIsWatched() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      AlertTerms dear = AlertTerms.plain("funding of BTC/USDT-PERP@binance > 0.05%", null);
      info(alerts, new AlertAdd(null, dear), OWNER);
      world.funding = 0.0005;
      alerts.look();
      assertEquals(0, info(alerts, new AlertShow("a1"), OWNER).firings());
      world.funding = 0.00051;
      alerts.look();
      assertEquals(0, info(alerts, new AlertShow("a1"), OWNER).firings(), "asked once a minute");
      now = now.plus(Duration.ofMinutes(1));
      alerts.look();
      assertEquals(1, info(alerts, new AlertShow("a1"), OWNER).firings());
    }
  }

  @Test
  void whatCouldNeverBeWatchedIsRefused() throws Exception {
    try (Alerts alerts = open()) {
      alerts.load();
      assertEquals(
          "binance has no bars of 7m → there are 1m, 5m, 1h",
          refusal(alerts, "rsi(14, BTC/USDT@binance:7m) < 30"));
      assertTrue(refusal(alerts, "BTC/USDT@nowhere > 1").contains("no exchange called nowhere"));
      assertTrue(refusal(alerts, "funding of BTC/USDT@binance > 0").contains("perpetual"));
      assertTrue(((AlertList.Reply) alerts.answer(new AlertList(), OWNER)).alerts().isEmpty());
    }
  }

  private static String refusal(Alerts alerts, String expression) {
    var refused =
        assertThrows(
            RequestFailed.class,
            () -> alerts.answer(new AlertAdd(null, AlertTerms.plain(expression, null)), OWNER));
    assertEquals(FailureKind.USAGE, refused.failure().kind());
    return refused.failure().message() + " → " + refused.failure().hint();
  }

  @Test
  void troubleIsShown() throws Exception {
    world.answers = false;
    try (Alerts alerts = open()) {
      alerts.load();
      AlertTerms silent = AlertTerms.plain("silence of BTC/USDT@binance > 30s", null);
      info(alerts, new AlertAdd(null, silent), OWNER);
      alerts.look();
      AlertInfo shown = info(alerts, new AlertShow("a1"), OWNER);
      assertTrue(String.valueOf(shown.trouble()).contains("no way there"), shown.toString());
      now = now.plus(Duration.ofSeconds(31));
      alerts.look();
      assertEquals(1, info(alerts, new AlertShow("a1"), OWNER).firings());
    }
  }

  /// One that hears nothing never fires; whoever asks for health is told.
  @Test
  void whatSaysNothingForLongIsKnown() throws Exception {
    world.answers = false;
    try (Alerts alerts = open()) {
      alerts.load();
      info(alerts, new AlertAdd(null, AlertTerms.plain("BTC/USDT@binance > 1", null)), OWNER);
      alerts.look();
      assertEquals(List.of(), alerts.silent(Duration.ofMinutes(1)), "not for long");
      now = now.plus(Duration.ofSeconds(61));
      alerts.look();
      assertEquals(List.of("BTC/USDT@binance: no way there"), alerts.silent(Duration.ofMinutes(1)));
      world.answers = true;
      alerts.look();
      assertEquals(List.of(), alerts.silent(Duration.ofMinutes(1)));
      world.answers = false;
      alerts.look();
      now = now.plus(Duration.ofSeconds(61));
      alerts.answer(new AlertRemove("a1"), OWNER);
      assertEquals(List.of(), alerts.silent(Duration.ofMinutes(1)), "nobody waits for it");
    }
  }
}
