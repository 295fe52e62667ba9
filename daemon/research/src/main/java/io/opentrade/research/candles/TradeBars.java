package io.opentrade.research.candles;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Candles from trades: the first, greatest, least and last price of each bar and the sum of
/// amounts (compensated, in order of time). A bar without trades is missing, not flat.
final class TradeBars {
  private static final int FIRST_CAPACITY = 1024;

  private final Timeframe timeframe;
  private long[] time = new long[FIRST_CAPACITY];
  private final double[][] columns = new double[5][FIRST_CAPACITY];
  private int[] firstRow = new int[FIRST_CAPACITY];
  private int size;
  private double lost;

  private TradeBars(Timeframe timeframe) {
    this.timeframe = timeframe;
  }

  static Imported assemble(Rows rows, ImportOptions options) {
    Place file = rows.parts.getFirst().place();
    @Nullable Timeframe timeframe = options.timeframe();
    if (timeframe == null) {
      throw CandleFailure.usage(
          file, "trades do not tell how long bars should be", "Add for example --timeframe 5m.");
    }
    Findings findings = new Findings();
    int[] order = order(rows, findings);
    TradeBars bars = new TradeBars(timeframe);
    for (int row : order) {
      bars.add(rows, row);
    }
    IntFunction<String> where = bar -> rows.place(bars.firstRow[bar]).toString();
    Candles candles = bars.candles();
    QualityReport report = Quality.report(candles, rows.size, findings, where);
    if (options.strict() && !report.clean()) {
      throw new CandleFailure(
          CandleFailure.Kind.BAD_DATA,
          null,
          report.complaints().getFirst().message(),
          "Nothing was imported because of --strict; without it, see the report.");
    }
    return new Imported(candles, Grid.of(rows.priceDecimals, rows.volumeDecimals), report);
  }

  /// Trades of the same moment stay in the order of the file; twice the same trade is two trades.
  private static int[] order(Rows rows, Findings findings) {
    boolean sorted = true;
    for (int row = 1; row < rows.size; row++) {
      if (rows.time[row] < rows.time[row - 1]) {
        sorted = false;
        int late = row;
        findings.add(
            Complaint.Kind.DISORDER,
            () ->
                new Complaint(
                    Complaint.Kind.DISORDER,
                    rows.place(late).toString(),
                    "a trade before the one above",
                    "trades in order of time"));
      }
    }
    if (!sorted) {
      return StableOrder.of(rows.time, rows.size);
    }
    int[] order = new int[rows.size];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private void add(Rows rows, int row) {
    long start = timeframe.floor(rows.time[row]);
    double price = rows.open[row];
    double amount = rows.volume[row];
    if (size == 0 || time[size - 1] != start) {
      if (size == time.length) {
        grow();
      }
      time[size] = start;
      firstRow[size] = row;
      for (int column = 0; column < 4; column++) {
        columns[column][size] = price;
      }
      columns[4][size] = amount;
      lost = 0;
      size++;
      return;
    }
    int bar = size - 1;
    columns[1][bar] = Math.max(columns[1][bar], price);
    columns[2][bar] = Math.min(columns[2][bar], price);
    columns[3][bar] = price;
    double corrected = amount - lost;
    double sum = columns[4][bar] + corrected;
    lost = sum - columns[4][bar] - corrected;
    columns[4][bar] = sum;
  }

  private void grow() {
    time = Arrays.copyOf(time, size * 2);
    firstRow = Arrays.copyOf(firstRow, size * 2);
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Arrays.copyOf(columns[column], size * 2);
    }
  }

  private Candles candles() {
    return new Candles(
        timeframe,
        Arrays.copyOf(time, size),
        Arrays.copyOf(columns[0], size),
        Arrays.copyOf(columns[1], size),
        Arrays.copyOf(columns[2], size),
        Arrays.copyOf(columns[3], size),
        Arrays.copyOf(columns[4], size));
  }
}
