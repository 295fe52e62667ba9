package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Which parameters take whole numbers only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeNumbersTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  @Test
  void aFloatOfPythonTakesFractions() {
    for (String declared : new String[] {"1.0", "{\"value\": 1.0, \"min\": 0, \"max\": 5}"}) {
      ParameterDeclaration width = width(PYTHON, "params = {\"width\": " + declared + "}\n");
      assertEquals(new ParameterValue.Number(0.5), width.parse("0.5"), declared);
    }
  }

  @Test
  void aWholeNumberStaysOne() {
    ParameterDeclaration python = width(PYTHON, "params = {\"width\": 1}\n");
    ParameterDeclaration script = width(JAVASCRIPT, "export const params = { width: 1.0 };\n");
    assertThrows(IllegalArgumentException.class, () -> python.parse("0.5"));
    assertThrows(IllegalArgumentException.class, () -> script.parse("0.5"));
  }

  private ParameterDeclaration width(Language language, String params) {
    String signals =
        language == PYTHON
            ? "def signals(d):\n    return {}\n"
            : "export function signals() { return {}; }\n";
    return Objects.requireNonNull(
        guests.load(language, params + signals).declaration().parameters().get("width"));
  }
}
