package io.opentrade.scripting.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.guest.Guests;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The functions that are called beside `onBar`, and what a strategy keeps, in every language.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbacksTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static final Map<Language, String> CALLED =
      new EnumMap<>(
          Map.of(
              Language.JAVASCRIPT,
              """
              export const strategy = { api: 1, warmup: 3, timers: { hourly: "1h" } };
              export function onStart(ctx) { ctx.state.n = 1; ctx.log("start", ctx.bar.index); }
              export function onTimer(ctx, name) { ctx.log(name, ctx.bar.index); }
              export function onBar(ctx) {
                ctx.state.n += 1;
                ctx.plot("count", ctx.state.n);
                if (ctx.bar.index === 4) ctx.notify("four");
              }
              export function onStop(ctx) { ctx.log("stop", ctx.bar.index, ctx.state.n); }
              """,
              Language.PYTHON,
              """
              strategy = {"api": 1, "warmup": 3, "timers": {"hourly": "1h"}}
              def on_start(ctx):
                  ctx.state.n = 1
                  ctx.log("start", ctx.bar.index)
              def on_timer(ctx, name):
                  ctx.log(name, ctx.bar.index)
              def on_bar(ctx):
                  ctx.state.n += 1
                  ctx.plot("count", ctx.state.n)
                  if ctx.bar.index == 4:
                      ctx.notify("four")
              def on_stop(ctx):
                  ctx.log("stop", ctx.bar.index, ctx.state.n)
              """,
              Language.JAVA,
              """
              import io.opentrade.strategy.*;
              public class Called implements Strategy {
                int n = 1;
                public About strategy() { return new About().warmup(3).timer("hourly", "1h"); }
                public void onStart(Context ctx) { ctx.log("start", ctx.bar().index()); }
                public void onTimer(Context ctx, String name) { ctx.log(name, ctx.bar().index()); }
                public void onBar(Context ctx) {
                  ctx.state().put("n", ++n);
                  ctx.plot("count", n);
                  if (ctx.bar().index() == 4) ctx.notify("four");
                }
                public void onStop(Context ctx) { ctx.log("stop", ctx.bar().index(), n); }
              }
              """));

  @ParameterizedTest
  @EnumSource(Language.class)
  void startTimersBarsAndStopComeInOrder(Language language) {
    // The first bar opens at 22:15; bars close at the full hour with indexes 8, 20, 32.
    Guests.Ran ran =
        guests.run(language, Objects.requireNonNull(CALLED.get(language)), Guests.candles(40, 1));
    List<String> log = ran.log().stream().map(LogLine::text).toList();
    assertEquals(
        List.of("start 3", "four", "hourly 8", "hourly 20", "hourly 32", "stop 39 38"), log);
    assertEquals(
        List.of(false, true, false, false, false, false),
        ran.log().stream().map(LogLine::notice).toList());
    assertEquals("{\"n\": 38}".replace(" ", ""), ran.state().replace(" ", ""));
    assertEquals(List.of("count"), ran.plots());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatWasKeptComesBack(Language language) {
    String state = "{\"n\": 5, \"text\": \"a\\\"\\u00e4\\n\", \"list\": [1.5, true, null, {}]}";
    String script =
        switch (language) {
          case JAVASCRIPT ->
              """
              export const strategy = { api: 1 };
              export function onBar(ctx) { ctx.state.n += 1; }
              """;
          case PYTHON ->
              """
              strategy = {"api": 1}
              def on_bar(ctx):
                  ctx.state.n += 1
              """;
          case JAVA ->
              """
              import io.opentrade.strategy.*;
              public class Kept implements Strategy {
                public void onBar(Context ctx) {
                  ctx.state().merge("n", 1.0, (a, b) -> (Double) a + (Double) b);
                }
              }
              """;
        };
    String after = guests.run(language, script, Guests.candles(10, 1), state).state();
    String twice = guests.run(language, script, Guests.candles(10, 1), after).state();
    assertTrue(twice.replaceAll("\\s", "").contains("\"n\":25"), twice);
    assertTrue(twice.contains("ä") || twice.contains("\\u00e4"), twice);
    assertTrue(twice.replaceAll("\\s", "").contains("[1.5,true,null,{}]"), twice);
  }

  private ScriptFailure keeping(Language language, String script) {
    return assertThrows(
            ScriptFailed.class, () -> guests.run(language, script, Guests.candles(10, 1)))
        .failure();
  }

  @Test
  void whatCannotBeKeptIsRefusedAtOnce() {
    String js = "export const strategy = { api: 1 };\nexport function onBar(ctx) { %s }\n";
    String keeps = "cannot keep 'x'";
    for (String bad : List.of("NaN", "1 / 0", "() => 1", "new Map()")) {
      ScriptFailure failure =
          keeping(Language.JAVASCRIPT, js.formatted("ctx.state.x = " + bad + ";"));
      assertTrue(failure.message().contains(keeps), failure.oneLine());
    }
    ScriptFailure circle = keeping(Language.JAVASCRIPT, js.formatted("ctx.state.x = ctx.state;"));
    assertEquals(2, circle.line(), circle.oneLine());
    String py = "strategy = {\"api\": 1}\ndef on_bar(ctx):\n    ctx.state.x = %s\n";
    for (String bad : List.of("float('nan')", "object()", "ctx.state")) {
      ScriptFailure failure = keeping(Language.PYTHON, py.formatted(bad));
      assertTrue(failure.message().contains("cannot be kept"), failure.oneLine());
    }
    ScriptFailure large =
        keeping(Language.JAVASCRIPT, js.formatted("ctx.state.x = 'x'.repeat(70000);"));
    assertTrue(large.message().contains("at most 65,536"), large.oneLine());
  }

  @Test
  void aMistakeInACallbackNamesIt() {
    ScriptFailure failure =
        keeping(
            Language.JAVASCRIPT,
            "export const strategy = { api: 1 };\nexport function onBar() {}\n"
                + "export function onStop(ctx) { ctx.nothing(); }\n");
    assertEquals(3, failure.line());
    assertTrue(failure.message().startsWith("in onStop on bar 9"), failure.oneLine());
  }
}
