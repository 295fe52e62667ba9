package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRegisterTest {
  private static final int MANY = 10_001;

  /// A stop may rest for weeks beside a strategy that orders every second.
  @Test
  void whatRestsIsNotForgottenHoweverManyCameAfterIt() {
    OrderId stop = new OrderId("stop");
    OrderRegister register = new OrderRegister(id -> !id.equals(stop));
    register.sent(stop, 0, 0);
    for (int order = 0; order < MANY; order++) {
      register.sent(new OrderId("o" + order), 0, order);
    }
    assertNotNull(register.find(stop));
    assertNull(register.find(new OrderId("o0")));
    Fill fill =
        new Fill(
            "1", stop, Side.SELL, Quantity.of("1"), Price.of("5"), Money.of("5"), Money.ZERO, MANY);
    register.filled(fill);
    assertEquals(List.of(fill), register.fills(stop));
  }
}
