package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.ExactColumn;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.column.Quotient;
import io.opentrade.engine.column.StretchKernel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sum or the simple average of the last `length` bars. Over prices and other decimal columns
/// it is the exact one, rounded once, so that two averages that are equal on paper are equal here;
/// over derived columns the sum is compensated (`Compensated`). No value in the first `length - 1`
/// bars, nor while the window holds a bar without a value.
final class ExactWindow implements StretchKernel {
  /// Whole numbers up to this are exact in a double.
  private static final long EXACT = 1L << 53;

  private final Column of;
  private final int length;

  /// By what the sum is divided.
  private final int parts;

  private final NumberKernel fallback;
  private int decimals;
  private long sum;

  /// Bars without a break up to now, at most `length`.
  private int filled;

  private ExactWindow(Column of, int length, int parts) {
    this.of = of;
    this.length = length;
    this.parts = parts;
    this.fallback = new Compensated(of, length, parts);
  }

  static ExactWindow mean(Column of, int length) {
    return new ExactWindow(of, length, length);
  }

  static ExactWindow sum(Column of, int length) {
    return new ExactWindow(of, length, 1);
  }

  @Override
  public void advance(int from, int to, double[] out) {
    ExactColumn exact = of.exact();
    int end = Math.max(from, exact.advance(to));
    for (; decimals < exact.decimals(); decimals++) {
      sum *= 10;
    }
    if (end > from) {
      compute(exact, from, end, out);
    }
    if (end < to) {
      fallback.advance(end, to, out);
    }
  }

  @Override
  public boolean prepare(int bars) {
    ExactColumn exact = of.exact();
    return exact.advance(bars) == bars
        && exact.sums().bars() >= bars
        && Quotient.serves(divisor(exact.decimals()));
  }

  @Override
  public void write(int from, int to, double[] out) {
    ExactColumn exact = of.exact();
    Quotient plain = new Quotient(divisor(exact.decimals()));
    difference(exact.sums().sums(), from, to, from, out, plain);
  }

  /// By what sums of units of so many decimals are divided.
  private double divisor(int places) {
    return parts * StrictMath.rint(StrictMath.pow(10, places));
  }

  /// Sums stay below 2^62: 42 bits a value, at most a million of them.
  private void compute(ExactColumn exact, int from, int to, double[] out) {
    double divisor = divisor(decimals);
    Quotient plain = Quotient.serves(divisor) ? new Quotient(divisor) : null;
    int bar = from;
    int summed = Math.min(to, exact.sums().bars());
    if (plain != null && bar < summed) {
      double[] sums = exact.sums().sums();
      difference(sums, bar, summed, 0, out, plain);
      bar = summed;
      filled = Math.min(bar, length);
      sum = (long) (sums[bar] - sums[bar - filled]);
    }
    long[] units = bar < to ? exact.units() : new long[0];
    while (bar < to) {
      if (filled < length) {
        out[bar] = fill(units[bar]) ? quotient(plain) : Double.NaN;
        bar++;
      } else {
        bar = slide(units, bar, to, out, plain);
      }
    }
  }

  /// Takes one bar into a window that is not full; whether it is full now.
  private boolean fill(long unit) {
    if (unit == ExactColumn.NONE) {
      filled = 0;
      sum = 0;
      return false;
    }
    sum += unit;
    return ++filled == length;
  }

  /// Goes along bars whose sums from the beginning are there. Nothing waits for the bar before.
  ///
  /// @param first the bar that is element 0
  private void difference(
      double[] sums, int from, int to, int first, double[] out, Quotient plain) {
    int full = Math.min(to, Math.max(from, length - 1));
    Arrays.fill(out, from - first, full - first, Double.NaN);
    int after = first + 1;
    int before = after - length;
    for (int at = full - first; at < to - first; at++) {
      out[at] = plain.of(sums[after + at] - sums[before + at]);
    }
  }

  /// Moves a full window along until a bar has no value; returns the bar after the last one done.
  private int slide(long[] units, int from, int to, double[] out, @Nullable Quotient plain) {
    long running = sum;
    for (int bar = from; bar < to; bar++) {
      long unit = units[bar];
      if (unit == ExactColumn.NONE) {
        out[bar] = Double.NaN;
        filled = 0;
        sum = 0;
        return bar + 1;
      }
      running += unit - units[bar - length];
      if (plain != null && Math.abs(running) <= EXACT) {
        out[bar] = plain.of(running);
      } else {
        sum = running;
        out[bar] = quotient(plain);
      }
    }
    sum = running;
    return to;
  }

  /// Both numbers are exact doubles in the usual case, so that the division rounds once.
  private double quotient(@Nullable Quotient plain) {
    if (plain != null && Math.abs(sum) <= EXACT) {
      return plain.of(sum);
    }
    BigDecimal exact = BigDecimal.valueOf(sum, decimals);
    return exact.divide(BigDecimal.valueOf(parts), new MathContext(60)).doubleValue();
  }

  /// Windows whose sums are compensated.
  private static final class Compensated extends BlockWindow {
    private final Column of;
    private final int parts;
    private final double[] behind;
    private double[] values = {};
    private double sum;
    private double lost;

    Compensated(Column of, int length, int parts) {
      super(length);
      this.of = of;
      this.parts = parts;
      behind = new double[length];
    }

    @Override
    void open() {
      values = of.values();
    }

    @Override
    void turn(int from) {
      clear();
      for (int offset = length - 1; offset >= 0; offset--) {
        take(from + offset);
        behind[offset] = sum + lost;
      }
    }

    @Override
    void clear() {
      sum = 0;
      lost = 0;
    }

    @Override
    void take(int bar) {
      double value = values[bar];
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }

    @Override
    void run(int from, int to, int offset, double[] out) {
      int first = offset;
      for (int bar = from; bar < to; bar++) {
        take(bar);
        out[bar] = result(++first);
      }
    }

    private double result(int first) {
      double ahead = sum + lost;
      double total = first < length ? behind[first] + ahead : ahead;
      double result = total / parts;
      return Math.abs(result) <= Double.MAX_VALUE ? result : Double.NaN;
    }
  }
}
