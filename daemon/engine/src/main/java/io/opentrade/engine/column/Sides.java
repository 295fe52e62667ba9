package io.opentrade.engine.column;

import java.util.Arrays;

/// Two number columns beside each other, compared once for all conditions that ask about the same
/// bars: at which of them the left is less, equal or greater. A bar in none of them has no value on
/// one side. Only the bars asked about last are kept, so that they stay near the processor.
final class Sides {
  private final Column left;
  private final Column right;
  private final WordCompare compare;
  private int first;
  private int end;

  /// The word of the first bar that is kept: word `w` of the columns is element `w - base` here.
  int base;

  long[] less = {};
  long[] equal = {};
  long[] greater = {};

  Sides(Column left, Column right, WordCompare compare) {
    this.left = left;
    this.right = right;
    this.compare = compare;
  }

  /// Compares the bars from `from` (inclusive) to `to` (exclusive), which both columns must have
  /// reached. Bits of other bars are 0.
  void show(int from, int to) {
    if (from == first && to == end) {
      return;
    }
    first = from;
    end = to;
    base = from >> 6;
    clear(Mask.words(to) - base);
    int bar = from;
    if ((bar & 63) != 0) {
      bar = part(bar, Math.min(to, (bar | 63) + 1));
    }
    whole(bar >> 6, to >> 6);
    if ((to & 63) != 0 && bar < to) {
      part(Math.max(bar, to & ~63), to);
    }
  }

  private void clear(int words) {
    if (less.length < words) {
      less = new long[words];
      equal = new long[words];
      greater = new long[words];
    } else {
      Arrays.fill(less, 0, words, 0);
      Arrays.fill(equal, 0, words, 0);
      Arrays.fill(greater, 0, words, 0);
    }
  }

  private void whole(int from, int to) {
    compare.compare(left, right, from, to, base, less, greater);
    double[] a = left.values();
    double[] b = right.values();
    for (int word = from; word < to; word++) {
      if ((less[word - base] | greater[word - base]) != -1) {
        equal[word - base] = equal(a, b, word << 6, (word + 1) << 6);
      }
    }
  }

  /// Bars of one word.
  ///
  /// @return `to`
  private int part(int from, int to) {
    double[] a = left.values();
    double[] b = right.values();
    int word = (from >> 6) - base;
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
