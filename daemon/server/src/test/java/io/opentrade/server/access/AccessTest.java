package io.opentrade.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Rights;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.protocol.TokenCreate;
import io.opentrade.protocol.TokenList;
import io.opentrade.protocol.TokenRevoke;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.UserAdd;
import io.opentrade.protocol.UserDisable;
import io.opentrade.protocol.UserEnable;
import io.opentrade.protocol.UserRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final Rights VIEWER = new Rights("viewer", List.of(), List.of(), null);
  private static final Rights BUYER =
      new Rights("trader", List.of("demo"), List.of("BTC/USDT"), Decimal.of("100"));

  private final Path file;
  private Instant now = Instant.parse("2026-03-28T12:00:00Z");
  private final Access access;
  private final AccessActions actions;

  AccessTest(@TempDir Path folder) {
    file = folder.resolve("access.db");
    access = new Access(file, Actor.owner("anna"), () -> now);
    actions = new AccessActions(access, () -> now);
  }

  @AfterEach
  void close() {
    access.close();
  }

  private String create(String name, Rights rights) {
    Instant end = now.plus(Duration.ofHours(1));
    TokenCreate.Reply made = (TokenCreate.Reply) actions.answer(new TokenCreate(name, rights, end));
    return made.secret().text();
  }

  @Test
  void nothingIsMadeBeforeSomebodyIsLetIn() {
    assertEquals(Optional.empty(), access.nameOf("ot_whatever"));
    assertEquals(Optional.empty(), access.presentRights("bob"));
    assertEquals("anna", access.presentRights("anna").orElseThrow().name().raw());
    assertFalse(Files.exists(file));
  }

  @Test
  void onlyTheHashOfATokenIsKept() throws IOException {
    String secret = create("ci", VIEWER);
    assertEquals(Optional.of("ci"), access.nameOf(secret));
    assertEquals(Optional.empty(), access.nameOf(secret + "x"));
    access.close();
    for (String each : List.of("access.db", "access.db-wal")) {
      Path written = file.resolveSibling(each);
      if (Files.exists(written)) {
        String bytes = new String(Files.readAllBytes(written), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(secret.substring(3)), each);
      }
    }
  }

  @Test
  void whatARevokedCreatorStoredFindsNobody() {
    String secret = create("ci", BUYER);
    assertEquals(Role.TRADER, access.presentRights("token ci").orElseThrow().role());
    actions.answer(new TokenRevoke("ci"));
    assertEquals(Optional.empty(), access.presentRights("token ci"));
    assertEquals(Optional.empty(), access.nameOf(secret));
    assertThrows(RequestFailed.class, () -> create("ci", BUYER), "a name is never used again");
    String state = ((TokenList.Reply) actions.answer(new TokenList())).tokens().getFirst().state();
    assertEquals("revoked", state);
  }

  @Test
  void atTheEndOfItsTimeATokenHoldsNoMore() {
    String secret = create("ci", VIEWER);
    now = now.plus(Duration.ofMinutes(59));
    assertTrue(access.token("ci").isPresent());
    now = now.plus(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), access.token("ci"));
    assertEquals(Optional.empty(), access.nameOf(secret));
  }

  @Test
  void aUserIsLetInChangedAndTurnedAway() {
    actions.answer(new UserAdd("nobody", VIEWER));
    assertEquals(Actor.Kind.LOCAL_USER, access.user("nobody").orElseThrow().kind());
    actions.answer(new UserRole("nobody", BUYER));
    Actor trader = access.presentRights("nobody").orElseThrow();
    assertEquals(Role.TRADER, trader.role());
    assertFalse(trader.scope().includes("real"));
    actions.answer(new UserDisable("nobody"));
    assertEquals(Optional.empty(), access.presentRights("nobody"));
    actions.answer(new UserEnable("nobody"));
    assertTrue(access.user("nobody").isPresent());
    assertThrows(RequestFailed.class, () -> actions.answer(new UserAdd("anna", VIEWER)));
    assertThrows(RequestFailed.class, () -> actions.answer(new UserAdd("no such user", VIEWER)));
  }

  @Test
  void rightsThatMeanNothingAreRefused() {
    for (Rights each :
        List.of(
            new Rights("owner", List.of(), List.of(), null),
            new Rights("viewer", List.of(), List.of(), Decimal.of("5")),
            new Rights("admin", List.of("demo"), List.of(), null))) {
      assertThrows(RequestFailed.class, () -> create("x", each), each.toString());
    }
  }

  /// Previews say what an order of so many is worth at 10.
  private static final class FakeDesk implements Allowances.Desk {
    private final String symbol;

    FakeDesk(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public <R> R ask(TradingRequest<R> request) {
      Object reply =
          switch (request) {
            case OrderPreview preview -> preview(preview.order());
            default -> new OrderReply(false, List.of(order()), List.of());
          };
      return Requests.replyType(request).cast(reply);
    }

    private static OrderPreview.Reply preview(OrderTicket ticket) {
      Decimal quantity = Objects.requireNonNull(ticket.quantity());
      Decimal worth = new Decimal(quantity.value().multiply(BigDecimal.TEN));
      Decimal ten = Decimal.of("10");
      Decimal none = Decimal.ZERO;
      String purpose = ticket.reduceOnly() ? "exit" : "entry";
      return new OrderPreview.Reply(
          "demo",
          "BTC/USDT",
          "buy",
          "market",
          purpose,
          quantity,
          ten,
          ten,
          worth,
          none,
          none,
          worth,
          ten,
          null);
    }

    private OrderInfo order() {
      return new OrderInfo(
          "o1",
          "demo",
          symbol,
          "buy",
          "limit",
          "entry",
          "working",
          null,
          Decimal.of("1"),
          Decimal.ZERO,
          Decimal.of("10"),
          null,
          null,
          new ForeignText("ci"),
          Instant.EPOCH);
    }
  }

  private static OrderPlace place(String quantity, boolean reduceOnly) {
    return new OrderPlace(
        "demo",
        new OrderTicket(
            "BTC/USDT",
            "buy",
            Decimal.of(quantity),
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
            reduceOnly),
        null);
  }

  @Test
  void theOrdersOfADayAreCountedTogether() throws InterruptedException {
    create("bot", BUYER);
    Actor bot = access.token("bot").orElseThrow();
    Gate gate = new Gate(new Allowances(access, new FakeDesk("ETH/USDT"), () -> now), () -> true);
    assertNull(gate.decide(bot, place("6", false)).refusal());
    assertEquals(Refusal.ALLOWANCE, gate.decide(bot, place("5", false)).refusal());
    assertNull(gate.decide(bot, place("500", true)).refusal(), "what reduces is free");
    Allowances.Ruling four = gate.decide(bot, place("4", false));
    assertNull(four.refusal());
    gate.failed(four.taken(), new RequestFailed(FailureKind.UNKNOWN_OUTCOME, "?", null));
    assertEquals(Refusal.ALLOWANCE, gate.decide(bot, place("4", false)).refusal());
    gate.failed(four.taken(), new RequestFailed(FailureKind.REFUSED, "no", null));
    Allowances.Ruling again = gate.decide(bot, place("4", false));
    assertNull(again.refusal());
    gate.done(again.taken(), new OrderReply(true, List.of(), List.of()));
    assertNull(gate.decide(bot, place("4", false)).refusal(), "a repeated key is free");
    now = now.plus(Duration.ofHours(12));
    assertNull(gate.decide(bot, place("10", false)).refusal(), "a new day has begun");
  }

  @Test
  void anOrderOfAnotherSymbolIsNotReplaced() throws InterruptedException {
    create("bot", BUYER);
    Actor bot = access.token("bot").orElseThrow();
    Gate gate = new Gate(new Allowances(access, new FakeDesk("ETH/USDT"), () -> now), () -> true);
    var replace = new OrderReplace("demo", "o1", null, Decimal.of("11"), null, null);
    assertEquals(Refusal.SYMBOL, gate.decide(bot, replace).refusal());
  }

  /// What a unit is worth the preview says: a contract may be worth a thousand times its price.
  @Test
  void whatTakesTheOldOrdersPlaceIsWorthWhatAPreviewSays() throws InterruptedException {
    create("bot", BUYER);
    Actor bot = access.token("bot").orElseThrow();
    Gate gate = new Gate(new Allowances(access, new FakeDesk("BTC/USDT"), () -> now), () -> true);
    var cheap = new OrderReplace("demo", "o1", Decimal.of("11"), Decimal.of("1"), null, null);
    assertEquals(Refusal.ALLOWANCE, gate.decide(bot, cheap).refusal());
  }

  @Test
  void aChatAddsNoRiskWhereThatIsSwitchedOff() throws InterruptedException {
    Actor chat = new Actor(Actor.Kind.TELEGRAM, new ForeignText("ada"), Role.TRADER, Scope.ALL);
    boolean[] on = {false};
    Gate gate = new Gate(new Allowances(access, new FakeDesk("ETH/USDT"), () -> now), () -> on[0]);
    assertEquals(Refusal.FEATURE, gate.decide(chat, place("1", false)).refusal());
    assertNull(gate.decide(chat, new TradingHalt("demo", null)).refusal());
    on[0] = true;
    assertNull(gate.decide(chat, place("1", false)).refusal());
  }

  @Test
  void whoAsksTooOftenWaitsAndOthersDoNot() {
    var nanos = new AtomicLong();
    var pace = new Pace(() -> 60, nanos::get);
    for (int i = 0; i < 60; i++) {
      assertEquals(Duration.ZERO, pace.ask("loud"));
    }
    assertEquals(Duration.ofSeconds(1), pace.ask("loud"));
    assertEquals(Duration.ZERO, pace.ask("quiet"));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertEquals(Duration.ZERO, pace.ask("loud"));
    assertFalse(pace.ask("loud").isZero());
    assertTrue(Pace.isFree("trading.halt"));
    assertFalse(Pace.isFree("order.place"));
  }

  @Test
  void wrongTokensAreSlowAndThenLockOut() {
    var nanos = new AtomicLong();
    var attempts = new Attempts(nanos::get);
    assertEquals(Duration.ofMillis(250), attempts.wrong("bob"));
    assertEquals(Duration.ofMillis(500), attempts.wrong("bob"));
    attempts.right("bob");
    for (int i = 0; i < Attempts.MOST; i++) {
      assertFalse(attempts.locks("bob"));
      attempts.wrong("bob");
    }
    assertTrue(attempts.locks("bob"));
    assertFalse(attempts.locks("carol"));
    nanos.addAndGet(Attempts.LOCKED.toNanos());
    assertFalse(attempts.locks("bob"));
  }
}
