package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Averages that are equal on paper are equal here: minutes of a coarse market, where one cross in
/// sixty goes through a tie, against sums of whole numbers.
final class TiesTest {
  private static final int FAST = 10;
  private static final int SLOW = 50;

  @Test
  void crossesAreThoseOfWholeNumbers() throws IOException {
    Candles candles = TestCandles.real("binance-1m-2021/LTC_BTC-1m.csv.gz");
    int[] sides = sides(candles);
    Expression fast = indicator("sma", CLOSE, FAST);
    Expression slow = indicator("sma", CLOSE, SLOW);
    Evaluator evaluator = new Evaluator(candles, Map.of(), Map.of());
    Mask crosses = evaluator.condition(binary(Operator.CROSSES_ABOVE, fast, slow));
    Mask strict = evaluator.condition(binary(Operator.CROSSES_ABOVE_STRICT, fast, slow));
    int size = candles.size();
    assertEquals(Mask.of(size, bar -> sides[bar] > 0 && lastSide(sides, bar) < 0), crosses);
    assertEquals(Mask.of(size, bar -> bar > 0 && sides[bar] > 0 && sides[bar - 1] < 0), strict);
    assertEquals(840, crosses.cardinality());
    assertEquals(827, strict.cardinality());
  }

  /// Which average is above at each bar, by sums of hundred-millionths.
  private static int[] sides(Candles candles) {
    int[] sides = new int[candles.size()];
    long fast = 0;
    long slow = 0;
    for (int bar = 0; bar < sides.length; bar++) {
      fast += units(candles, bar) - units(candles, bar - FAST);
      slow += units(candles, bar) - units(candles, bar - SLOW);
      sides[bar] = bar < SLOW - 1 ? 0 : Long.compare(fast * (SLOW / FAST), slow);
    }
    return sides;
  }

  private static long units(Candles candles, int bar) {
    return bar < 0 ? 0 : Math.round(candles.close()[bar] * 1e8);
  }

  private static int lastSide(int[] sides, int bar) {
    int earlier = bar - 1;
    while (earlier >= 0 && sides[earlier] == 0) {
      earlier--;
    }
    return earlier < 0 ? 0 : sides[earlier];
  }
}
