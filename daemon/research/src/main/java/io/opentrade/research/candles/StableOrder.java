package io.opentrade.research.candles;

/// The order of rows by time, rows of the same time in the order in which they came: a merge sort
/// over indices, without an object a row.
final class StableOrder {
  private StableOrder() {}

  static int[] of(long[] time, int size) {
    int[] from = new int[size];
    int[] into = new int[size];
    for (int i = 0; i < size; i++) {
      from[i] = i;
    }
    for (long width = 1; width < size; width *= 2) {
      for (long start = 0; start < size; start += 2 * width) {
        int middle = (int) Math.min(start + width, size);
        int end = (int) Math.min(start + 2 * width, size);
        merge(time, from, into, (int) start, middle, end);
      }
      int[] swap = from;
      from = into;
      into = swap;
    }
    return from;
  }

  private static void merge(long[] time, int[] from, int[] into, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeLeft = left < middle && (right >= end || time[from[left]] <= time[from[right]]);
      into[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
