package io.opentrade.engine.column;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.number;
import static io.opentrade.engine.column.Columns.shift;
import static io.opentrade.engine.column.Columns.source;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OtherSeriesTest {
  private static final Expression TREND = source("trend", Field.CLOSE);
  private static final double NONE = Double.NaN;
  private static final long DAY = 86_400_000L;

  /// The beginning of 2024.
  private static final long JANUARY = 1_704_067_200_000L;

  /// Seven bars of five minutes from 10:00, and bars of fifteen from 9:45 with closes 1, 2, 3.
  private static Evaluator evaluator() {
    Candles main = TestCandles.empty(7, TestCandles.FIVE_MINUTES);
    Candles trend = TestCandles.empty(3, Timeframe.of("15m"));
    long ten = 36_000_000L;
    for (int bar = 0; bar < 7; bar++) {
      main.time()[bar] = ten + bar * 300_000L;
      main.close()[bar] = bar;
    }
    for (int bar = 0; bar < 3; bar++) {
      trend.time()[bar] = ten + (bar - 1) * 900_000L;
      trend.close()[bar] = bar + 1;
      trend.high()[bar] = bar + 3;
    }
    return new Evaluator(main, Map.of("trend", trend), Map.of());
  }

  @Test
  void readsTheLastClosedBar() {
    assertArrayEquals(new double[] {1, 1, 2, 2, 2, 3, 3}, evaluator().numbers(TREND));
  }

  @Test
  void nothingBeforeTheFirstClosedBar() {
    assertArrayEquals(
        new double[] {NONE, NONE, 1, 1, 1, 2, 2}, evaluator().numbers(shift(TREND, 1)));
  }

  @Test
  void indicatorRunsOnItsOwnBars() {
    assertArrayEquals(
        new double[] {NONE, NONE, 1.5, 1.5, 1.5, 2.5, 2.5},
        evaluator().numbers(indicator("sma", TREND, 2)));
  }

  @Test
  void constantsFollowTheSeriesTheyMeet() {
    Expression doubled = binary(Operator.MULTIPLY, TREND, number(2));
    assertArrayEquals(
        new double[] {NONE, NONE, 3, 3, 3, 5, 5},
        evaluator().numbers(indicator("sma", doubled, 2)));
  }

  @Test
  void nameBeforeTheArgumentsSaysWhoseBars() {
    assertArrayEquals(
        new double[] {NONE, NONE, 4, 4, 4, 4.5, 4.5},
        evaluator().numbers(indicator("atr", "trend", 1)),
        0.5);
    assertArrayEquals(
        evaluator().numbers(source("trend", Field.HIGH)),
        evaluator().numbers(indicator("HighPrice", "trend")));
  }

  @Test
  void crossIsTrueAtOneBarOnly() {
    Mask mask = evaluator().condition(binary(Operator.CROSSES_ABOVE, TREND, number(1.5)));
    assertEquals(Mask.of(7, bar -> bar == 2), mask);
    Mask strict = evaluator().condition(binary(Operator.CROSSES_ABOVE_STRICT, TREND, number(1.5)));
    assertEquals(mask, strict);
  }

  @Test
  void seriesMeetOnTheMainBars() {
    assertArrayEquals(
        new double[] {-1, 0, 0, 1, 2, 2, 3},
        evaluator().numbers(binary(Operator.SUBTRACT, CLOSE, TREND)));
  }

  @Test
  void aMonthKnowsNothingOfTheNextHoweverShortItIs() {
    Candles months = months();
    Candles days = days();
    double[] expected = {31, 60, 91, 100};
    Evaluator all = new Evaluator(months, Map.of("trend", days), Map.of());
    assertArrayEquals(expected, all.numbers(TREND));
    LiveEvaluator live =
        new LiveEvaluator(months.timeframe(), Map.of("trend", days.timeframe()), Map.of());
    int fed = 0;
    for (int month = 0; month < months.size(); month++) {
      while (fed < days.size() && days.closeTime(fed) <= months.endTime(month)) {
        live.append("trend", Candle.of(days, fed++));
      }
      live.append(Candle.of(months, month), months.endTime(month));
      assertEquals(expected[month], live.number(TREND));
    }
  }

  @Test
  void noMonthIsSeenBeforeItIsOver() {
    Evaluator all = new Evaluator(days(), Map.of("trend", months()), Map.of());
    double[] seen = all.numbers(TREND);
    assertEquals(NONE, seen[29]);
    assertEquals(1, seen[30], "at the end of the 31st of January");
    assertEquals(1, seen[59], "at the end of February");
    assertEquals(3, seen[90], "at the end of March");
  }

  /// January to April 2024, with closes 1 to 4.
  private static Candles months() {
    Candles months = TestCandles.empty(4, Timeframe.of("31d"));
    int[] starts = {0, 31, 60, 91};
    for (int month = 0; month < 4; month++) {
      months.time()[month] = JANUARY + starts[month] * DAY;
      months.close()[month] = month + 1;
    }
    return months;
  }

  /// The first hundred days of 2024, numbered from one.
  private static Candles days() {
    Candles days = TestCandles.empty(100, Timeframe.of("1d"));
    for (int day = 0; day < 100; day++) {
      days.time()[day] = JANUARY + day * DAY;
      days.close()[day] = day + 1;
    }
    return days;
  }

  @Test
  void unknownSeriesIsNamed() {
    PlanException refused =
        assertThrows(PlanException.class, () -> evaluator().numbers(source("btc", Field.CLOSE)));
    assertEquals(
        "the plan reads a series 'btc' that the strategy does not declare; declared: trend",
        refused.getMessage());
  }

  @Test
  void lateBarIsRefusedLive() {
    LiveEvaluator live =
        new LiveEvaluator(TestCandles.FIVE_MINUTES, Map.of("trend", Timeframe.of("15m")), Map.of());
    live.append(new Candle(900_000, 1, 1, 1, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> live.append("trend", new Candle(0, 1, 1, 1, 1, 1)));
    live.append("trend", new Candle(900_000, 1, 1, 1, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> live.append(new Candle(900_000, 1, 1, 1, 1, 1)));
  }
}
