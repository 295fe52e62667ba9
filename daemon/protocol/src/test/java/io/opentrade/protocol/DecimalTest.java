package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @CsvSource({"1.500,1.5", "0.000,0", "1e3,1000", "-0,0", "1E-8,0.00000001", "100,100"})
  void isPlainAndCanonical(String text, String plain) {
    assertEquals(plain, Decimal.of(text).toString());
    assertEquals(Decimal.of(plain), Decimal.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "abc", "", "NaN", "1,5"})
  void refusesWhatIsNoReasonableNumber(String text) {
    assertThrows(IllegalArgumentException.class, () -> Decimal.of(text));
  }

  @Test
  void zeroWithAnAbsurdScaleIsZero() {
    assertEquals(Decimal.ZERO, Decimal.of("0e999999999"));
  }

  @Test
  void aDoubleBecomesItsShortestText() {
    assertEquals("0.1", Decimal.of(0.1).toString());
    assertEquals("123456789", Decimal.of(1.23456789E8).toString());
  }
}
