package io.opentrade.research.candles;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes candles of rows: finds the order and the timeframe, drops what is there twice, and tells
/// what it found on the way.
final class Assembler {
  private final Rows rows;
  private final ImportOptions options;
  private final Findings findings = new Findings();

  /// Row of each bar that is kept, in order of time.
  private int[] kept = {};

  /// Whether all rows are kept as they stand.
  private boolean asRead;

  Assembler(Rows rows, ImportOptions options) {
    this.rows = rows;
    this.options = options;
  }

  Imported assemble() {
    Place file = rows.parts.getFirst().place();
    sort();
    long[] time = times();
    Timeframe timeframe = timeframe(time, file);
    int bars = kept.length;
    Candles candles =
        new Candles(
            timeframe,
            starts(time, timeframe),
            column(rows.open),
            column(rows.high),
            column(rows.low),
            column(rows.close),
            column(rows.volume));
    requireRising(candles, file);
    rows.notes().forEach(findings::note);
    int[] rowOfBar = kept;
    QualityReport report =
        Quality.report(candles, rows.size, findings, bar -> rows.place(rowOfBar[bar]).toString());
    if (bars == 0 || options.strict() && !report.clean()) {
      throw strict(report);
    }
    return new Imported(candles, Grid.of(rows.priceDecimals, rows.volumeDecimals), report);
  }

  private void sort() {
    long[] time = rows.time;
    int size = rows.size;
    boolean rising = true;
    boolean falling = size > 1;
    for (int i = 1; i < size; i++) {
      rising &= time[i] > time[i - 1];
      falling &= time[i] < time[i - 1];
    }
    asRead = rising;
    if (rising) {
      kept = identity(size);
    } else if (falling) {
      findings.note("rows were newest first");
      kept = reversed(size);
    } else {
      complainOfDisorder();
      kept = withoutDuplicates(StableOrder.of(time, size));
    }
  }

  private static int[] identity(int size) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static int[] reversed(int size) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> size - 1 - i);
    return order;
  }

  /// Files given in another order than that of time are no disorder; rows inside one are.
  private void complainOfDisorder() {
    for (int part = 0; part < rows.parts.size(); part++) {
      int from = rows.parts.get(part).firstRow();
      int to = part + 1 < rows.parts.size() ? rows.parts.get(part + 1).firstRow() : rows.size;
      if (falling(from, to)) {
        findings.note(rows.parts.get(part).place() + ": rows were newest first");
        continue;
      }
      for (int row = from + 1; row < to; row++) {
        if (rows.time[row] < rows.time[row - 1]) {
          int late = row;
          findings.add(
              Complaint.Kind.DISORDER,
              () ->
                  new Complaint(
                      Complaint.Kind.DISORDER,
                      rows.place(late).toString(),
                      "a time before that of the row above",
                      "rows in order of time"));
        }
      }
    }
  }

  private boolean falling(int from, int to) {
    for (int row = from + 1; row < to; row++) {
      if (rows.time[row] > rows.time[row - 1]) {
        return false;
      }
    }
    return rows.time[to - 1] < rows.time[from];
  }

  /// Of rows for the same bar the last one stays: where pages of a download overlap, it is the one
  /// that saw the bar finished.
  private int[] withoutDuplicates(int[] order) {
    int size = 0;
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      if (size > 0 && rows.time[order[size - 1]] == rows.time[row]) {
        int earlier = order[size - 1];
        Complaint.Kind kind =
            same(earlier, row) ? Complaint.Kind.DUPLICATE : Complaint.Kind.CONFLICT;
        findings.add(kind, () -> twice(kind, earlier, row));
        order[size - 1] = row;
      } else {
        order[size++] = row;
      }
    }
    return Arrays.copyOf(order, size);
  }

  private Complaint twice(Complaint.Kind kind, int earlier, int row) {
    return new Complaint(
        kind,
        rows.place(row).toString(),
        kind == Complaint.Kind.DUPLICATE
            ? "the same row as in " + rows.place(earlier)
            : "other values for the bar of " + rows.place(earlier) + " (the later row is taken)",
        "one row a bar");
  }

  private boolean same(int left, int right) {
    return rows.open[left] == rows.open[right]
        && rows.high[left] == rows.high[right]
        && rows.low[left] == rows.low[right]
        && rows.close[left] == rows.close[right]
        && rows.volume[left] == rows.volume[right];
  }

  private Timeframe timeframe(long[] time, Place file) {
    Timeframe named = options.timeframe();
    if (named != null) {
      TimeframeGuess.requireFit(time, named, file);
      return named;
    }
    TimeframeGuess guess = TimeframeGuess.of(time, file);
    if (guess.note() != null) {
      findings.note(guess.note());
    }
    return guess.timeframe();
  }

  private long[] times() {
    if (asRead) {
      return Arrays.copyOf(rows.time, kept.length);
    }
    long[] time = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      time[i] = rows.time[kept[i]];
    }
    return time;
  }

  /// Ends of bars made starts: one timeframe earlier. An end such as 10:04:59.999 means 10:05.
  private long[] starts(long[] time, Timeframe timeframe) {
    boolean anyEnds = rows.parts.stream().anyMatch(Rows.Part::closeTimes);
    if (!anyEnds) {
      return time;
    }
    findings.note("times are the ends of bars; their starts are one timeframe earlier");
    long[] starts = time.clone();
    for (int part = 0; part < rows.parts.size(); part++) {
      int from = rows.parts.get(part).firstRow();
      int to = part + 1 < rows.parts.size() ? rows.parts.get(part + 1).firstRow() : rows.size;
      if (rows.parts.get(part).closeTimes()) {
        toStarts(starts, from, to, timeframe.millis());
      }
    }
    return starts;
  }

  private void toStarts(long[] starts, int from, int to, long length) {
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] >= from && kept[i] < to) {
        long end = Math.floorMod(starts[i], 1000L) == 999 ? starts[i] + 1 : starts[i];
        starts[i] = end - length;
      }
    }
  }

  /// Files whose times mean starts and files whose times mean ends, mixed, may collide.
  private static void requireRising(Candles candles, Place file) {
    for (int bar = 1; bar < candles.size(); bar++) {
      if (candles.time()[bar] <= candles.time()[bar - 1]) {
        throw CandleFailure.bad(file, "starts and ends of bars mixed", "one meaning of times");
      }
    }
  }

  private double[] column(double[] values) {
    if (asRead) {
      return Arrays.copyOf(values, kept.length);
    }
    double[] column = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      column[i] = values[kept[i]];
    }
    return column;
  }

  private static CandleFailure strict(QualityReport report) {
    @Nullable Complaint first =
        report.complaints().isEmpty() ? null : report.complaints().getFirst();
    return new CandleFailure(
        CandleFailure.Kind.BAD_DATA,
        null,
        first == null ? "there are no bars" : first.message(),
        "Nothing was imported because of --strict; without it, see the report.");
  }
}
