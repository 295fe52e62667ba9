package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Role;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A parameter that is one of some words.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoicesTest {
  private static final String JS_SCRIPT =
      """
      export const params = { mode: { value: "mild", choices: ["mild", "wild"] } };
      export function signals({ close, params }) {
        return { enterLong: close.above(params.mode === "wild" ? 2 : 1) };
      }
      """;
  private static final String PY_SCRIPT =
      """
      params = {"mode": {"value": "mild", "choices": ("mild", "wild")}}
      def signals(d):
          return {"enter_long": d.close > (2 if d.params.mode == "wild" else 1)}
      """;

  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  @Test
  void eachOfTheWordsIsTakenInBothLanguages() {
    assertEquals(entry(JAVASCRIPT, JS_SCRIPT, "mild"), entry(PYTHON, PY_SCRIPT, "mild"));
    assertEquals(entry(JAVASCRIPT, JS_SCRIPT, "wild"), entry(PYTHON, PY_SCRIPT, "wild"));
  }

  @Test
  void anotherIsRefusedWithTheWordsThereAre() {
    for (Language language : List.of(JAVASCRIPT, PYTHON)) {
      String script = language == PYTHON ? PY_SCRIPT : JS_SCRIPT;
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> entry(language, script, "tame"), script);
      assertEquals("parameter 'mode' must be one of mild, wild, not 'tame'", refused.getMessage());
    }
  }

  /// They would be taken for rules and mean nothing.
  @Test
  void choicesOfNumbersAndWhatIsNoListAreRefused() {
    refused("{\"value\": 5, \"choices\": [5, 10]}", "choices are for a text");
    refused("{\"value\": \"a\", \"choices\": {\"a\", \"b\"}}", "must be a list of texts");
    refused("{\"value\": \"a\", \"choices\": [\"a\", 2]}", "must be a list of texts");
  }

  private void refused(String declared, String part) {
    String script = "params = {\"mode\": " + declared + "}\ndef signals(d):\n    return {}\n";
    ScriptFailed failed = assertThrows(ScriptFailed.class, () -> guests.load(PYTHON, script));
    assertTrue(failed.failure().oneLine().contains(part), failed.failure().oneLine());
  }

  private Expression entry(Language language, String script, String mode) {
    Map<String, ParameterValue> values = Map.of("mode", new ParameterValue.Text(mode));
    return Objects.requireNonNull(
        guests.plan(language, script, values).plan().columns().get(Role.ENTER_LONG));
  }
}
