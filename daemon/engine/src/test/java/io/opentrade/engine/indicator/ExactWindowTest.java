package io.opentrade.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Averages over decimal columns are the exact ones, whichever way they are summed: where sums from
/// the beginning grow too large, where bars have no value, where finer decimals come later, and
/// however the bars are cut into calls.
final class ExactWindowTest {
  @Property(tries = 80)
  void averagesAreExact(@ForAll long seed) {
    Random random = new Random(seed);
    double[] values = values(random);
    int length = 1 + random.nextInt(30);
    Column column = new Column(values);
    ExactWindow window = ExactWindow.mean(column, length);
    double[] out = new double[values.length];
    for (int bar = 0; bar < values.length; ) {
      int to = Math.min(values.length, bar + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
      window.advance(bar, to, out);
      bar = to;
    }
    for (int bar = 0; bar < values.length; bar++) {
      assertEquals(mean(values, bar, length), out[bar], "bar " + bar + " of seed " + seed);
    }
  }

  private static double mean(double[] values, int bar, int length) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = bar - length + 1; i <= bar; i++) {
      if (i < 0 || Double.isNaN(values[i])) {
        return Double.NaN;
      }
      sum = sum.add(new BigDecimal(Double.toString(values[i])));
    }
    return sum.divide(BigDecimal.valueOf(length), new MathContext(60)).doubleValue();
  }

  /// Decimals of at most 42 bits at the finest unit.
  private static double[] values(Random random) {
    int scale = random.nextInt(5);
    long most = random.nextBoolean() ? 1L << 42 : 10_000_000;
    int gaps = random.nextInt(3);
    double[] values = new double[50 + random.nextInt(3_000)];
    int coarse = random.nextInt(values.length);
    for (int bar = 0; bar < values.length; bar++) {
      long unit = (long) (most * (0.5 + 0.5 * random.nextDouble())) - (bar % 7 == 0 ? most / 2 : 0);
      int ones = bar < coarse ? (int) Math.pow(10, scale) : 1;
      values[bar] = BigDecimal.valueOf(unit / ones * ones, scale).doubleValue();
      values[bar] = gaps == 1 && random.nextInt(100) == 0 ? Double.NaN : values[bar];
    }
    return values;
  }
}
