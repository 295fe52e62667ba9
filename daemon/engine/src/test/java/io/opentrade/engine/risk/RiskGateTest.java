package io.opentrade.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RiskGateTest {
  private static final Position LONG =
      new Position(Quantity.of("2"), Price.of("100"), Money.of("200"));
  private final RiskGate gate =
      new RiskGate(
          new Instrument("X/Y", new BigDecimal("0.5"), new BigDecimal("0.1"), 2),
          new BigDecimal("0.01"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # quantity, limit, free,   verdict
          1,          100,   101,    approved
          1,          100,   100.99, not enough cash
          1.05,       100,   1000,   the quantity is not a multiple of the lot
          1,          100.3, 1000,   the price is not a positive multiple of the tick
          1,          0,     1000,   the price is not a positive multiple of the tick
          1,          -5,    1000,   the price is not a positive multiple of the tick
          """)
  void examinesEntries(String quantity, String limit, String free, String verdict) {
    Order order = order(Side.BUY, quantity, new Terms.Limit(Price.of(limit)), Purpose.ENTRY);
    assertEquals(verdict, word(order, Position.FLAT, free));
  }

  @ParameterizedTest
  @CsvSource({
    "SELL, 2, approved",
    "SELL, 1.5, approved",
    "SELL, 2.1, the order would not only reduce the position",
    "BUY, 1, the order would not only reduce the position"
  })
  void letsReductionsOnlyReduce(Side side, String quantity, String verdict) {
    Order order = order(side, quantity, new Terms.Market(), Purpose.EXIT);
    assertEquals(verdict, word(order, LONG, "0"));
  }

  @Test
  void theAccountIsAskedAboutEntriesOnly() {
    AccountRules never = notional -> "no more than nothing, and this is " + notional;
    Order entry = order(Side.BUY, "1", new Terms.Market(), Purpose.ENTRY);
    assertEquals(
        new Verdict.Denied("no more than nothing, and this is 100"),
        gate.examine(entry, Position.FLAT, Money.of("1000"), Price.of("100"), never));
    Order stop = order(Side.SELL, "2", new Terms.Stop(Price.of("90")), Purpose.STOP_LOSS);
    assertInstanceOf(
        Verdict.Approved.class, gate.examine(stop, LONG, Money.ZERO, Price.of("100"), never));
  }

  @Test
  void theStrictestStateWins() {
    assertEquals(TradingState.HALTED, TradingState.REDUCING.strictest(TradingState.HALTED));
    assertEquals(TradingState.REDUCING, TradingState.REDUCING.strictest(TradingState.ACTIVE));
  }

  private String word(Order order, Position position, String free) {
    Verdict verdict =
        gate.examine(order, position, Money.of(free), Price.of("100"), AccountRules.NONE);
    if (verdict instanceof Verdict.Denied(String reason)) {
      return reason;
    }
    assertInstanceOf(Verdict.Approved.class, verdict);
    return "approved";
  }

  private static Order order(Side side, String quantity, Terms terms, Purpose purpose) {
    return new Order(new OrderId("1"), side, Quantity.of(quantity), terms, purpose, "");
  }
}
