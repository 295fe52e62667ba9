package io.opentrade.engine.column;

import java.util.Arrays;

/// Two number columns beside each other, compared once for all conditions that ask: at which bars
/// the left is less, equal or greater. A bar in none of them has no value on one side.
final class Sides {
  private final Column left;
  private final Column right;
  private final WordCompare compare;
  private int done;
  long[] less = {};
  long[] equal = {};
  long[] greater = {};

  Sides(Column left, Column right, WordCompare compare) {
    this.left = left;
    this.right = right;
    this.compare = compare;
  }

  /// Compares up to bar `to` (exclusive), which both columns must have reached.
  void advance(int to) {
    if (done >= to) {
      return;
    }
    int words = Mask.words(Math.max(to, left.values().length));
    if (less.length < words) {
      less = Arrays.copyOf(less, words);
      equal = Arrays.copyOf(equal, words);
      greater = Arrays.copyOf(greater, words);
    }
    int bar = done;
    if ((bar & 63) != 0) {
      bar = part(bar, Math.min(to, (bar | 63) + 1));
    }
    whole(bar >> 6, to >> 6);
    if ((to & 63) != 0 && bar < to) {
      part(Math.max(bar, to & ~63), to);
    }
    done = to;
  }

  private void whole(int from, int to) {
    double[] a = left.values();
    double[] b = right.values();
    compare.compare(a, b, from, to, less, greater);
    for (int word = from; word < to; word++) {
      if ((less[word] | greater[word]) != -1) {
        equal[word] = equal(a, b, word << 6, (word + 1) << 6);
      }
    }
  }

  /// Bars of one word.
  ///
  /// @return `to`
  private int part(int from, int to) {
    double[] a = left.values();
    double[] b = right.values();
    int word = from >> 6;
    for (int bar = from; bar < to; bar++) {
      less[word] |= (a[bar] < b[bar] ? 1L : 0L) << bar;
      greater[word] |= (a[bar] > b[bar] ? 1L : 0L) << bar;
    }
    equal[word] |= equal(a, b, from, to);
    return to;
  }

  private static long equal(double[] a, double[] b, int from, int to) {
    long same = 0;
    for (int bar = from; bar < to; bar++) {
      same |= (a[bar] == b[bar] ? 1L : 0L) << bar;
    }
    return same;
  }
}
