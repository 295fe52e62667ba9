package io.opentrade.research.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A constraint is kept as text, and read again whenever its study is shown.
final class ConstraintTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trades>=30",
        "maxDrawdownPercent>-20.5",
        "volatilityPercent<0.0005",
        "netProfit>12345678.9",
        "fees=0",
        "netProfit<-100000000000"
      })
  void isReadAsItIsWritten(String text) {
    Constraint constraint = Constraint.parse(text);
    assertEquals(text, constraint.toString());
    assertEquals(constraint, Constraint.parse(constraint.toString()));
  }
}
