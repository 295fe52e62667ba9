package io.opentrade.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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

  /// Every state against every report: the whole machine on one page.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # state,               accepted,               unanswered,                cancelAsked,               cancelRefused, cancelled, expired,   rejected,  part,                   full
          submitted,             working,                unconfirmed,               cancelPending/submitted,   submitted,     cancelled, expired,   rejected,  working,                filled
          unconfirmed,           working,                unconfirmed,               cancelPending/unconfirmed, unconfirmed,   cancelled, expired,   rejected,  working,                filled
          working,               working,                working,                   cancelPending/working,     working,       cancelled, expired,   rejected,  working,                filled
          cancelPending/submitted,   cancelPending/working, cancelPending/unconfirmed, cancelPending/submitted,   submitted,   cancelled, expired, rejected, cancelPending/working, filled
          cancelPending/unconfirmed, cancelPending/working, cancelPending/unconfirmed, cancelPending/unconfirmed, unconfirmed, cancelled, expired, rejected, cancelPending/working, filled
          cancelPending/working,     cancelPending/working, cancelPending/working,     cancelPending/working,     working,     cancelled, expired, rejected, cancelPending/working, filled
          filled,                filled,                 filled,                    filled,                    filled,        filled,    filled,    filled,    filled,                 filled
          cancelled,             cancelled,              cancelled,                 cancelled,                 cancelled,     cancelled, cancelled, cancelled, cancelled,              filled
          rejected,              rejected,               rejected,                  rejected,                  rejected,      rejected,  rejected,  rejected,  rejected,               filled
          expired,               expired,                expired,                   expired,                   expired,       expired,   expired,   expired,   expired,                filled
          denied,                denied,                 denied,                    denied,                    denied,        denied,    denied,    denied,    throws,                 throws
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

  private static void expect(String expected, String state, Report report) {
    TrackedOrder before = new TrackedOrder(ORDER, state(state), Quantity.ZERO, List.of());
    if (expected.equals("throws")) {
      assertThrows(IllegalStateException.class, () -> before.after(report));
    } else {
      assertEquals(state(expected), before.after(report).state(), () -> state + " " + report);
    }
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
    TrackedOrder once = TrackedOrder.submitted(ORDER).after(fill("a", "4"));
    assertEquals(once, once.after(fill("a", "4")));
    assertEquals(Quantity.of("6"), once.remaining());
    assertEquals(Quantity.of("8"), once.after(fill("b", "4")).filled());
  }

  @Test
  void countsAFillAfterTheCancel() {
    TrackedOrder cancelled =
        TrackedOrder.submitted(ORDER)
            .after(fill("a", "4"))
            .after(new Report.CancelRequested(2, ID))
            .after(new Report.Cancelled(3, ID));
    TrackedOrder late = cancelled.after(fill("b", "3"));
    assertEquals(Quantity.of("7"), late.filled());
    assertInstanceOf(Cancelled.class, late.state());
    assertInstanceOf(Filled.class, late.after(fill("c", "3")).state());
  }

  @Test
  void countsWhatTheVenueOverfilled() {
    TrackedOrder over = TrackedOrder.submitted(ORDER).after(fill("a", "10")).after(fill("b", "2"));
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
      TrackedOrder next = order.after(report);
      if (order.state() instanceof Done && !next.equals(order)) {
        assertInstanceOf(Report.Filled.class, report);
        assertTrue(next.state().done());
      }
      assertTrue(next.filled().compareTo(order.filled()) >= 0);
      order = next;
    }
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

  private static Report fill(String id, String quantity) {
    return new Report.Filled(
        new Fill(
            id, ID, Side.BUY, Quantity.of(quantity), Price.of("5"), Money.of("50"), Money.ZERO, 1));
  }
}
