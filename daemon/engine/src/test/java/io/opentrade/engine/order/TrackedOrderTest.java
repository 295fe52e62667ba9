package io.opentrade.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState.CancelPending;
import io.opentrade.engine.order.OrderState.Cancelled;
import io.opentrade.engine.order.OrderState.Denied;
import io.opentrade.engine.order.OrderState.Done;
import io.opentrade.engine.order.OrderState.Expired;
import io.opentrade.engine.order.OrderState.Filled;
import io.opentrade.engine.order.OrderState.Rejected;
import io.opentrade.engine.order.OrderState.Submitted;
import io.opentrade.engine.order.OrderState.Unconfirmed;
import io.opentrade.engine.order.OrderState.Working;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrackedOrderTest {
  private static final OrderId ID = new OrderId("1");
  private static final Order ORDER =
      new Order(ID, Side.BUY, Quantity.of("10"), new Terms.Limit(Price.of("5")), Purpose.ENTRY, "");

  /// Every state against every report, the whole machine on one page: the state that follows, `=`
  /// where the report is news of yesterday, or the letter of a reason why it cannot be.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # state,                   accepted,              unanswered,                cancelAsked,               cancelRefused, cancelled, expired, rejected, part,                  full
          submitted,                 working,               unconfirmed,               cancelPending/submitted,   C,             cancelled, expired, rejected, working,               filled
          unconfirmed,               working,               =,                         cancelPending/unconfirmed, C,             cancelled, expired, rejected, working,               filled
          working,                   =,                     =,                         cancelPending/working,     C,             cancelled, expired, rejected, working,               filled
          cancelPending/submitted,   cancelPending/working, cancelPending/unconfirmed, =,                         submitted,     cancelled, expired, rejected, cancelPending/working, filled
          cancelPending/unconfirmed, cancelPending/working, =,                         =,                         unconfirmed,   cancelled, expired, rejected, cancelPending/working, filled
          cancelPending/working,     =,                     =,                         =,                         working,       cancelled, expired, rejected, cancelPending/working, filled
          filled,                    =,                     =,                         D,                         =,             =,         =,       F,        filled,                filled
          cancelled,                 =,                     =,                         D,                         =,             =,         =,       =,        cancelled,             filled
          rejected,                  A,                     =,                         D,                         =,             =,         =,       =,        rejected,              filled
          expired,                   =,                     =,                         D,                         =,             =,         =,       =,        expired,               filled
          denied,                    H,                     H,                         H,                         H,             H,         H,       H,        H,                     H
          """)
  void movesAsTheTableSays(
      String state,
      String accepted,
      String unanswered,
      String cancelAsked,
      String cancelRefused,
      String cancelled,
      String expired,
      String rejected,
      String part,
      String full) {
    expect(accepted, state, new Report.Accepted(1, ID));
    expect(unanswered, state, new Report.Unanswered(1, ID));
    expect(cancelAsked, state, new Report.CancelRequested(1, ID));
    expect(cancelRefused, state, new Report.CancelRefused(1, ID, "late"));
    expect(cancelled, state, new Report.Cancelled(1, ID));
    expect(expired, state, new Report.Expired(1, ID));
    expect(rejected, state, new Report.Rejected(1, ID, "no"));
    expect(part, state, fill("a", "4"));
    expect(full, state, fill("a", "10"));
  }

  /// The table has a row for each state there can be, and a column for each report.
  @Test
  void theTableLeavesNothingOut() {
    assertEquals(8, Report.class.getPermittedSubclasses().length);
    assertEquals(5, Done.class.getPermittedSubclasses().length);
    assertEquals(4, OrderState.Open.class.getPermittedSubclasses().length);
  }

  private static void expect(String expected, String state, Report report) {
    TrackedOrder before = new TrackedOrder(ORDER, state(state), Quantity.ZERO, List.of());
    String happened =
        switch (before.after(report)) {
          case Transition.Unchanged _ -> "=";
          case Transition.Impossible(String reason) -> reason;
          case Transition.Changed(TrackedOrder after) -> after.state().toString();
        };
    String wanted =
        switch (expected) {
          case "=" -> "=";
          case "A" -> "it was accepted after it was rejected";
          case "C" -> "no cancellation was asked for";
          case "D" -> "the order is finished";
          case "F" -> "it was rejected after it was filled";
          case "H" -> "the order never left the house";
          default -> state(expected).toString();
        };
    assertEquals(wanted, happened, () -> state + " " + report);
  }

  private static OrderState state(String name) {
    return switch (name) {
      case "submitted" -> new Submitted();
      case "unconfirmed" -> new Unconfirmed();
      case "working" -> new Working();
      case "cancelPending/submitted" -> new CancelPending(new Submitted());
      case "cancelPending/unconfirmed" -> new CancelPending(new Unconfirmed());
      case "cancelPending/working" -> new CancelPending(new Working());
      case "filled" -> new Filled();
      case "cancelled" -> new Cancelled();
      case "rejected" -> new Rejected("no");
      case "expired" -> new Expired();
      case "denied" -> new Denied("risk");
      default -> throw new AssertionError(name);
    };
  }

  @Test
  void countsAFillOnce() {
    TrackedOrder once = after(TrackedOrder.submitted(ORDER), fill("a", "4"));
    assertEquals(new Transition.Unchanged(), once.after(fill("a", "4")));
    assertEquals(Quantity.of("6"), once.remaining());
    assertTrue(once.partlyFilled());
    TrackedOrder twice = after(once, fill("b", "6"));
    assertEquals(Quantity.of("10"), twice.filled());
    assertFalse(twice.partlyFilled());
  }

  @Test
  void countsAFillAfterTheCancel() {
    TrackedOrder cancelled =
        after(
            TrackedOrder.submitted(ORDER),
            fill("a", "4"),
            new Report.CancelRequested(2, ID),
            new Report.Cancelled(3, ID));
    TrackedOrder late = after(cancelled, fill("b", "3"));
    assertEquals(Quantity.of("7"), late.filled());
    assertInstanceOf(Cancelled.class, late.state());
    assertInstanceOf(Filled.class, after(late, fill("c", "3")).state());
  }

  @Test
  void countsWhatTheVenueOverfilled() {
    TrackedOrder over = after(TrackedOrder.submitted(ORDER), fill("a", "10"), fill("b", "2"));
    assertEquals(Quantity.of("12"), over.filled());
    assertEquals(Quantity.ZERO, over.remaining());
  }

  @Test
  void doesNotPileUpCancellations() {
    CancelPending pending = new CancelPending(new Working());
    assertThrows(IllegalArgumentException.class, () -> new CancelPending(pending));
  }

  @Property
  void leavesDoneByALateFillOnly(@ForAll("histories") List<Report> history) {
    TrackedOrder order = TrackedOrder.submitted(ORDER);
    for (Report report : history) {
      if (order.after(report) instanceof Transition.Changed(TrackedOrder next)) {
        assertNotEquals(order, next);
        if (order.state() instanceof Done) {
          assertInstanceOf(Report.Filled.class, report);
          assertTrue(next.state().done());
        }
        assertTrue(next.filled().compareTo(order.filled()) >= 0);
        order = next;
      }
    }
    long fills =
        history.stream().filter(report -> report instanceof Report.Filled).distinct().count();
    assertEquals(fills, order.fills().size());
  }

  @Provide
  Arbitrary<List<Report>> histories() {
    return Arbitraries.<Report>of(
            new Report.Accepted(1, ID),
            new Report.Unanswered(1, ID),
            new Report.CancelRequested(1, ID),
            new Report.CancelRefused(1, ID, "late"),
            new Report.Cancelled(1, ID),
            new Report.Expired(1, ID),
            new Report.Rejected(1, ID, "no"),
            fill("a", "3"),
            fill("b", "4"),
            fill("c", "5"))
        .list()
        .ofMaxSize(12);
  }

  private static TrackedOrder after(TrackedOrder order, Report... reports) {
    TrackedOrder now = order;
    for (Report report : reports) {
      now = assertInstanceOf(Transition.Changed.class, now.after(report)).order();
    }
    return now;
  }

  private static Report fill(String id, String quantity) {
    return new Report.Filled(
        new Fill(
            id, ID, Side.BUY, Quantity.of(quantity), Price.of("5"), Money.of("50"), Money.ZERO, 1));
  }
}
