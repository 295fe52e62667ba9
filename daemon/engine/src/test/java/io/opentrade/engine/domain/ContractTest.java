package io.opentrade.engine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class ContractTest {
  private static final Contract SPOT = new Contract.Spot();
  private static final Contract CENTI = new Contract.Linear(new BigDecimal("0.01"));
  private static final Contract INVERSE = new Contract.Inverse(new BigDecimal("100"));

  @Test
  void valuesAQuantityInTheCurrencyOfSettlement() {
    Price price = Price.of("20000");
    Quantity three = Quantity.of("3");
    assertEquals(Money.of("60000"), SPOT.value(price, three, 8));
    assertEquals(Money.of("600"), CENTI.value(price, three, 8));
    assertEquals(Money.of("0.015"), INVERSE.value(price, three, 8));
    assertEquals(Money.of("-0.015"), INVERSE.value(price, three.negate(), 8));
  }

  @Test
  void roundsHalfEvenOnce() {
    assertEquals(Money.of("0.33333333"), INVERSE.value(Price.of("300"), Quantity.of("1"), 8));
    assertEquals(Money.of("0.12"), INVERSE.value(Price.of("800"), Quantity.of("1"), 2));
    assertEquals(Money.of("0.38"), INVERSE.value(Price.of("800"), Quantity.of("3"), 2));
  }

  @Test
  void aLongInverseGainsAsItsValueFalls() {
    Money at10000 = INVERSE.value(Price.of("10000"), Quantity.of("100"), 8);
    Money at12500 = INVERSE.value(Price.of("12500"), Quantity.of("100"), 8);
    assertEquals(Money.of("0.2"), INVERSE.gain(at10000, at12500));
    assertEquals(Money.of("0.2"), SPOT.gain(Money.of("1"), Money.of("1.2")));
  }

  @Test
  void findsTheLargestNumberOfLotsForAnAmount() {
    BigDecimal lot = new BigDecimal("0.1");
    BigDecimal price = new BigDecimal("30");
    assertEquals(new BigDecimal("3"), SPOT.lots(new BigDecimal("10"), price, lot));
    assertEquals(new BigDecimal("333"), CENTI.lots(new BigDecimal("10"), price, lot));
    assertEquals(new BigDecimal("30"), INVERSE.lots(new BigDecimal("10"), price, lot));
  }

  @Test
  void averagesAnInverseContractHarmonically() {
    BigDecimal weights =
        INVERSE
            .weight(Price.of("10000"), Quantity.of("1"))
            .add(INVERSE.weight(Price.of("40000"), Quantity.of("1")));
    assertEquals(Price.of("16000"), INVERSE.average(weights, Quantity.of("2"), 8));
  }

  @Test
  void refusesAMultiplierThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new Contract.Linear(BigDecimal.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new Contract.Inverse(new BigDecimal("-1")));
  }
}
