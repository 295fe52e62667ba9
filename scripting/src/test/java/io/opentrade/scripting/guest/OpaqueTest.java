package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.ScriptFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a language would do with a column by itself is refused, at its line and with a hint.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpaqueTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "close[0]",
        "close[-1]",
        "close[5000]",
        "close['7']",
        "close.length",
        "for (const x of close) {}",
        "[...close]",
        "Array.from(close)",
        "new Set(close)",
        "Math.max(...close)",
        "`${close}`",
        "String(close)",
        "'' + close",
        "close + 1",
        "1 - close",
        "close * close",
        "close > 1",
        "close >= close",
        "close == 1",
        "+close",
        "-close",
        "~close",
        "close++",
        "Number(close)",
        "parseFloat(close)",
        "isNaN(close)",
        "Math.abs(close)",
        "new Date(close)",
        "[1, 2][close]",
        "JSON.stringify(close)",
        "JSON.stringify({ a: [close] })",
        "close.value",
        "close.values",
        "close.toFixed(2)",
        "close.map((x) => x)",
        "close.at(-1)",
        "close.slice(1)",
        "close.now",
        "close.shift(-1)",
        "close.ago(-1)",
        "close.shift(0.5)",
        "close.foo = 1",
        "close[0] = 1",
        "close.close",
        "const [first] = close",
        "const { length } = close",
        "BigInt(close)",
      })
  void inJavaScript(String expression) {
    ScriptFailure failure =
        guests.planFailure(
            JAVASCRIPT,
            """
            export const strategy = { api: 1 };
            export function signals({ close }) {
              let it = close;
              %s;
              return { enterLong: close.above(1) };
            }
            """
                .formatted(expression));
    says(failure, expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "close[0]",
        "close[-1]",
        "close[1:5]",
        "close[0] = 1",
        "del close[0]",
        "len(close)",
        "[x for x in close]",
        "list(close)",
        "tuple(close)",
        "set(close)",
        "iter(close)",
        "next(close)",
        "reversed(close)",
        "a, b = close",
        "dict(a=1)[close] if close in {} else 1\n    1 in close",
        "1 in close",
        "max(close)",
        "max(close, 1)",
        "sorted([close, close])",
        "bool(close)",
        "not close",
        "close and 1",
        "close or 1",
        "1 if close > 1 else 2",
        "1 < close < 3",
        "while close: pass",
        "assert close",
        "close in [1, 2]",
        "float(close)",
        "int(close)",
        "complex(close)",
        "round(close)",
        "round(close, 2)",
        "range(close)",
        "[1, 2][close]",
        "close // 2",
        "2 // close",
        "divmod(close, 2)",
        "close << 1",
        "close @ close",
        "str(close)",
        "repr(close)",
        "f'{close}'",
        "'%s' % close",
        "'{}'.format(close)",
        "print(close)",
        "bytes(close)",
        "import json; json.dumps(close)",
        "import json; json.dumps({'a': [close]})",
        "import math; math.floor(close)",
        "import math; math.sqrt(close)",
        "import copy; copy.deepcopy(close)",
        "close()",
        "close.value",
        "close.values",
        "close.iloc",
        "close.to_list()",
        "close.now",
        "close.shift(-1)",
        "close.ago(-1)",
        "close.shift(0.5)",
        "close.foo = 1",
      })
  void inPython(String statement) {
    ScriptFailure failure =
        guests.planFailure(
            PYTHON,
            """
            strategy = {"api": 1}
            def signals(d):
                close = d.close
                %s
                return {"enter_long": close > 1}
            """
                .formatted(statement));
    says(failure, statement);
  }

  @Test
  void aColumnIsShownWithoutWhatItIsMadeOf() {
    ScriptFailure failure =
        guests.planFailure(JAVASCRIPT, "export function signals({ close }) { close.plus = 1; }");
    assertEquals(
        "TypeError: Cannot assign to read only property 'plus' of a column", failure.message());
  }

  private static void says(ScriptFailure failure, String what) {
    assertEquals(ScriptFailure.Kind.SCRIPT, failure.kind(), what);
    assertTrue(failure.line() >= 4 && failure.line() <= 5, what + ": " + failure.oneLine());
    assertFalse(failure.hint().isEmpty(), what + " has no hint: " + failure.oneLine());
  }
}
