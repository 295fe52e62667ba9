package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BriefScriptsTest {
  private static final String PLAN =
      """
      export const params = { fast: 10, slow: 30 };
      export function signals({ close, ta, params }) {
        const fast = ta.sma(close, params.fast), slow = ta.sma(close, params.slow);
        return { enterLong: fast.crossesAbove(slow), exitLong: fast.crossesBelow(slow) };
      }
      """;

  private static boolean brief(String text, Map<String, String> modules) {
    return brief(text, modules, null);
  }

  private static boolean brief(String text, Map<String, String> modules, @Nullable String style) {
    return BriefScripts.include(new Script("x.js", Language.JAVASCRIPT, text, modules), style);
  }

  /// Most examples show both styles, and a plan is what is asked of them.
  @Test
  void aPlanIsOverSoonWhateverElseTheScriptCouldDo() {
    String both = PLAN + "export function onBar(ctx) {}";
    assertTrue(brief(both, Map.of()));
    assertTrue(brief(both, Map.of("lib/other.js", "export function onBar() {}"), "signals"));
    assertFalse(brief(both, Map.of(), "onBar"));
    assertFalse(brief("// function signals\nexport function onBar(ctx) {}", Map.of()));
  }

  @Test
  void aPlanIsOverSoon() {
    assertTrue(brief(PLAN, Map.of()));
  }

  @Test
  void whatIsSaidInCommentsDoesNotCount() {
    assertTrue(brief("/* for years */\n" + PLAN + "// do not wait for it\n", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export function onBar(ctx) {}",
        "export function onBars(ctx) {}",
        "def on_bar(ctx):",
      })
  void whatGoesThroughBarsIsNot(String line) {
    assertFalse(brief(line, Map.of()));
    assertFalse(brief(PLAN + line, Map.of(), "onBar"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const t = ta.scan(close, 0, (state, value) => state + value);",
        "for (let i = 0; i < 9; i++) {}",
        "while (true) {}",
        "const all = [1, 2].map((each) => each);"
      })
  void whatRepeatsIsNot(String line) {
    assertFalse(brief(PLAN + line, Map.of()));
    assertFalse(brief(PLAN, Map.of("lib/other.js", line)));
  }
}
