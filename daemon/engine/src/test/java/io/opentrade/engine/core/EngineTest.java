package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.Lock;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The engine under events in an order that only a real venue gives.
final class EngineTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private final Map<String, Order> sent = new HashMap<>();
  private int ids;
  private final Engine engine =
      new Engine(
          new EngineSettings(
              Money.of("1000"),
              new Sizing.Percent(new BigDecimal(100)),
              new DeskSettings(
                  INSTRUMENT, BigDecimal.ZERO, new RiskGate(INSTRUMENT, BigDecimal.ZERO))),
          () -> new OrderId(Integer.toString(++ids)));

  @Test
  void asksAtTheCloseAndSizesAtTheOpen() {
    assertEquals("ask 4", handle(new Event.BarClosed(1, 4)));
    assertEquals("", handle(new Event.Decided(1, 4, List.of(enter(Direction.LONG)))));
    assertTrue(engine.desk(0).deciding());
    assertEquals("submit 1: BUY 10 ENTRY", open("100"));
    assertEquals("", open("50"));
  }

  @Test
  void aReversalWaitsForTheExitToFill() {
    hold();
    decide(enter(Direction.SHORT));
    assertEquals("submit 2: SELL 10 EXIT", open("110"));
    assertEquals("", handle(new Report.Accepted(2, new OrderId("2"))));
    assertEquals("", fill("2", "a", "4", "110"));
    assertEquals("closed signal; submit 3: SELL 10 ENTRY", fill("2", "b", "6", "110"));
    assertEquals(Money.of("1100"), engine.ledger().cash());
  }

  @Test
  void aFillAfterTheCancelCountsAndIsProtected() {
    decide(entry(90, 80));
    assertEquals("submit 1: BUY 11 ENTRY", open("100"));
    decide(close());
    assertEquals("cancel 1", open("100"));
    assertEquals("", handle(new Report.Cancelled(3, new OrderId("1"))));
    assertEquals("submit 2: SELL 11 STOP_LOSS", fill("1", "a", "11", "90"));
    assertEquals(Quantity.of("11"), engine.desk(0).position().quantity());
  }

  @Test
  void theSameFillIsBookedOnce() {
    decide(enter(Direction.LONG));
    open("100");
    fill("1", "a", "10", "100");
    assertEquals("", fill("1", "a", "10", "100"));
    assertEquals(Money.ZERO, engine.ledger().cash());
  }

  @Test
  void aTimeOutIsNotARejection() {
    decide(enter(Direction.LONG));
    open("100");
    assertEquals("", handle(new Report.Unanswered(2, new OrderId("1"))));
    decide(enter(Direction.LONG));
    assertEquals("cancel 1", open("100"));
    assertEquals("", handle(new Report.CancelRefused(3, new OrderId("1"), "unknown order")));
    assertTrue(engine.desk(0).entryResting());
    fill("1", "a", "10", "100");
    assertEquals(Quantity.of("10"), engine.desk(0).position().quantity());
  }

  @Test
  void aNewEntryWaitsUntilTheOldIsSurelyGone() {
    decide(entry(90, Double.NaN));
    open("100");
    decide(enter(Direction.LONG));
    assertEquals("cancel 1", open("100"));
    assertEquals("submit 2: BUY 10 ENTRY", handle(new Report.Cancelled(3, new OrderId("1"))));
  }

  @Test
  void protectionOfEachFillIsItsOwnAndGoesTogether() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, 120, 5, ""));
    open("100");
    assertEquals(
        "submit 2: SELL 4 STOP_LOSS; submit 3: SELL 4 TRAILING_STOP; submit 4: SELL 4 TAKE_PROFIT",
        fill("1", "a", "4", "100"));
    fill("1", "b", "6", "100");
    assertEquals("cancel 2; cancel 4", fill("3", "c", "4", "98"));
    assertEquals(Quantity.of("6"), engine.desk(0).position().quantity());
    assertEquals("closed stop; cancel 6; cancel 7", fill("5", "d", "6", "90"));
  }

  @Test
  void aPartlyFilledTakeProfitLeavesTheStop() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, 120, Double.NaN, ""));
    open("100");
    fill("1", "a", "10", "100");
    assertEquals("", fill("3", "b", "4", "120"));
    assertEquals("closed takeProfit; cancel 2", fill("3", "c", "6", "120"));
  }

  @Test
  void aHaltCancelsEntriesKeepsProtectionAndRefusesNewOnes() {
    decide(entry(Double.NaN, 90));
    open("100");
    fill("1", "a", "8", "100");
    assertEquals("cancel 1", handle(new Command.Halt(2)));
    handle(new Report.Cancelled(2, new OrderId("1")));
    decide(
        new Intent.Enter(
            Direction.LONG,
            new Sizing.Base(Quantity.of("1")),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            ""));
    assertEquals("dropped REFUSED trading is halted", open("100"));
    decide(close());
    assertEquals("submit 4: SELL 8 EXIT", open("100"));
  }

  @Test
  void flattenClosesAlsoWhatFillsLate() {
    hold();
    decide(
        new Intent.Enter(
            Direction.LONG,
            new Sizing.Base(Quantity.of("1")),
            50,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            ""));
    open("40");
    handle(new Command.Halt(3));
    assertEquals("submit 2: SELL 10 EXIT", handle(new Command.Flatten(3, "panic")));
    assertEquals("closed panic", fill("2", "x", "10", "40"));
  }

  @Test
  void flattenWaitsForNothingAndEndsFlat() {
    decide(entry(90, Double.NaN));
    open("100");
    fill("1", "a", "5", "90");
    assertEquals("cancel 1; submit 2: SELL 5 EXIT", handle(new Command.Flatten(2, "panic")));
    assertEquals("", fill("1", "b", "6", "90"));
    assertEquals("submit 3: SELL 6 EXIT", fill("2", "c", "5", "90"));
    assertEquals("closed panic", fill("3", "d", "6", "90"));
    assertTrue(engine.desk(0).position().flat());
  }

  @Test
  void aRejectedExitIsNotSentForEver() {
    hold();
    decide(close());
    assertEquals("submit 2: SELL 10 EXIT", open("100"));
    assertEquals(
        "dropped REFUSED venue is closed",
        handle(new Report.Rejected(2, new OrderId("2"), "venue is closed")));
  }

  @Test
  void aReportAboutAForeignOrderIsHandedBack() {
    assertEquals(
        "unmatched: there is no such order",
        handle(new Report.Accepted(1, new OrderId("elsewhere"))));
  }

  @Test
  void restingEntriesReserveTheirCash() {
    Sizing half = new Sizing.Percent(new BigDecimal(60));
    decide(sized(half, 100), sized(half, 100));
    assertEquals("submit 1: BUY 6 ENTRY; submit 2: BUY 2 ENTRY", open("100"));
  }

  private static Intent sized(Sizing sizing, double limit) {
    return new Intent.Enter(Direction.LONG, sizing, limit, Double.NaN, Double.NaN, Double.NaN, "");
  }

  private static Intent enter(Direction direction) {
    return new Intent.Enter(direction, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");
  }

  private static Intent entry(double limit, double stop) {
    return new Intent.Enter(Direction.LONG, null, limit, stop, Double.NaN, Double.NaN, "");
  }

  private static Intent close() {
    return new Intent.Close(null, "");
  }

  private void hold() {
    decide(enter(Direction.LONG));
    open("100");
    fill("1", "a", "10", "100");
  }

  private void decide(Intent... intents) {
    handle(new Event.Decided(1, 1, List.of(intents)));
  }

  private String open(String price) {
    return handle(new Event.BarOpened(2, Price.of(price)));
  }

  private String fill(String order, String id, String quantity, String price) {
    Quantity much = Quantity.of(quantity);
    Price at = Price.of(price);
    return handle(
        new Report.Filled(
            new Fill(
                id,
                new OrderId(order),
                Objects.requireNonNull(sent.get(order)).side(),
                much,
                at,
                at.times(much, 2),
                Money.ZERO,
                3)));
  }

  private String handle(Event event) {
    return String.join("; ", engine.handle(event).stream().map(this::word).toList());
  }

  private String word(Effect effect) {
    return switch (effect) {
      case Effect.AskStrategy(_, long sequence) -> "ask " + sequence;
      case Effect.Submit(_, var approved) -> {
        Order order = approved.order();
        sent.put(order.id().text(), order);
        yield "submit %s: %s %s %s"
            .formatted(order.id(), order.side(), order.quantity(), order.purpose());
      }
      case Effect.Cancel(_, OrderId id) -> "cancel " + id;
      case Effect.Paired(_, var orders) -> "paired " + orders;
      case Effect.Dropped(var cause, String reason) -> "dropped " + cause + " " + reason;
      case Effect.TradeClosed(_, var trip) -> "closed " + trip.exitReason();
      case Effect.Locked(Lock lock) -> "locked by " + lock.protection();
      case Effect.Killed(Kill kill) -> "killed: " + kill.reason();
      case Effect.Told(_, var news) -> "told " + news.state();
      case Effect.Unmatched(_, String reason) -> "unmatched: " + reason;
    };
  }
}
