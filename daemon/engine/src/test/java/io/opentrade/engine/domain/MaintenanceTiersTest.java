package io.opentrade.engine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.MaintenanceTiers.Bracket;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MaintenanceTiersTest {
  @Test
  void takesRateAndAmountOfTheBracket() {
    MaintenanceTiers tiers =
        MaintenanceTiers.of(
            List.of(
                bracket("0", "0.004", "0"),
                bracket("50000", "0.005", "50"),
                bracket("250000", "0.01", "1300")));
    assertEquals(new BigDecimal("4.000"), tiers.margin(Money.of("1000")));
    assertEquals(new BigDecimal("200.000"), tiers.margin(Money.of("50000")));
    assertEquals(new BigDecimal("1700.00"), tiers.margin(Money.of("300000")));
  }

  @Test
  void findsTheAmountsThatAreNotSaid() {
    MaintenanceTiers tiers =
        MaintenanceTiers.of(
            List.of(
                bracket("0", "0.004", null),
                bracket("50000", "0.005", null),
                bracket("250000", "0.01", null)));
    assertEquals(
        List.of(Money.ZERO, Money.of("50"), Money.of("1300")),
        tiers.tiers().stream().map(MaintenanceTiers.Tier::amount).toList());
  }

  @Test
  void refusesBracketsThatDoNotRise() {
    assertThrows(IllegalArgumentException.class, () -> MaintenanceTiers.of(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> MaintenanceTiers.of(List.of(bracket("1", "0.004", null))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            MaintenanceTiers.of(List.of(bracket("0", "0.004", null), bracket("0", "0.005", null))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            MaintenanceTiers.of(
                List.of(bracket("0", "0.004", null), bracket("10", "0.003", null))));
    assertThrows(IllegalArgumentException.class, () -> MaintenanceTiers.of(new BigDecimal("1")));
  }

  private static Bracket bracket(
      String from, String rate, @org.jspecify.annotations.Nullable String amount) {
    return new Bracket(
        Money.of(from), new BigDecimal(rate), amount == null ? null : Money.of(amount));
  }
}
