package io.opentrade.scripting.java;

import static io.opentrade.sandbox.Language.JAVA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.guest.Guests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people get wrong in Java, and what they are told.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaMistakesTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static String signals(String line) {
    return """
    import io.opentrade.strategy.*;
    public class Mine implements Strategy {
      public Params params() { return new Params().number("fast", 10, 2, 50); }
      public Plan signals(Data d) {
        Column a = d.ta().sma(d.close(), d.params().get("fast")), b = d.ta().sma(d.close(), 50);
        %s
      }
    }
    """
        .formatted(line);
  }

  private static String onBar(String line) {
    return """
    import io.opentrade.strategy.*;
    public class Mine implements Strategy {
      public void onBar(Context ctx) {
        %s
      }
    }
    """
        .formatted(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return new Plan().enterLong(a.crossAbove(b)); | did you mean 'crossesAbove'
          return new Plan().enterLong(a.gt(b)); | write .above(
          return new Plan().enterLong(d.ta().crossover(a, b)); | write a.crossesAbove(b)
          return new Plan().enterLong(d.close().ema(3).above(b)); | stand under ta: d.ta().ema(
          return new Plan().enterLong(aa.above(b)); | cannot find symbol
          return new Plan().enterLong(a > b); | write fast.above(slow)
          return new Plan().enterLong(a.above(b) && a.above(1)); | a.and(b)
          return new Plan().enterLong(a); | Column cannot be converted to Condition
          a.above(b); | missing return
          return new Plan().exitLog(a.above(b)); | did you mean 'exitLong'
          return new Plan().enterLong(d.ta().smaa(d.close(), 3).above(b)); | did you mean 'sma'
          return new Plan().enterLong(d.ta().sma(d.close()).above(b)); | it takes
          return new Plan().enterLong(d.ta().sma(d.close(), 2.5).above(b)); | sma cannot take
          return new Plan().enterLong(a.above(d.params().number("fsat"))); | did you mean 'fast'
          return new Plan().enterLong(d.series("trend").close().above(b)); | declare it
          return new Plan().enterLong(a.shift(-1).above(b)); | the bars ahead cannot be seen
          return new Plan().enterLong(a.above(a.now())); | onBar(ctx) reads them
          return new Plan().enterLong(a.above("b")); | needs a column or a number
          return new Plan().enterLong(a.above(Double.NaN)); | must be finite
          throw new IllegalStateException("no"); | IllegalStateException: no
          return signals(d); | calls itself
          """)
  void inSignals(String line, String part) {
    ScriptFailure failure = guests.planFailure(JAVA, signals(line));
    assertTrue(failure.oneLine().contains(part), failure.oneLine());
    boolean brace = part.contains("missing return");
    assertTrue(failure.line() == (brace ? 7 : 6) || failure.line() == 5, failure.oneLine());
    assertTrue(failure.column() > 0, failure.oneLine());
    assertTrue(!failure.sourceLine().isBlank(), failure.oneLine());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ctx.close().ago(-1); | the bars ahead cannot be seen
          ctx.buy(new Order().quantity(1).percent(3)); | an order has one size
          if (ctx.close().above(1)) { ctx.buy(); } | operators do not work on columns
          Object nothing = null; nothing.toString(); | NullPointerException
          int[] empty = {}; empty[3] = 1; | ArrayIndexOutOfBoundsException
          """)
  void onABar(String line, String part) {
    ScriptFailure failure = guests.runFailure(JAVA, onBar(line));
    assertTrue(failure.oneLine().contains(part), failure.oneLine());
    assertEquals(4, failure.line(), failure.oneLine());
    assertEquals("    " + line, failure.sourceLine());
  }

  @Test
  void aFileThatIsNoStrategyIsTold() {
    String empty = "import io.opentrade.strategy.*;\npublic class Mine implements Strategy {}\n";
    assertTrue(guests.planFailure(JAVA, empty).message().contains("neither signals nor onBar"));
    String none = "public class Mine {}\n";
    assertTrue(guests.planFailure(JAVA, none).message().contains("implements Strategy"));
    String range = signals("return null;").replace("10, 2, 50", "100, 2, 50");
    ScriptFailure failure = guests.planFailure(JAVA, range);
    assertTrue(failure.message().contains("between 2 and 50"), failure.oneLine());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timers("daily", "1d") | timers of About takes no arguments, and is given String, String | did you mean 'timer'?
          timer("daily") | timer of About takes String, String, and is given String |
          """)
  void aCallWithOtherArgumentsIsToldInASentence(String call, String message, String hint) {
    String about = "public About strategy() { return new About().%s; }".formatted(call);
    String text =
        "import io.opentrade.strategy.*;\npublic class Mine implements Strategy {\n%s\n}\n";
    ScriptFailure failure = guests.planFailure(JAVA, text.formatted(about));
    assertTrue(failure.message().contains(message), failure.oneLine());
    assertEquals(hint == null ? "" : hint, failure.hint(), failure.oneLine());
    assertEquals(3, failure.line(), failure.oneLine());
  }

  @Test
  void aSyntaxErrorShowsPlaceAndLine() {
    ScriptFailure failure = guests.planFailure(JAVA, signals("int x = 1 +* 2;"));
    assertEquals(6, failure.line());
    assertEquals(16, failure.column());
    assertEquals("    int x = 1 +* 2;", failure.sourceLine());
  }
}
