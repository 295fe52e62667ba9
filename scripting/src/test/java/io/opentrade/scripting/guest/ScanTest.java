package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.column.Scans;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Role;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.Past;
import io.opentrade.scripting.scan.ScanRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Columns that a strategy computes itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {
  private static final Candles CANDLES = Guests.candles(300, 5);
  private static final Candles HOURS = Resampler.complete(CANDLES, Timeframe.of("1h"));

  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static final String JS_HEAD =
      """
      export const strategy = { api: 1, series: { trend: "1h" } };
      export const params = { n: 3 };
      """;

  private static final String PY_HEAD =
      """
      strategy = {"api": 1, "series": {"trend": "1h"}}
      params = {"n": 3}
      """;

  private List<double[]> columns(Language language, String text) {
    return columns(language, text, Map.of());
  }

  private List<double[]> columns(
      Language language, String text, Map<String, ParameterValue> overrides) {
    Guests.Loaded loaded = guests.load(language, text);
    return guests.on(
        () -> {
          Map<String, ParameterValue> values = loaded.declaration().values(overrides);
          Guest.MadePlan made = loaded.guest().plan(values);
          assertFalse(made.symbolic());
          return new ScanRun(
                  made,
                  new Past(CANDLES, Map.of("trend", HOURS)),
                  ParameterValue.numbers(values),
                  new LogBook(100))
              .columns(_ -> {});
        });
  }

  @Test
  void bothLanguagesCarryAStateFromBarToBar() {
    String javaScript =
        JS_HEAD
            + """
            export function signals({ close, open, series, ta, params }) {
              const fast = ta.sma(close, params.n);
              const sum = ta.scan([close, fast], 0, (state, c, average) =>
                Number.isNaN(average) ? state : state + (c - average) * params.n);
              const count = ta.scan(close.above(open), { value: null, up: 0 }, (state, up) =>
                ({ up: state.up + (up ? 1 : 0), value: state.up > 2 ? state.up : null }));
              const hours = ta.scan([series.trend.close], NaN, (_, hour) => hour);
              return { enterLong: sum.above(0).and(count.above(1)).and(hours.above(close)) };
            }
            """;
    String python =
        PY_HEAD
            + """
            def signals(d):
                fast = d.ta.sma(d.close, d.params.n)
                def step(state, c, average):
                    return state if average != average else state + (c - average) * d.params.n
                total = d.ta.scan([d.close, fast], 0, step)
                count = d.ta.scan(d.close > d.open, {"value": None, "up": 0}, lambda state, up: {
                    "up": state["up"] + (1 if up else 0),
                    "value": state["up"] if state["up"] > 2 else None})
                hours = d.ta.scan([d.series.trend.close], float("nan"), lambda _, hour: hour)
                return {"enter_long": (total > 0) & (count > 1) & (hours > d.close)}
            """;
    List<double[]> first = columns(JAVASCRIPT, javaScript);
    List<double[]> second = columns(PYTHON, python);
    assertEquals(3, first.size());
    for (int scan = 0; scan < 3; scan++) {
      assertArrayEquals(first.get(scan), second.get(scan));
    }
    double sum = 0;
    int up = 0;
    for (int bar = 0; bar < CANDLES.size(); bar++) {
      double[] close = CANDLES.close();
      if (bar >= 2) {
        sum += (close[bar] - (close[bar] + close[bar - 1] + close[bar - 2]) / 3) * 3;
      }
      assertEquals(sum, first.get(0)[bar], 1e-9);
      assertEquals(up > 2 ? up : Double.NaN, first.get(1)[bar]);
      up += close[bar] > CANDLES.open()[bar] ? 1 : 0;
      int hours = (int) ((CANDLES.closeTime(bar) - HOURS.time()[0]) / 3_600_000);
      double expected = hours == 0 ? Double.NaN : HOURS.close()[hours - 1];
      assertEquals(expected, first.get(2)[bar], "bar " + bar);
    }
  }

  @Test
  void resultsEnterThePlanOnOurSide() {
    String text =
        JS_HEAD
            + """
            export function signals({ close, ta }) {
              const peak = ta.scan(close, 0, (state, c) => Math.max(state, c));
              return { enterLong: close.atLeast(peak), plot: { peak } };
            }
            """;
    Guests.Loaded loaded = guests.load(JAVASCRIPT, text);
    var plan = guests.on(() -> loaded.guest().plan(loaded.declaration().values(Map.of())).plan());
    double[] peaks = columns(JAVASCRIPT, text).getFirst();
    Evaluator evaluator =
        new Evaluator(CANDLES, Map.of("trend", HOURS), Map.of(), Scans.of(Map.of(0, peaks)));
    assertEquals(
        peaks.length, evaluator.numbers(Objects.requireNonNull(plan.plots().get("peak"))).length);
    assertTrue(
        evaluator.condition(Objects.requireNonNull(plan.columns().get(Role.ENTER_LONG))).get(0));
  }

  /// What one function leaves in a variable for the other is never from a later bar.
  @Test
  void functionsThatTalkToEachOtherCannotSeeAhead() {
    List<double[]> columns =
        columns(
            JAVASCRIPT,
            JS_HEAD
                + """
                const seen = [];
                export function signals({ close, ta }) {
                  const recorder = ta.scan(close, 0, (_, c) => { seen.push(c); return c; });
                  const spy = ta.scan(close, 0, () => seen.length);
                  const thief = ta.scan([spy, close], 0, (_, bars) => seen[bars] ?? NaN);
                  return { enterLong: recorder.above(spy).and(thief.above(0)) };
                }
                """);
    for (int bar = 0; bar < CANDLES.size(); bar++) {
      assertEquals(bar + 1, columns.get(1)[bar]);
      assertTrue(Double.isNaN(columns.get(2)[bar]));
    }
  }

  /// A shorter history gives the beginning of a longer one's columns.
  @Test
  void laterBarsChangeNothing() {
    String text =
        JS_HEAD
            + """
            export function signals({ close, ta, params }) {
              const trail = ta.scan([close, ta.atr(params.n)], NaN, (stop, c, range) =>
                c > stop ? Math.max(stop, c - 2 * range) : c - 2 * range);
              return { enterLong: close.above(trail) };
            }
            """;
    double[] whole = columns(JAVASCRIPT, text).getFirst();
    for (int size : List.of(1, 2, 4, 77, 299)) {
      Guests.Loaded loaded = guests.load(JAVASCRIPT, text);
      double[] part =
          guests.on(
              () ->
                  new ScanRun(
                          loaded.guest().plan(loaded.declaration().values(Map.of())),
                          new Past(CANDLES.slice(0, size), Map.of("trend", HOURS)),
                          Map.of("n", 3.0),
                          new LogBook(1))
                      .columns(_ -> {})
                      .getFirst());
      assertArrayEquals(java.util.Arrays.copyOf(whole, size), part);
    }
  }

  @Test
  void aFailureNamesTheScanItsBarAndItsLine() {
    ScriptFailure failure =
        assertThrows(
                ScriptFailed.class,
                () ->
                    columns(
                        JAVASCRIPT,
                        JS_HEAD
                            + """
                            export function signals({ close, ta }) {
                              let left = 3;
                              return { enterLong: close.above(ta.scan(close, 0, (state, c) => {
                                if (left-- === 0) throw new Error("enough");
                                return c;
                              })) };
                            }
                            """))
            .failure();
    assertEquals(6, failure.line());
    assertTrue(failure.message().startsWith("in scan 0 on bar 3 ("), failure.message());
    assertTrue(failure.message().endsWith("enough"), failure.message());
  }

  @Test
  void whatIsNoNumberIsRefused() {
    ScriptFailure failure =
        assertThrows(
                ScriptFailed.class,
                () ->
                    columns(
                        PYTHON,
                        PY_HEAD
                            + """
                            def signals(d):
                                return {"enter_long": d.close > d.ta.scan(d.close, 0, lambda s, c: "x")}
                            """))
            .failure();
    assertTrue(failure.message().contains("must return a number"), failure.message());
    ScriptFailure function =
        guests.planFailure(
            JAVASCRIPT,
            JS_HEAD
                + "export function signals(d) { return { enterLong:"
                + " d.close.above(d.ta.scan(d.close, 0, 5)) }; }");
    assertTrue(function.message().contains("needs a function"), function.message());
  }

  @Test
  void barByBarAScanIsRefused() {
    ScriptFailure failure =
        guests.runFailure(
            JAVASCRIPT,
            "export const strategy = { api: 1 }; export function onBar(ctx) {"
                + " ctx.ta.scan(ctx.close, 0, (s, c) => c); }");
    assertTrue(failure.message().contains("scan is for signals()"), failure.message());
  }
}
