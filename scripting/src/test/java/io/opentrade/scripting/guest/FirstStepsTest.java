package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVA;
import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ScriptFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Mistakes of somebody's first hour, among them those that would else pass without a word.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStepsTest {
  private static final String JS = "export const strategy = { api: 1 };\n";
  private static final String PY = "strategy = {\"api\": 1}\n";
  private static final String IMPORT = "import io.opentrade.strategy.*;\n";

  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  /// The place as `line:column`, a part of the message, a part of the hint.
  private void told(Language language, String text, String place, String message, String hint) {
    boolean bars = text.contains("onBar") || text.contains("on_bar");
    ScriptFailure failure =
        bars ? guests.runFailure(language, text) : guests.planFailure(language, text);
    assertEquals(place, failure.line() + ":" + failure.column(), failure.oneLine());
    assertTrue(failure.message().contains(message), failure.oneLine());
    assertTrue(failure.hint().contains(hint), failure.oneLine());
    assertEquals(
        text.lines().skip(failure.line() - 1L).findFirst().orElse(""), failure.sourceLine());
  }

  @Test
  void functionsThatWait() {
    String done = "must be done when it returns";
    told(JAVASCRIPT, JS + "export async function onBar(ctx) { ctx.buy(); }", "2:23", done, "leave");
    told(JAVASCRIPT, JS + "export const onBar = async (ctx) => {};", "2:14", done, "leave");
    told(JAVASCRIPT, JS + "export function* onBar(ctx) { ctx.buy(); }", "2:18", done, "leave");
    told(JAVASCRIPT, JS + "export async function signals(d) {}", "2:23", done, "leave");
    told(PYTHON, PY + "async def on_bar(ctx):\n    ctx.buy()", "2:11", done, "leave");
    told(PYTHON, PY + "def on_bar(ctx):\n    yield ctx.buy()", "2:5", done, "leave");
  }

  @Test
  void functionsThatNobodyCalls() {
    String outside = "is not found from outside";
    String nobody = "is not called by anybody";
    told(JAVASCRIPT, JS + "function signals(d) {}", "2:10", outside, "export function signals(");
    told(JAVASCRIPT, JS + "export default function signals(d) {}", "2:25", outside, "by its name");
    told(
        JAVASCRIPT,
        JS + "export class My { signals(d) {} }",
        "2:19",
        outside,
        "outside of a class");
    told(JAVASCRIPT, JS + "export function onbar(ctx) {} // onBar", "2:17", nobody, "'onBar'");
    told(
        JAVASCRIPT,
        JS + "export function onBar(ctx) {}\nexport function onfill(ctx) {}",
        "3:17",
        nobody,
        "'onFill'");
    told(PYTHON, PY + "def onBar(ctx):\n    ctx.buy()", "2:5", nobody, "'on_bar'");
    told(
        PYTHON, "class My:\n    def on_bar(self, ctx): pass", "2:9", outside, "outside of a class");
    told(
        JAVA,
        IMPORT
            + "public class A implements Strategy {\n"
            + "  public void onbar(Context ctx) {} // onBar\n"
            + "}",
        "3:15",
        nobody,
        "'onBar'");
  }

  @Test
  void whatIsNoNumberIsNotCompared() {
    told(
        PYTHON,
        PY + "def on_bar(ctx):\n    if ctx.position == 0: ctx.buy()",
        "3:8",
        "ctx.position is neither",
        ".quantity");
    told(
        PYTHON,
        PY + "def on_bar(ctx):\n    if not ctx.position: ctx.buy()",
        "3:8",
        "ctx.position is neither",
        ".quantity");
    told(
        JAVASCRIPT,
        JS + "export function onBar(ctx) { if (ctx.position > 0) ctx.buy(); }",
        "2:34",
        "ctx.position is neither",
        "quantity");
    told(
        JAVASCRIPT,
        JS + "export function onBar(ctx) { ctx.buy(ctx.close); }",
        "2:30",
        "not a column",
        "percent: 50");
    told(
        PYTHON,
        PY + "def signals(d):\n    return {\"enter_long\": d[\"close\"] > 1}",
        "3:27",
        "d has names",
        "write d.close");
  }

  @Test
  void whatMakesNoNumberOfBars() {
    told(
        JAVASCRIPT,
        JS + "export function onBar(ctx) { ctx.close.ago(1.5); }",
        "2:30",
        "ago() cannot take 1.5",
        "");
    told(
        JAVASCRIPT,
        JS + "export function onBar(ctx) { ctx.close.ago(\"1\"); }",
        "2:30",
        "ago() cannot take a text",
        "");
  }

  /// The candles of each are handed over as a file.
  @Test
  void endlessSeriesAreRefused() {
    told(
        JAVASCRIPT,
        """
        const series = {};
        for (let i = 0; i < 31; i++) series["s" + i] = "1h";
        export const strategy = { api: 1, series };
        export function signals(d) {}
        """,
        "3:35",
        "at most 30 other series, not 31",
        "onBars");
  }

  @Test
  void replacedMakersOfTextAreTold() {
    String kept = "onBar(ctx) { ctx.state.a = 1; }";
    told(
        JAVASCRIPT,
        JS + "JSON.stringify = () => 5;\nexport function " + kept,
        "3:8",
        "cannot be kept",
        "");
  }

  @Test
  void smallThings() {
    told(
        JAVASCRIPT,
        JS
            + "export function signals({ close, ta }) { return { enterLong: ta.sma(close, \"20\")"
            + " }; }",
        "2:62",
        "sma cannot take",
        "without quotes: 20");
    told(
        JAVASCRIPT,
        JS + "export function signals(d) { return { tag: “a” }; }",
        "2:44",
        "SyntaxError",
        "curly");
    told(PYTHON, PY + "def signals(d):\n    return {“a”: 1}", "3:13", "SyntaxError", "curly");
    told(
        JAVASCRIPT,
        JS + "const x = require(\"ta\");\nexport function signals(d) {}",
        "2:11",
        "require",
        "import {");
    told(
        JAVASCRIPT,
        JS + "export function signals(d) { fetch(\"a\"); }",
        "2:30",
        "fetch",
        "out of its reach");
    told(PYTHON, PY + "def signals():\n    return {}", "2:1", "positional", "def signals(d):");
    told(
        JAVA,
        "public class A implements Strategy {}",
        "1:27",
        "cannot find symbol",
        "import io.opentrade");
    told(
        JAVA,
        "\ufeff"
            + IMPORT
            + "public class A implements Strategy {\r\n"
            + "  public void onBar(Context ctx) { ctx.by(); }\r\n"
            + "}",
        "3:39",
        "cannot find symbol",
        "'buy'");
  }
}
