package io.opentrade.research.candles;

import io.opentrade.engine.sim.RecordedBook;
import java.math.BigDecimal;
import java.util.Arrays;

/// Gathers the rows of a recorded book.
final class BookRows {
  /// More than a day of the busiest market.
  private static final int MOST = 50_000_000;

  private final Steps prices = new Steps();
  private final Steps sizes = new Steps();
  private long[] time = new long[1 << 10];
  private byte[] kind = new byte[1 << 10];
  private int rows;
  private int latest;

  /// Decimals as whole numbers of the finest step among them.
  private static final class Steps {
    private long[] values = new long[1 << 10];
    private int scale;

    void add(int row, BigDecimal value) {
      BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      if (plain.scale() > scale) {
        long factor = BigDecimal.ONE.movePointRight(plain.scale() - scale).longValueExact();
        for (int i = 0; i < row; i++) {
          values[i] = Math.multiplyExact(values[i], factor);
        }
        scale = plain.scale();
      }
      if (row == values.length) {
        values = Arrays.copyOf(values, 2 * row);
      }
      values[row] = plain.movePointRight(scale).longValueExact();
    }
  }

  /// Whether a whole book has come.
  boolean known() {
    return latest > 0;
  }

  void whole(long at) {
    latest = rows + 1;
    add(at, RecordedBook.WHOLE, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  void lost(long at) {
    add(at, RecordedBook.LOST, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /// @throws ArithmeticException where the numbers are too large or too fine
  void level(long at, boolean bid, BigDecimal price, BigDecimal size) {
    add(at, bid ? RecordedBook.BID : RecordedBook.ASK, price, size);
  }

  private void add(long at, byte what, BigDecimal price, BigDecimal size) {
    if (rows >= MOST) {
      throw new ArithmeticException("more than 50 million rows");
    }
    if (rows == time.length) {
      time = Arrays.copyOf(time, 2 * rows);
      kind = Arrays.copyOf(kind, 2 * rows);
    }
    prices.add(rows, price);
    sizes.add(rows, size);
    // What is told later is not known earlier, whatever a clock says.
    time[rows] = rows == 0 ? at : Math.max(at, time[rows - 1]);
    kind[rows] = what;
    rows++;
  }

  /// @throws IllegalArgumentException where they make no sense
  RecordedBook book() {
    return new RecordedBook(
        prices.scale,
        sizes.scale,
        Arrays.copyOf(time, rows),
        Arrays.copyOf(kind, rows),
        Arrays.copyOf(prices.values, rows),
        Arrays.copyOf(sizes.values, rows));
  }
}
