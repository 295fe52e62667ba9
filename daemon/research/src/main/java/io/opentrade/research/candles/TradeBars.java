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
    rows.notes().forEach(findings::note);
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

  /// Trades of the same moment stay in the order in which they happened: that of the file, or the
  /// opposite where it begins with the newest. Twice the same trade is two trades.
  private static int[] order(Rows rows, Findings findings) {
    int[] order = new int[rows.size];
    for (int part = 0; part < rows.parts.size(); part++) {
      int from = rows.parts.get(part).firstRow();
      int to = part + 1 < rows.parts.size() ? rows.parts.get(part + 1).firstRow() : rows.size;
      boolean newestFirst = newestFirst(rows.time, from, to);
      for (int i = 0; i < to - from; i++) {
        order[from + i] = newestFirst ? to - 1 - i : from + i;
      }
      if (newestFirst) {
        String place = rows.parts.size() == 1 ? "" : rows.parts.get(part).place() + ": ";
        findings.note(place + "rows were newest first");
      } else {
        complainOfDisorder(rows, from, to, findings);
      }
    }
    return byTime(rows.time, order);
  }

  /// Whether times fall and never rise.
  private static boolean newestFirst(long[] time, int from, int to) {
    for (int row = from + 1; row < to; row++) {
      if (time[row] > time[row - 1]) {
        return false;
      }
    }
    return to > from && time[to - 1] < time[from];
  }

  /// Files given in another order than that of time are no disorder; rows inside one are.
  private static void complainOfDisorder(Rows rows, int from, int to, Findings findings) {
    for (int row = from + 1; row < to; row++) {
      if (rows.time[row] < rows.time[row - 1]) {
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
  }

  /// The rows by time, those of the same time as they are.
  private static int[] byTime(long[] time, int[] order) {
    long[] inOrder = new long[order.length];
    boolean sorted = true;
    for (int i = 0; i < order.length; i++) {
      inOrder[i] = time[order[i]];
      sorted &= i == 0 || inOrder[i] >= inOrder[i - 1];
    }
    if (sorted) {
      return order;
    }
    int[] places = StableOrder.of(inOrder, order.length);
    for (int i = 0; i < places.length; i++) {
      places[i] = order[places[i]];
    }
    return places;
  }

  private void add(Rows rows, int row) {
    long start = timeframe.floor(rows.time[row]);
    double price = rows.open[row];
    double amount = Math.abs(rows.volume[row]); // a sign is what some mark sales with
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
