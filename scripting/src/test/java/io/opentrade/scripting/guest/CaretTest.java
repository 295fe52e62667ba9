package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ScriptFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An error names file, line and column of the expression that is at fault, and shows its line. In
/// the lines below a `^` stands before it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaretTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static void pointsAt(ScriptFailure failure, int line, String marked, String words) {
    String shown = marked.replace("^", "");
    assertEquals(line, failure.line(), failure.oneLine());
    assertEquals(shown, failure.sourceLine());
    assertEquals(marked.indexOf('^') + 1, failure.column(), failure.oneLine());
    assertTrue(failure.oneLine().contains(words), failure.oneLine());
    assertTrue(failure.oneLine().startsWith("s."), failure.oneLine());
  }

  private ScriptFailure plan(Language language, String head, String marked, String tail) {
    return guests.planFailure(language, head + marked.replace("^", "") + tail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          return { enterLong: d.ta.sma(d.close, 3).above(^undefinde) }; § undefinde is not defined
          return { enterLong: ^a.above(b) && a.above(1) }; § neither true nor false
          return { enterLong: a.above(^d.ta.sma(d.close, { lenght: 3 })) }; § did you mean 'length'
          return { enterLong: a.above(^b[-1]) }; § a column has no index
          """)
  void inJavaScript(String marked, String words) {
    String head =
        """
        export const strategy = { api: 1 };
        export function signals(d) {
          const a = d.ta.sma(d.close, 10), b = d.ta.sma(d.close, 50);
        """;
    pointsAt(plan(JAVASCRIPT, head, marked, "\n}\n"), 4, marked, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
              return {"enter_long": d.ta.sma(d.close, 3) > ^undefinde}§undefinde
              return {"enter_long": ^a > b and a > 1}§neither true nor false
              return {"enter_long": a > ^d.ta.sma(d.close, lenght=3)}§did you mean 'length'
              return {"enter_long": a > ^b.shift(-1)}§the bars ahead cannot be seen
              return {"enter_long": a > ^b[-1]}§a column has no index
              c = 1 + 2; e = ^[1, 2][5] + c§list index out of range
          """)
  void inPython(String marked, String words) {
    String head =
        """
        strategy = {"api": 1}
        def signals(d):
            a, b = d.ta.sma(d.close, 10), d.ta.sma(d.close, 50)
        """;
    pointsAt(plan(PYTHON, head, marked, "\n"), 4, marked, words);
  }

  /// Python finds out on the line below; the one that lacks it is shown.
  @Test
  void aMissingColonIsShownWhereItIsMissing() {
    String head = "def signals(d):\n    ";
    ScriptFailure branch =
        guests.planFailure(PYTHON, head + "if True\n\n        # why\n        return {}\n");
    assertEquals(2, branch.line(), branch.oneLine());
    assertEquals("    if True", branch.sourceLine());
    assertEquals(12, branch.column(), branch.oneLine());
    ScriptFailure inside = guests.planFailure(PYTHON, head + "x = lambda a b: 1\n");
    assertEquals(2, inside.line(), inside.oneLine());
  }

  /// There is no place in it where something is missing: its head is shown.
  @Test
  void whatIsMissingIsShownAtTheFunction() {
    String python = "def signals(d):\n    d.close > 1\n";
    pointsAt(guests.planFailure(PYTHON, python), 1, "^def signals(d):", "returned nothing");
    ScriptFailure javaScript =
        guests.planFailure(JAVASCRIPT, "export function signals(d) {\n  d.close.above(1);\n}\n");
    pointsAt(javaScript, 1, "export ^function signals(d) {", "returned nothing");
  }

  @Test
  void barByBarAsWell() {
    String marked = "    ctx.log(1, ^nothing)";
    String text = "strategy = {\"api\": 1, \"warmup\": 5}\ndef on_bar(ctx):\n";
    ScriptFailure failure = guests.runFailure(PYTHON, text + marked.replace("^", "") + "\n");
    pointsAt(failure, 3, marked, "name 'nothing' is not defined");
  }
}
