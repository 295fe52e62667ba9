package io.opentrade.research.candles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows as they were read, before they become candles: growing columns and where each row stood.
/// For trades, `open` is the price and `volume` the amount.
final class Rows {
  private static final int FIRST_CAPACITY = 4096;

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

  /// Rows that named a bar without any price; they are left out.
  long emptyRows;

  /// What a person should know about how the rows were read.
  final List<String> notes = new ArrayList<>();

  void grow() {
    int capacity = time.length * 2;
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
