package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.RiskGate;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people trade at a real venue that locks what a resting order offers: closed by a command
/// that says so.
final class DeskOfPeopleTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);

  private final EngineBench bench =
      new EngineBench(
          new DeskSettings(
              0,
              INSTRUMENT,
              BigDecimal.ZERO,
              new RiskGate(INSTRUMENT, BigDecimal.ZERO),
              Quotes.AT_MARKET,
              null,
              false,
              true,
              Money.ZERO,
              () -> false));
  private final Engine engine = bench.engine();

  private List<String> handle(Event event) {
    return bench.handle(event);
  }

  private static Ticket ticket(Side side, String quantity, Terms terms, Purpose purpose) {
    return new Ticket(side, Quantity.of(quantity), terms, purpose, "", Conditions.NONE);
  }

  private static Ticket exit(Terms terms, Purpose purpose) {
    return ticket(Side.SELL, "4", terms, purpose);
  }

  private static Terms limit(String price) {
    return new Terms.Limit(Price.of(price));
  }

  private List<String> place(OrderPlan plan) {
    return handle(new Command.Place(1, plan));
  }

  private List<String> fill(String id, String trade, String quantity, String price) {
    return handle(bench.filled(id, trade, quantity, price, "0"));
  }

  private List<String> cancelled(int id) {
    return handle(new Report.Cancelled(4, id(id)));
  }

  private static OrderId id(int number) {
    return new OrderId(Integer.toString(number));
  }

  /// Four are held by order 1; a stop and a target, 2 and 3, offer them.
  private void hold() {
    handle(new Event.Priced(1, 0, Price.of("100")));
    place(
        OrderPlan.bracket(
            ticket(Side.BUY, "4", new Terms.Market(), Purpose.ENTRY),
            exit(new Terms.Stop(Price.of("90")), Purpose.STOP_LOSS),
            exit(limit("110"), Purpose.TAKE_PROFIT)));
    assertEquals(
        List.of("submit 2 4 STOP_LOSS", "submit 3 4 TAKE_PROFIT", "paired [2, 3]"),
        fill("1", "a", "4", "100"));
    handle(new Report.Accepted(3, id(2)));
    handle(new Report.Accepted(3, id(3)));
  }

  private List<String> flatten() {
    return handle(new Command.Flatten(4, 0, "close", true));
  }

  @Test
  void protectionIsTakenBackThenItIsSold() {
    hold();
    assertEquals(List.of("cancel 2", "cancel 3"), flatten());
    assertEquals(List.of(), cancelled(2));
    assertEquals(List.of("submit 4 4 EXIT"), cancelled(3));
    assertEquals(List.of(), fill("4", "b", "4", "101"));
    assertTrue(engine.desk(0).position().flat());
    assertTrue(engine.desk(0).openOrderList().isEmpty());
  }

  /// What is still being taken back of an entry is no reason to leave the position bare.
  @Test
  void whatCannotBeSoldIsProtectedAnewBesideAnEntryThatIsBeingTakenBack() {
    hold();
    place(new OrderPlan.Single(ticket(Side.BUY, "1", limit("80"), Purpose.ENTRY)));
    assertEquals(List.of("cancel 4", "cancel 2", "cancel 3"), flatten());
    cancelled(2);
    assertEquals(List.of("submit 5 4 EXIT"), cancelled(3));
    assertEquals(
        List.of("closed", "submit 6 4 STOP_LOSS", "submit 7 4 TAKE_PROFIT", "paired [6, 7]"),
        handle(new Report.Rejected(5, id(5), "closed")));
    // As before the first fill of one cancels the other.
    assertEquals(List.of("cancel 7"), fill("6", "c", "1", "90"));
  }

  /// Journals of old say nothing of locks: what lies in them is done as it was.
  @Test
  void withoutThatWordItIsSoldAtOnce() {
    hold();
    assertEquals(List.of("submit 4 4 EXIT"), handle(new Command.Flatten(4, 0, "close")));
  }

  private List<String> replace(int id, Ticket ticket) {
    return handle(new Command.Replace(4, id(id), ticket));
  }

  /// What stood beside and behind an order stands beside and behind what takes its place.
  @Test
  void aPairIsReplacedAsAPair() {
    hold();
    Ticket higher = exit(new Terms.Stop(Price.of("95")), Purpose.STOP_LOSS);
    assertEquals(List.of("cancel 2", "cancel 3"), replace(2, higher));
    assertEquals(List.of(), cancelled(2));
    assertEquals(
        List.of("submit 4 4 STOP_LOSS", "submit 5 4 TAKE_PROFIT", "paired [4, 5]"), cancelled(3));
    assertEquals(List.of(id(4), id(5)), engine.desk(0).successors(id(2)));
    assertEquals(List.of("cancel 5"), fill("4", "b", "1", "95"));
  }

  @Test
  void anEntryKeepsItsProtection() {
    handle(new Event.Priced(1, 0, Price.of("100")));
    place(
        new OrderPlan.OneTriggersOther(
            ticket(Side.BUY, "4", limit("90"), Purpose.ENTRY),
            new OrderPlan.Single(exit(new Terms.Stop(Price.of("80")), Purpose.STOP_LOSS))));
    assertEquals(
        List.of("cancel 1"), replace(1, ticket(Side.BUY, "6", limit("92"), Purpose.ENTRY)));
    assertEquals(List.of("submit 2 6 ENTRY"), cancelled(1));
    assertEquals(List.of("submit 3 6 STOP_LOSS"), fill("2", "a", "6", "92"));
  }

  /// What is filled while the old order is taken back is not bought again.
  @Test
  void whatWasFilledMeanwhileCounts() {
    handle(new Event.Priced(1, 0, Price.of("100")));
    place(
        new OrderPlan.OneTriggersOther(
            ticket(Side.BUY, "4", limit("90"), Purpose.ENTRY),
            new OrderPlan.Single(exit(new Terms.Stop(Price.of("80")), Purpose.STOP_LOSS))));
    replace(1, ticket(Side.BUY, "6", limit("92"), Purpose.ENTRY));
    fill("1", "a", "1", "90");
    assertEquals(List.of("submit 2 1 STOP_LOSS", "submit 3 5 ENTRY"), cancelled(1));
  }

  @Test
  void whatIsRefusedGivesWayToWhatThereWas() {
    hold();
    replace(2, exit(new Terms.Stop(Price.of("95")), Purpose.STOP_LOSS));
    cancelled(2);
    cancelled(3);
    assertEquals(
        List.of("cancel 5", "would trigger"),
        handle(new Report.Rejected(5, id(4), "would trigger")));
    assertEquals(
        List.of("submit 6 4 STOP_LOSS", "submit 7 4 TAKE_PROFIT", "paired [6, 7]"), cancelled(5));
    assertEquals(new Terms.Stop(Price.of("90")), bench.sent("6").terms());
    assertEquals(List.of(id(6), id(7)), engine.desk(0).successors(id(4)));
    // Once is enough.
    assertEquals(List.of("would trigger"), handle(new Report.Rejected(5, id(6), "would trigger")));
  }

  @Test
  void whatIsNotTakenBackIsNotReplaced() {
    hold();
    replace(2, exit(new Terms.Stop(Price.of("95")), Purpose.STOP_LOSS));
    assertEquals(List.of(), handle(new Report.CancelRefused(5, id(2), "too late")));
    cancelled(3);
    assertEquals(List.of(), cancelled(2));
  }

  /// A position that is closed meanwhile is not protected anew, and an exit that fails puts back
  /// what there was.
  @Test
  void whatIsClosedIsNotReplaced() {
    hold();
    replace(2, exit(new Terms.Stop(Price.of("95")), Purpose.STOP_LOSS));
    assertEquals(List.of(), flatten());
    cancelled(2);
    assertEquals(List.of("submit 4 4 EXIT"), cancelled(3));
    assertEquals(
        List.of("closed", "submit 5 4 STOP_LOSS", "submit 6 4 TAKE_PROFIT", "paired [5, 6]"),
        handle(new Report.Rejected(5, id(4), "closed")));
    assertEquals(
        List.of("there is no such order"),
        handle(new Command.Replace(4, id(99), exit(limit("110"), Purpose.TAKE_PROFIT))));
  }

  @Test
  void aHaltKeepsAnEntryFromTakingAnothersPlace() {
    handle(new Event.Priced(1, 0, Price.of("100")));
    place(new OrderPlan.Single(ticket(Side.BUY, "4", limit("90"), Purpose.ENTRY)));
    replace(1, ticket(Side.BUY, "6", limit("92"), Purpose.ENTRY));
    handle(new Command.Halt(4));
    handle(new Command.Resume(4));
    assertEquals(List.of(), cancelled(1));
  }
}
