package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterDeclarationTest {
  private static final ParameterDeclaration FAST =
      new ParameterDeclaration(
          "fast", new ParameterValue.Number(10), 2, 200, Double.NaN, true, List.of());

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> FAST.parse(text)).getMessage());
  }

  @Test
  void valuesOutsideTheDeclarationAreRefusedByName() {
    assertEquals(new ParameterValue.Number(20), FAST.parse("20"));
    assertEquals("parameter 'fast' must be between 2 and 200, not 1", refusal("1"));
    assertEquals("parameter 'fast' must be a whole number, not 2.5", refusal("2.5"));
    assertEquals("parameter 'fast' needs a number, and 'ten' is not one", refusal("ten"));
  }

  @Test
  void anUnknownNameIsToldTheNearest() {
    Declaration declaration =
        new Declaration(
            1, null, 0, Map.of(), Map.of(), Map.of("fast", FAST), Set.of(Style.SIGNALS));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> declaration.values(Map.of("fats", new ParameterValue.Number(3))))
            .getMessage();
    assertEquals("the strategy has no parameter 'fats'; did you mean 'fast'?", message);
  }

  @Test
  void wordsAreChosenFromTheDeclaredOnes() {
    ParameterDeclaration mode =
        new ParameterDeclaration(
            "mode",
            new ParameterValue.Text("a"),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            false,
            List.of("a", "b"));
    assertEquals(new ParameterValue.Text("b"), mode.parse("b"));
    assertThrows(IllegalArgumentException.class, () -> mode.parse("c"));
    assertThrows(IllegalArgumentException.class, () -> mode.require(new ParameterValue.Number(1)));
  }
}
