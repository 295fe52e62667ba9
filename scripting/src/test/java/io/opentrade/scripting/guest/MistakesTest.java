package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.ScriptFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people get wrong, and what they are told: the line, and what to write instead.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MistakesTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static String javaScript(String line) {
    return """
    export const strategy = { api: 1 };
    export const params = { fast: 10 };
    export function signals({ open, close, ta, params, series }) {
      const a = ta.sma(close, params.fast), b = ta.sma(close, 50);
      %s
    }
    """
        .formatted(line);
  }

  private static String python(String line) {
    return """
    strategy = {"api": 1}
    params = {"fast": 10}
    def signals(d):
        a, b = d.ta.sma(d.close, d.params.fast), d.ta.sma(d.close, 50)
        %s
    """
        .formatted(line);
  }

  private static void says(ScriptFailure failure, int line, String part) {
    assertTrue(failure.oneLine().contains(part), failure.oneLine());
    assertEquals(line, failure.line(), failure.oneLine());
    assertEquals(ScriptFailure.Kind.SCRIPT, failure.kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          return { enterLong: a > b }; § a column is not a number
          return { enterLong: a + 1 > b }; § write fast.above(slow)
          return { enterLong: a[1].above(b) }; § look back with .ago(n)
          return { enterLong: a.above(b[-1]) }; § look back with .ago(n)
          return { enterLong: a.above(close.length) }; § a column has no length
          for (const x of close) return x; § cannot be iterated
          return { enterLong: JSON.stringify(a) }; § cannot become text
          return { enterLong: `${a}` }; § cannot become text
          return { enterLong: a.above(b) && a.above(1) }; § write a.and(b)
          return { enterLong: a.above(b) || a.above(1) }; § write a.and(b)
          return { enterLong: !a.above(b) }; § a.not()
          if (a.above(b)) return { enterLong: a }; § neither true nor false
          const up = a.above(b); return { enterLong: up && a.above(1) }; § neither true nor false
          return { enterLong: a.crossAbove(b) }; § did you mean 'crossesAbove'
          return { enterLong: a.gt(b) }; § write .above(
          return { enterLong: a.mul(2).above(b) }; § write .times(
          return { enterLong: close.sma(3).above(b) }; § stand under ta: ta.sma(close,
          return { enterLong: ema(close, 3).above(b) }; § stand under ta: ta.ema(close,
          return { enterLong: ta.smaa(close, 3).above(b) }; § sma
          return { enterLong: ta.sma(close, params.fsat).above(b) }; § did you mean 'fast'
          return { enterLong: ta.sma(clse, 3).above(b) }; § did you mean 'close'
          return { enterLong: ta.sma(close).above(b) }; § it takes
          return { enterLong: ta.sma(close, 2.5).above(b) }; § sma cannot take
          return { enterLong: ta.sma(close, { lenght: 3 }).above(b) }; § did you mean 'length'
          ta.macd(close, 12); return ta.macd(close, 12, undefined, 9); § undefined
          return { enterLong: ta.bollinger(close, 20, 2).above(b) }; § 'above'
          return { enterLong: a.above(ta.bollinger(close)) }; § pick one: .
          return { enterLong: a }; § must be a condition
          return { enterLong: a.above(b).and(close) }; § and needs a condition column
          return { enterLong: a.shift(-1).above(b) }; § the bars ahead cannot be seen
          return { enterLong: a.above(NaN) }; § must be finite
          return { enterLong: a.above('b') }; § the text 'b'
          return { enterLong: a.above(b), exitLog: b.above(a) }; § did you mean 'exitLong'
          return { enterLong: a.above(b), plots: { a, b } }; § did you mean 'plot'
          return { enterLong: a.above(b), exitLong: undefined }; § exitLong is undefined
          return { exitLong: a.above(b) }; § enters nothing
          return { enterLong: a.above(series.trend.close) }; § declare it
          return { enterLong: a.now > 1 }; § onBar(ctx) reads them
          return { enterLong: ta.crossunder(a, b) }; § write a.crossesBelow(b)
          return { enterLong: ta.change(a).above(0) }; § write a.minus(a.shift(1))
          a.above(b); § returned nothing
          throw new Error("no"); § Error: no
          null.x; § TypeError
          (function f() { f(); })(); § calls itself
          """)
  void inJavaScript(String line, String part) {
    ScriptFailure failure = guests.planFailure(JAVASCRIPT, javaScript(line));
    boolean atTheEnd =
        part.contains("enters nothing")
            || part.contains("returned nothing")
            || part.contains("must be a condition")
            || part.contains("did you mean 'exitLong'")
            || part.contains("did you mean 'plot'")
            || part.contains("exitLong is undefined");
    says(failure, atTheEnd ? 3 : 5, part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return {"enter_long": a > b and a > 1} ! write (a > b) & (c > d)
          return {"enter_long": a > b or a > 1} ! write (a > b) & (c > d)
          return {"enter_long": not a > b} ! ~ for not
          return {"enter_long": 1 < a < b} ! neither true nor false
          return {"enter_long": a > b & b > 1} ! put brackets around each comparison
          if a > b: return {"enter_long": a} ! neither true nor false
          return {"enter_long": a[-1] > b} ! look back with .ago(n)
          return {"enter_long": a > len(d.close)} ! a column has no length
          return {"enter_long": [x for x in d.close]} ! cannot be iterated
          return {"enter_long": a > float(b)} ! a column is not a number
          print(a) ! cannot become text
          return {"enter_long": f"{a}"} ! cannot become text
          return {"enter_long": a.cross_above(b)} ! did you mean 'crosses_above'
          return {"enter_long": a.gt(b)} ! write a > b
          return {"enter_long": a.crossover(b)} ! write a.crosses_above(b)
          return {"enter_long": d.ta.crossover(a, b)} ! write a.crosses_above(b)
          return {"enter_long": d.ta.MAX(d.close, 3) > b} ! write a.highest(n)
          return {"enter_long": d.close.diff() > 0} ! write a - a.shift(1)
          return {"enter_long": d.close.rolling(5).mean() > b} ! write a.mean(n)
          return {"enter_long": d.hl2 > b} ! write ta.median_price()
          return {"enter_long": hlc3 > b} ! write ta.typical_price()
          return {"enter_long": d.close.sma(3) > b} ! stand under ta: d.ta.sma(d.close,
          return {"enter_long": d.rsi(3) > b} ! stand under ta: d.ta.rsi(d.close,
          return {"enter_long": a.shift(-1) > b} ! the bars ahead cannot be seen
          return {"enter_long": d.ta.smaa(d.close, 3) > b} ! sma
          return {"enter_long": d.ta.sma(d.close, d.params.fsat) > b} ! did you mean 'fast'
          return {"enter_long": d.ta.sma(d.clse, 3) > b} ! did you mean 'close'
          return {"enter_long": d.ta.sma(d.close) > b} ! it takes
          return {"enter_long": d.ta.sma(d.close, lenght=3) > b} ! did you mean 'length'
          return {"enter_long": a > d.ta.bollinger(d.close)} ! pick one: .
          return {"enter_long": a > b, "plots": {"a": a}} ! did you mean 'plot'
          return {"enter_long": a} ! must be a condition
          return {"enter_long": a.shift(-1) > b} ! the bars ahead cannot be seen
          return {"enter_long": a > "b"} ! the text 'b'
          return {"enter_long": a > b, "exit_log": b > a} ! did you mean 'exit_long'
          return {"enter_long": a > b, "exit_long": None} ! exit_long is None
          return {"exit_long": a > b} ! enters nothing
          return {"enter_long": a > d.series.trend.close} ! declare it
          return {"enter_long": a.now > 1} ! on_bar(ctx) reads them
          a > b ! returned nothing
          raise ValueError("no") ! ValueError: no
          return {"enter_long": undefinde} ! NameError
          import numpy ! ModuleNotFoundError
          (lambda f: f(f))(lambda f: f(f)) ! calls itself
          """)
  void inPython(String both) {
    String[] parts = both.split(" ! ", 2);
    ScriptFailure failure = guests.planFailure(PYTHON, python(parts[0]));
    assertTrue(failure.oneLine().contains(parts[1]), failure.oneLine());
    assertTrue(failure.line() == 5 || failure.line() == 3, failure.oneLine());
  }

  @Test
  void aSyntaxErrorShowsPlaceAndLine() {
    ScriptFailure script =
        guests.planFailure(JAVASCRIPT, "export const strategy = { api: 1 };\nlet x = 1 +* 2;\n");
    says(script, 2, "SyntaxError");
    assertEquals(12, script.column());
    assertEquals("let x = 1 +* 2;", script.sourceLine());
    assertTrue(!script.message().contains("s.js"), script.message());
    ScriptFailure python = guests.planFailure(PYTHON, "strategy = {\"api\": 1}\nx = 1 +* 2\n");
    says(python, 2, "SyntaxError");
    assertEquals("x = 1 +* 2", python.sourceLine());
  }

  @Test
  void anErrorInPythonPointsIntoItsStatement() {
    ScriptFailure failure = guests.planFailure(PYTHON, python("c = 1 + undefinde"));
    assertTrue(failure.column() >= 5 && failure.column() <= 13, failure.oneLine());
    assertEquals("    c = 1 + undefinde", failure.sourceLine());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          export function signals() {} | 1 | begin the file with
          export const strategy = { api: 2 }; export function signals() {} | 1 | strategy.api must be 1
          export const strategy = { api: 1, warmpu: 3 }; export function signals() {} | 1 | did you mean 'warmup'
          export const strategy = { api: 1, timeframe: "5x" }; export function signals() {} | 1 | not a timeframe
          export const strategy = { api: 1 }; | 0 | neither signals nor onBar
          export const strategy = { api: 1 }; export const signals = 3; | 1 | must be a function
          """)
  void aFileThatIsNoStrategyIsTold(String text, int line, String part) {
    ScriptFailure failure = guests.planFailure(JAVASCRIPT, text);
    assertTrue(failure.oneLine().contains(part) || part.startsWith("begin"), failure.oneLine());
    assertTrue(failure.line() == line || failure.line() == 0, failure.oneLine());
  }

  @Test
  void aWrongParameterIsPointedAt() {
    String text =
        """
        export const strategy = { api: 1 };
        export const params = {
          slow: { value: 50 },
          fast: { value: 10, min: 20 },
        };
        export function signals() {}
        """;
    ScriptFailure failure = guests.planFailure(JAVASCRIPT, text);
    assertTrue(failure.message().contains("fast"), failure.oneLine());
  }

  @Test
  void anErrorOnABarNamesTheBarAndItsTime() {
    String javaScript =
        """
        export const strategy = { api: 1, warmup: 5 };
        export function onBar(ctx) {
          if (ctx.bar.index === 300) {
            ctx.nothing.there();
          }
        }
        """;
    says(
        guests.runFailure(JAVASCRIPT, javaScript),
        4,
        "on bar 300 (2023-11-15T23:15:00Z): ctx has no 'nothing'");
    String python =
        """
        strategy = {"api": 1, "warmup": 5}
        def on_bar(ctx):
            if ctx.bar.index == 300:
                raise ValueError("tired")
        """;
    says(
        guests.runFailure(PYTHON, python),
        4,
        "on bar 300 (2023-11-15T23:15:00Z): ValueError: tired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ctx.buy({ quantty: 1 }) | did you mean 'quantity'
          ctx.buy({ quantity: '1' }) | quantity must be a number, not
          ctx.buy({ quantity: 1, percent: 3 }) | an order has one size
          ctx.buy({ stop: ctx.close }) | write .now behind the column
          ctx.buy(5) | for example ctx.buy
          ctx.close.ago(-1) | the bars ahead cannot be seen
          if (ctx.close.above(1)) ctx.buy() | neither true nor false
          ctx.state = 3 | cannot be changed
          ctx.bar.close = 3 | cannot be changed
          ctx.position.qty | 'qty'
          """)
  void onBarInJavaScript(String line, String part) {
    String text =
        "export const strategy = { api: 1, warmup: 5 };\nexport function onBar(ctx) {\n  "
            + line
            + ";\n}\n";
    ScriptFailure failure = guests.runFailure(JAVASCRIPT, text);
    assertTrue(
        failure.oneLine().contains(part) || failure.oneLine().contains("TypeError"),
        failure.oneLine());
    assertEquals(3, failure.line(), failure.oneLine());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ctx.position.quantity = 5 | ctx.position cannot be changed
          ctx.bar.close = 3 | ctx.bar cannot be changed
          ctx.cash = 3 | cannot be changed
          ctx.close[-1] | look back with .ago(n)
          ctx.buy(quantity="1") | quantity must be a number, not
          ctx.log(ctx.state.n) | begin with ctx.state.setdefault('n', 0)
          """)
  void onBarInPython(String line, String part) {
    String text = "strategy = {\"api\": 1}\ndef on_bar(ctx):\n    " + line + "\n";
    ScriptFailure failure = guests.runFailure(PYTHON, text);
    assertTrue(failure.oneLine().contains(part), failure.oneLine());
    assertEquals(3, failure.line(), failure.oneLine());
  }
}
