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
  private long[] units = {};
  private int done;
  private boolean ended;
  private int decimals;
  private double scale = 1;
  private double largest;
  private final PrefixSums sums = new PrefixSums();

  ExactColumn(Column column) {
    this.column = column;
  }

  /// Follows the column to bar `to` (exclusive).
  ///
  /// @return the number of leading bars that are exact, at most `to`
  public int advance(int to) {
    if (!ended && done < to) {
      if (units.length < to) {
        units = Arrays.copyOf(units, Math.max(to, column.values().length));
      }
      convert(to);
      sums.follow(units, done);
    }
    return Math.min(done, to);
  }

  /// The values in units; replaced and rescaled by `advance`.
  public long[] units() {
    return units;
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
      exact(values, to);
      if (done < to && Double.isNaN(values[done])) {
        units[done++] = NONE;
      } else if (done < to) {
        ended = !refine(values[done]);
      }
    }
  }

  /// Goes as far as values are whole multiples of the unit.
  private void exact(double[] values, int to) {
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
    sums.restart();
    for (int bar = 0; bar < done; bar++) {
      if (units[bar] != NONE) {
        units[bar] *= factor;
      }
    }
  }
}
