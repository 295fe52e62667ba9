package io.opentrade.research.candles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Rows as they were read, before they become candles: growing columns and where each row stood.
/// For trades, `open` is the price and `volume` the amount.
final class Rows {
  private static final int FIRST_CAPACITY = 4096;

  /// A file whose rows become longer further on has fewer of them than its beginning promises, and
  /// may have been made for that.
  private static final int MOST_GROWTH = 32;

  /// Bytes are read ahead, so that rows seem longer than they are.
  private static final double MARGIN = 1.06;

  /// The rows of one file or entry begin at `firstRow`.
  record Part(Place place, int firstRow, boolean closeTimes) {}

  final List<Part> parts = new ArrayList<>();
  long[] time = new long[FIRST_CAPACITY];
  double[] open = new double[FIRST_CAPACITY];
  double[] high = new double[FIRST_CAPACITY];
  double[] low = new double[FIRST_CAPACITY];
  double[] close = new double[FIRST_CAPACITY];
  double[] volume = new double[FIRST_CAPACITY];
  int[] line = new int[FIRST_CAPACITY];
  int size;
  int priceDecimals;
  int volumeDecimals;
  long missingVolumes;
  private int before;
  private DoubleSupplier share = () -> 1;

  /// Rows that named a bar without any price; they are left out.
  long emptyRows;

  /// What a person should know about how the rows were read.
  final List<String> notes = new ArrayList<>();

  /// The rows of another source follow.
  ///
  /// @param share of it that has been read; 1 where nobody knows how much there will be
  void begin(DoubleSupplier share) {
    this.before = size;
    this.share = share;
  }

  /// Makes room for one more.
  ///
  /// @param most rows that there can be
  void reserve(long most) {
    if (size == time.length) {
      grow((int) Math.min(expected(), most));
    }
  }

  /// As much as the rest of the source will need, so that columns are copied seldom.
  private long expected() {
    double all = before + (size - before) / share.getAsDouble() * MARGIN;
    return Math.clamp((long) all, 2L * size, (long) MOST_GROWTH * size);
  }

  private void grow(int capacity) {
    time = Arrays.copyOf(time, capacity);
    open = Arrays.copyOf(open, capacity);
    high = Arrays.copyOf(high, capacity);
    low = Arrays.copyOf(low, capacity);
    close = Arrays.copyOf(close, capacity);
    volume = Arrays.copyOf(volume, capacity);
    line = Arrays.copyOf(line, capacity);
  }

  /// All that a person should know about how the rows were read.
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (missingVolumes > 0) {
      all.add(missingVolumes + " rows have no volume; it is taken as 0");
    }
    if (emptyRows > 0) {
      all.add(emptyRows + " rows have no prices; they are left out");
    }
    return all;
  }

  /// Where a row stood.
  Place place(int row) {
    int part = parts.size() - 1;
    while (parts.get(part).firstRow() > row) {
      part--;
    }
    return parts.get(part).place().at(line[row]);
  }
}
