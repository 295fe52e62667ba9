package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person reads who calls an indicator wrongly.
final class IndicatorMessagesTest {
  @Test
  void unknownNameGetsTheNearest() {
    String message = message(indicator("boilinger", CLOSE, 20));
    assertTrue(
        message.startsWith("no indicator is called 'boilinger'; near it: bollinger"), message);
  }

  @Test
  void namesAreFoundInAnyCase() {
    assertEquals("sma", Indicators.resolve("SMA"));
    assertEquals("standardDeviation", Indicators.resolve("standarddeviation"));
    assertEquals("bollinger", Indicators.resolve("BBands"));
    assertEquals("cci", Indicators.resolve("CCI"));
    assertEquals("standardDeviation", Indicators.resolve("stdev"));
    assertEquals("keltner", Indicators.resolve("kc"));
    assertEquals("williamsR", Indicators.resolve("wpr"));
    assertEquals("ta4j:UlcerIndexIndicator", Indicators.resolve("ulcerIndex"));
    assertEquals("ta4j:CCIIndicator", Indicators.resolve("ta4j:CCIINDICATOR"));
    assertEquals("ta4j:SMAIndicator", Indicators.resolve("smaIndicator"));
  }

  @Test
  void wrongCount() {
    assertEquals(
        "sma takes (column, length), not (column, 10, 20)",
        message(indicator("sma", CLOSE, 10, 20)));
    assertEquals(
        "ema takes (column, length, word seed = ta4j, count skip = 0), not (column)",
        message(indicator("ema", CLOSE)));
  }

  @Test
  void wrongKind() {
    Expression condition = binary(Operator.LESS, CLOSE, CLOSE);
    assertEquals(
        "sma takes (column, length), not (condition, 10)",
        message(indicator("sma", condition, 10)));
    assertEquals(
        "ta4j:CCIIndicator takes (length barCount), not (column, 20)",
        message(indicator("cciIndicator", CLOSE, 20)));
    assertEquals("cci takes (length = 20), not (column, 20)", message(indicator("cci", CLOSE, 20)));
  }

  @Test
  void wrongLength() {
    assertEquals(
        "sma: 'length' must be a whole number from 1 to 1000000, not -5",
        message(indicator("sma", CLOSE, -5)));
    assertEquals(
        "rsi: 'length' must be a whole number from 1 to 1000000, not 2.5",
        message(indicator("rsi", CLOSE, 2.5)));
    assertEquals(
        "atr: 'length' must be a whole number from 1 to 1000000, not 0 (parameter 'slow')",
        message(indicator("atr", new Scalar.Parameter("slow"))));
    assertEquals(
        "ta4j:WMAIndicator: 'barCount' must be a whole number from 1 to 1000000, not 0",
        message(indicator("wmaIndicator", CLOSE, 0)));
  }

  @Test
  void fastAverageLongerThanSlow() {
    assertEquals(
        "macd: 'fast' must not be longer than 'slow'", message(indicator("macd", CLOSE, 30, 20)));
  }

  @Test
  void unknownOutput() {
    assertEquals(
        "bollinger gives middle, upper, lower, width, percent, not 'top'",
        message(output("bollinger", "top", CLOSE)));
  }

  @Test
  void unknownParameter() {
    assertEquals(
        "the plan uses a parameter 'fast' that is not declared; declared: slow",
        message(indicator("sma", CLOSE, new Scalar.Parameter("fast"))));
  }

  @Test
  void indicatorThatNeedsAnotherObject() {
    String message = message(indicator("Combine", CLOSE, CLOSE));
    assertEquals(
        "ta4j:CombineIndicator cannot be used: it must be given BinaryOperator;"
            + " columns, numbers, words and the bars are possible",
        message);
  }

  @Test
  void unknownWord() {
    String message = message(indicator("PivotPoint", "fortnight"));
    assertTrue(
        message.startsWith("ta4j:PivotPointIndicator: 'timeLevel' is one of BARBASED, DAY, "),
        message);
  }

  private static String message(Expression expression) {
    Evaluator evaluator = new Evaluator(TestCandles.random(1, 20), Map.of(), Map.of("slow", 0.0));
    return String.valueOf(
        assertThrows(PlanException.class, () -> evaluator.numbers(expression)).getMessage());
  }
}
