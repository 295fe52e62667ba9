package io.opentrade.engine.column;

import java.util.Arrays;

/// The values of a column as whole multiples of a decimal unit, so that sums over them are exact.
/// Exchange prices are decimal texts: 67046.88 is 6704688 hundredths, and the double nearest to it
/// is found again by one division.
///
/// A column is exact up to the first value that needs more than 12 decimals or more than 42 bits
/// at the finest unit needed so far. Both depend on earlier values only, so a value that comes
/// later cannot change how an earlier one was summed.
public final class ExactColumn {
  /// Marks "no value".
  public static final long NONE = Long.MIN_VALUE;

  private static final int FINEST = 12;
  private static final double LARGEST = 0x1p42;

  private final Column column;
  private final PrefixSums sums = new PrefixSums();
  private long[] units = {};

  /// Bars whose units stand in the array; those of others are differences of sums.
  private int written;

  private int done;
  private boolean ended;
  private int decimals;
  private double scale = 1;
  private double largest;

  ExactColumn(Column column) {
    this.column = column;
  }

  /// Follows the column to bar `to` (exclusive).
  ///
  /// @return the number of leading bars that are exact, at most `to`
  public int advance(int to) {
    if (!ended && done < to) {
      convert(to);
    }
    return Math.min(done, to);
  }

  /// The values in units; replaced and rescaled by `advance`.
  public long[] units() {
    reserve(done);
    for (; written < done; written++) {
      units[written] = sums.unit(written);
    }
    return units;
  }

  private void reserve(int bars) {
    if (units.length < bars) {
      units = Arrays.copyOf(units, Math.max(bars, column.values().length));
    }
  }

  /// Sums from the first bar on, as far as [#advance] went and they can be had.
  public PrefixSums sums() {
    return sums;
  }

  /// Decimals of the unit: a unit is 10 to the power of minus this.
  public int decimals() {
    return decimals;
  }

  private void convert(int to) {
    double[] values = column.values();
    while (done < to && !ended) {
      if (sums.open()) {
        sum(values, to);
      } else {
        count(values, to);
      }
      if (done < to) {
        pass(values[done]);
      }
    }
  }

  /// Passes over a bar without a value, or makes it possible to go on with one.
  private void pass(double value) {
    if (Double.isNaN(value)) {
      endSums();
      reserve(done + 1);
      units[done++] = NONE;
      written = done;
    } else if (Math.abs(Math.rint(value * scale)) <= LARGEST
        && Math.rint(value * scale) / scale == value) {
      endSums(); // it was the sum that did not fit
    } else {
      ended = !refine(value);
    }
  }

  private void endSums() {
    var _ = units();
    sums.end();
  }

  /// Goes as far as values are whole multiples of the unit, and their sum is exact.
  private void sum(double[] values, int to) {
    sums.reserve(Math.max(to, values.length));
    double[] out = sums.sums();
    double factor = scale;
    Quotient back = new Quotient(factor);
    double most = largest;
    double sum = out[done];
    int bar = done;
    for (; bar < to; bar++) {
      double unit = Math.rint(values[bar] * factor);
      double amount = Math.abs(unit);
      if (!(amount <= LARGEST && back.of(unit) == values[bar] && PrefixSums.fits(sum + unit))) {
        break;
      }
      sum += unit;
      out[bar + 1] = sum;
      most = amount > most ? amount : most;
    }
    largest = most;
    done = bar;
    sums.reached(bar);
  }

  /// Goes as far as values are whole multiples of the unit.
  private void count(double[] values, int to) {
    reserve(to);
    double factor = scale;
    Quotient back = new Quotient(factor);
    double most = largest;
    int bar = done;
    for (; bar < to; bar++) {
      double unit = Math.rint(values[bar] * factor);
      double amount = Math.abs(unit);
      if (!(amount <= LARGEST && back.of(unit) == values[bar])) {
        break;
      }
      units[bar] = (long) unit;
      most = amount > most ? amount : most;
    }
    largest = most;
    done = bar;
    written = bar;
  }

  /// Goes to the coarsest finer unit that holds the value, if all values so far stay in range.
  private boolean refine(double value) {
    for (int finer = decimals + 1; finer <= FINEST; finer++) {
      double power = Math.rint(StrictMath.pow(10, finer));
      double unit = Math.rint(value * power);
      if (unit / power == value) {
        double factor = Math.rint(power / scale);
        if (Math.abs(unit) > LARGEST || largest * factor > LARGEST) {
          return false;
        }
        rescale((long) factor);
        decimals = finer;
        scale = power;
        largest *= factor;
        return true;
      }
    }
    return false;
  }

  private void rescale(long factor) {
    var _ = units();
    for (int bar = 0; bar < done; bar++) {
      if (units[bar] != NONE) {
        units[bar] *= factor;
      }
    }
    sums.replace(units, sums.bars());
  }
}
