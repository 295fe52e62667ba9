package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.Lock;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Orders that a person places, and those that hang on each other.
final class PlacedOrdersTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private static final Ticket ENTRY = entry(limit("90"), Conditions.NONE);
  private static final Ticket STOP = exit(new Terms.Stop(Price.of("80")), Purpose.STOP_LOSS);
  private static final Ticket TAKE = exit(limit("120"), Purpose.TAKE_PROFIT);

  private int ids;
  private final Engine engine =
      new Engine(
          new EngineSettings(
              Money.of("1000"),
              new Sizing.Percent(BigDecimal.TEN),
              new DeskSettings(
                  INSTRUMENT, BigDecimal.ZERO, new RiskGate(INSTRUMENT, BigDecimal.ZERO))),
          () -> new OrderId(Integer.toString(++ids)));

  @Test
  void aBracketIsPlacedWhenItsEntryIsFilled() {
    assertEquals("submit 1: BUY 10 ENTRY", place(OrderPlan.bracket(ENTRY, STOP, TAKE)));
    assertEquals("", fill("1", "a", Side.BUY, "4", "90"));
    assertEquals(
        "submit 2: SELL 10 STOP_LOSS; submit 3: SELL 10 TAKE_PROFIT",
        fill("1", "b", Side.BUY, "6", "90"));
    assertEquals("cancel 3", fill("2", "c", Side.SELL, "4", "80"));
  }

  @Test
  void whatFollowsIsAsLargeAsWhatWasFilled() {
    place(OrderPlan.bracket(ENTRY, STOP, TAKE));
    fill("1", "a", Side.BUY, "4", "90");
    assertEquals(
        "submit 2: SELL 4 STOP_LOSS; submit 3: SELL 4 TAKE_PROFIT",
        handle(new Report.Cancelled(3, new OrderId("1"))));
  }

  @Test
  void nothingFollowsAnOrderThatWasNotFilled() {
    place(OrderPlan.bracket(ENTRY, STOP, TAKE));
    assertEquals("", handle(new Report.Expired(3, new OrderId("1"))));
  }

  @Test
  void ofTwoEntriesTheFirstFillCancelsTheOther() {
    Ticket above =
        new Ticket(
            Side.BUY,
            Quantity.of("1"),
            new Terms.Stop(Price.of("110")),
            Purpose.ENTRY,
            "",
            Conditions.NONE);
    Ticket below =
        new Ticket(
            Side.SELL,
            Quantity.of("1"),
            new Terms.Stop(Price.of("90")),
            Purpose.ENTRY,
            "",
            Conditions.NONE);
    handle(new Event.BarOpened(1, Price.of("100")));
    place(new OrderPlan.OneCancelsOther(List.of(above, below)));
    assertEquals("cancel 2", fill("1", "a", Side.BUY, "1", "110"));
    assertThrows(
        IllegalArgumentException.class, () -> new OrderPlan.OneCancelsOther(List.of(above)));
  }

  @Test
  void refusesWhatCannotBe() {
    String dropped = "dropped REFUSED ";
    assertEquals(
        dropped + "there is no market price yet",
        place(single(entry(new Terms.Market(), Conditions.NONE))));
    assertEquals(
        dropped + "only a limit order can be post-only",
        place(single(entry(new Terms.Stop(Price.of("90")), conditions(true, null)))));
    assertEquals(
        dropped + "a post-only order cannot be filled at once",
        place(
            single(entry(limit("90"), new Conditions(new TimeInForce.FillOrKill(), true, null)))));
    assertEquals(
        dropped + "an order that waits for a trigger cannot be filled at once",
        place(
            single(
                entry(
                    new Terms.StopLimit(Price.of("90"), Price.of("91")),
                    Conditions.of(new TimeInForce.ImmediateOrCancel())))));
    assertEquals(
        dropped + "only a limit order that rests can be an iceberg",
        place(single(entry(new Terms.Stop(Price.of("90")), conditions(false, "1")))));
    assertEquals(
        dropped + "an iceberg shows a part of its quantity",
        place(single(entry(limit("90"), conditions(false, "11")))));
    assertEquals(
        dropped + "the price is not a positive multiple of the tick",
        place(
            single(
                entry(new Terms.StopLimit(Price.of("90"), Price.of("0.001")), Conditions.NONE))));
    assertEquals(
        dropped + "not enough cash",
        place(single(entry(new Terms.Stop(Price.of("101")), Conditions.NONE))));
    assertEquals(dropped + "the order would not only reduce the position", place(single(STOP)));
  }

  @Test
  void cancelsWhatIsOpenOnly() {
    place(single(ENTRY));
    assertEquals("dropped REFUSED there is no such order", cancel("7"));
    assertEquals("cancel 1", cancel("1"));
    assertEquals("", cancel("1"));
    handle(new Report.Cancelled(2, new OrderId("1")));
    assertEquals("dropped REFUSED the order is finished", cancel("1"));
  }

  @Test
  void anOpenOrderBindsItsCash() {
    place(single(ENTRY));
    assertEquals(
        "dropped REFUSED not enough cash", place(single(entry(limit("11"), Conditions.NONE))));
    assertEquals("submit 3: BUY 10 ENTRY", place(single(entry(limit("10"), Conditions.NONE))));
  }

  private static OrderPlan single(Ticket ticket) {
    return new OrderPlan.Single(ticket);
  }

  private static Terms limit(String price) {
    return new Terms.Limit(Price.of(price));
  }

  private static Ticket entry(Terms terms, Conditions conditions) {
    return new Ticket(Side.BUY, Quantity.of("10"), terms, Purpose.ENTRY, "", conditions);
  }

  private static Ticket exit(Terms terms, Purpose purpose) {
    return new Ticket(Side.SELL, Quantity.of("10"), terms, purpose, "out", Conditions.NONE);
  }

  private static Conditions conditions(boolean postOnly, @Nullable String display) {
    return new Conditions(
        new TimeInForce.GoodTillCancelled(),
        postOnly,
        display == null ? null : Quantity.of(display));
  }

  private String place(OrderPlan plan) {
    return handle(new Command.Place(1, plan));
  }

  private String cancel(String id) {
    return handle(new Command.Cancel(1, new OrderId(id)));
  }

  private String fill(String id, String fill, Side side, String quantity, String price) {
    Quantity filled = Quantity.of(quantity);
    Price at = Price.of(price);
    return handle(
        new Report.Filled(
            new Fill(fill, new OrderId(id), side, filled, at, at.times(filled, 2), Money.ZERO, 2)));
  }

  private String handle(Event event) {
    return engine.handle(event).stream()
        .map(PlacedOrdersTest::text)
        .collect(Collectors.joining("; "));
  }

  private static String text(Effect effect) {
    return switch (effect) {
      case Effect.Submit submit -> {
        Order order = submit.order().order();
        yield "submit %s: %s %s %s"
            .formatted(order.id(), order.side(), order.quantity(), order.purpose());
      }
      case Effect.Cancel(_, OrderId id) -> "cancel " + id;
      case Effect.Paired(_, var orders) -> "paired " + orders;
      case Effect.Dropped(Effect.Cause cause, String reason) -> "dropped " + cause + " " + reason;
      case Effect.AskStrategy(_, long sequence) -> "ask " + sequence;
      case Effect.TradeClosed closed -> "closed " + closed.trip().exitReason();
      case Effect.Locked(Lock lock) -> "locked by " + lock.protection();
      case Effect.Killed(Kill kill) -> "killed: " + kill.reason();
      case Effect.Told told -> "told " + told.news().state();
      case Effect.Unmatched(_, String reason) -> "unmatched: " + reason;
    };
  }
}
