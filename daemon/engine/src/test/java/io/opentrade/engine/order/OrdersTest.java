package io.opentrade.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Report;
import org.junit.jupiter.api.Test;

final class OrdersTest {
  private final Orders orders = new Orders(2);

  @Test
  void remembersTheLastThatAreDone() {
    for (String id : new String[] {"1", "2", "3"}) {
      orders.submit(order(id));
      orders.apply(new Report.Cancelled(1, new OrderId(id)));
    }
    assertEquals(0, orders.open().size());
    assertNull(orders.find(new OrderId("1")));
    assertNotNull(orders.find(new OrderId("3")));
  }

  @Test
  void refusesAnIdTwice() {
    orders.submit(order("1"));
    assertThrows(IllegalStateException.class, () -> orders.submit(order("1")));
  }

  @Test
  void knowsNothingOfAForeignOrder() {
    assertEquals(
        new Transition.Impossible("there is no such order"),
        orders.apply(new Report.Accepted(1, new OrderId("9"))));
  }

  private static Order order(String id) {
    return new Order(
        new OrderId(id), Side.BUY, Quantity.of("1"), new Terms.Market(), Purpose.ENTRY, "");
  }
}
