package io.opentrade.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Kernels over windows against loops over each window.
final class WindowsTest {
  @Property(tries = 300)
  void meanOfDecimalsIsExact(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 70) int length) {
    Random random = new Random(seed);
    int decimals = random.nextInt(9);
    double[] values = values(random, 200, value -> Math.rint(value * 100) / Math.pow(10, decimals));
    double[] means = run(ExactWindow.mean(new Column(values), length), values.length);
    for (int bar = 0; bar < values.length; bar++) {
      double expected = bar < length - 1 ? Double.NaN : exactMean(values, bar, length);
      assertEquals(expected, means[bar], "bar " + bar);
    }
  }

  @Property(tries = 300)
  void figuresOfDerivedColumnsAreThoseOfTheLoop(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 70) int length) {
    double[] values = values(new Random(seed), 200, value -> value / 3);
    Column column = new Column(values);
    double[] means = run(ExactWindow.mean(column, length), values.length);
    double[] deviations = run(new Deviation(column, length, 0), values.length);
    double[] highest = run(Extreme.highest(column, length), values.length);
    double[] lowest = run(Extreme.lowest(column, length), values.length);
    for (int bar = 0; bar < values.length; bar++) {
      boolean none = bar < length - 1;
      double[] window = Arrays.copyOfRange(values, Math.max(0, bar - length + 1), bar + 1);
      double mean = Arrays.stream(window).average().orElse(Double.NaN);
      double square = Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum() / length;
      // The plain mean of the loop is itself off where values cancel; the exact one is not.
      double exact = none ? Double.NaN : binaryMean(window);
      assertEquals(exact, means[bar], none ? 0 : Math.abs(exact) * 1e-14);
      assertEquals(none ? Double.NaN : Math.sqrt(square), deviations[bar], 1e-10);
      assertEquals(none ? Double.NaN : max(window), highest[bar]);
      assertEquals(none ? Double.NaN : -max(negated(window)), lowest[bar]);
    }
  }

  @Test
  void equalAveragesOfOtherLengthsAreEqual() {
    double[] values = new double[60];
    Arrays.setAll(values, bar -> bar % 2 == 0 ? 0.1 : 0.2);
    Column column = new Column(values);
    double[] fast = run(ExactWindow.mean(column, 10), 60);
    double[] slow = run(ExactWindow.mean(column, 50), 60);
    assertEquals(fast[59], slow[59]);
    assertEquals(0.15, fast[59]);
  }

  /// A value that ends exactness is summed otherwise, and leaves no trace when it is gone.
  @Test
  void absurdValueLeavesTheWindowWithoutTrace() {
    double[] values = new double[40];
    Arrays.fill(values, 0.1);
    values[10] = 1e300;
    double[] means = run(ExactWindow.mean(new Column(values), 5), 40);
    double[] deviations = run(new Deviation(new Column(values), 5, 0), 40);
    assertEquals(0.1, means[9]);
    assertEquals(2e299, means[12], 1e285);
    for (int bar = 15; bar < 40; bar++) {
      assertEquals(0.1, means[bar]);
      assertEquals(0, deviations[bar], 1e-17);
    }
  }

  @Test
  void windowsWithoutAValueHaveNone() {
    double[] values = {1, 2, 3, Double.NaN, 5, 6, 7, 8};
    double[] expected = {Double.NaN, 1.5, 2.5, Double.NaN, Double.NaN, 5.5, 6.5, 7.5};
    double[] thirds = Arrays.stream(values).map(value -> value / 3).toArray();
    double[] means = run(ExactWindow.mean(new Column(values), 2), 8);
    double[] derived = run(ExactWindow.mean(new Column(thirds), 2), 8);
    double[] highest = run(Extreme.highest(new Column(values), 2), 8);
    for (int bar = 0; bar < 8; bar++) {
      assertEquals(expected[bar], means[bar]);
      assertEquals(expected[bar] / 3, derived[bar], 1e-15);
      assertEquals(expected[bar] + 0.5, highest[bar]);
    }
  }

  /// Sums of more than 53 bits are divided exactly too.
  @Test
  void largeSumsAreExact() {
    double[] values = new double[3_000];
    Arrays.setAll(values, bar -> 4_000_000_000_000.0 + bar * 7);
    double[] means = run(ExactWindow.mean(new Column(values), 2_999), 3_000);
    assertEquals(exactMean(values, 2_999, 2_999), means[2_999]);
  }

  private static double[] values(Random random, int size, DoubleUnaryOperator shape) {
    double[] values = new double[size];
    double value = 1_000 * random.nextDouble();
    for (int bar = 0; bar < size; bar++) {
      value += random.nextInt(3) == 0 ? 0 : random.nextDouble() - 0.5;
      values[bar] = shape.applyAsDouble(value);
    }
    return values;
  }

  private static double[] run(NumberKernel kernel, int size) {
    double[] out = new double[size];
    kernel.advance(0, size, out);
    return out;
  }

  private static double exactMean(double[] values, int bar, int length) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int earlier = bar - length + 1; earlier <= bar; earlier++) {
      sum = sum.add(new BigDecimal(Double.toString(values[earlier])));
    }
    return sum.divide(BigDecimal.valueOf(length), new MathContext(60)).doubleValue();
  }

  /// Of the doubles as they are, not of the decimals they print as.
  private static double binaryMean(double[] window) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : window) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(BigDecimal.valueOf(window.length), new MathContext(60)).doubleValue();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
