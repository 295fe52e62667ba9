package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script may import: the files that came with it, and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighboursTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private Guest.MadePlan plan(Language language, String text, Map<String, String> modules) {
    Guests.Loaded loaded =
        guests.load(new Script("s." + language.extension(), language, text, modules));
    return guests.on(() -> loaded.guest().plan(loaded.declaration().values(Map.of())));
  }

  private ScriptFailure failure(Language language, String text, Map<String, String> modules) {
    return assertThrows(ScriptFailed.class, () -> plan(language, text, modules)).failure();
  }

  private static final String JS_HEAD =
      """
      import { cross } from "./lib/cross.js";
      export const strategy = { api: 1 };
      export function signals({ close, ta }) {
        return { enterLong: cross(ta.sma(close, 3), ta.sma(close, 9)) };
      }
      """;

  private static final String PY_HEAD =
      """
      from lib.cross import cross
      strategy = {"api": 1}
      def signals(d):
          return {"enter_long": cross(d.ta.sma(d.close, 3), d.ta.sma(d.close, 9))}
      """;

  @Test
  void neighboursAndTheirNeighboursAreImported() {
    Map<String, String> js =
        Map.of(
            "lib/cross.js",
            "import { above } from '../words.js';\nexport const cross = (a, b) => above(a, b);\n",
            "words.js",
            "export const above = (a, b) => a.crossesAbove(b);\n");
    Map<String, String> py =
        Map.of(
            "lib/cross.py",
            "from words import above\ndef cross(a, b):\n    return above(a, b)\n",
            "words.py",
            "def above(a, b):\n    return a.crosses_above(b)\n");
    assertEquals(plan(JAVASCRIPT, JS_HEAD, js).plan(), plan(PYTHON, PY_HEAD, py).plan());
  }

  @Test
  void aMistakeInANeighbourIsShownThere() {
    ScriptFailure js =
        failure(
            JAVASCRIPT,
            JS_HEAD,
            Map.of("lib/cross.js", "// fine\nexport const cross = (a, b) => a.crossAbove(b);\n"));
    assertEquals("lib/cross.js", js.file());
    assertEquals(2, js.line());
    assertTrue(js.sourceLine().startsWith("export const cross"), js.oneLine());
    assertTrue(js.oneLine().contains("did you mean 'crossesAbove'"), js.oneLine());
    ScriptFailure py =
        failure(
            PYTHON,
            PY_HEAD,
            Map.of("lib/cross.py", "def cross(a, b):\n    return a.cross_above(b)\n"));
    assertEquals("lib/cross.py", py.file());
    assertEquals(2, py.line());
    assertEquals("    return a.cross_above(b)", py.sourceLine());
  }

  @Test
  void aConditionTakenForATruthIsFoundInANeighbourToo() {
    ScriptFailure failure =
        failure(
            JAVASCRIPT,
            JS_HEAD,
            Map.of("lib/cross.js", "export const cross = (a, b) => a.above(b) && b.above(1);\n"));
    assertEquals("lib/cross.js", failure.file());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../secret.js",
        "./../../etc/passwd",
        "./absent.js",
        "fs",
        "node:fs"
      })
  void nothingElseCanBeImported(String specifier) {
    ScriptFailure failure =
        failure(JAVASCRIPT, "import * as x from \"" + specifier + "\";\n" + JS_HEAD, Map.of());
    assertTrue(failure.oneLine().contains("from its own folder"), failure.oneLine());
    assertFalse(failure.oneLine().contains("root:"), failure.oneLine());
    assertEquals("s.js", failure.file());
    assertEquals(1, failure.line());
  }

  @Test
  void pythonFindsNoOtherFileEither() {
    ScriptFailure failure = failure(PYTHON, "import absent\n" + PY_HEAD, Map.of());
    assertTrue(failure.oneLine().contains("No module named 'absent'"), failure.oneLine());
    assertEquals(1, failure.line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.js", "/x.js", "a/../x.js", "a//x.js", "", ".x.js", "a\\x.js", "a/"})
  void aPathThatLeadsElsewhereIsNoModule(String path) {
    Map<String, String> modules = Map.of(path, "export const a = 1;");
    assertThrows(
        IllegalArgumentException.class, () -> new Script("s.js", JAVASCRIPT, "x", modules));
  }
}
