package io.opentrade.engine.column;

import org.jspecify.annotations.Nullable;

/// Two number columns beside each other, compared once for all conditions that ask about the same
/// bars: at which of them the left is less, equal or greater. A bar in none of them has no value on
/// one side. Only the bars asked about last are kept, in words that all comparisons of a network
/// share, so that they stay near the processor.
final class Sides {
  private final Column left;
  private final Column right;
  private final WordCompare compare;
  private final Words words;
  private int first;
  private int end;

  /// The word of the first bar that is kept: word `w` of the columns is element `w - base` here.
  private int base;

  /// Where the sides are written; it holds those of the comparison that wrote last.
  static final class Words {
    private @Nullable Sides owner;
    private long[] less = {};
    private long[] equal = {};
    private long[] greater = {};
    private boolean decided;

    private void reserve(int words) {
      if (less.length < words) {
        less = new long[words];
        equal = new long[words];
        greater = new long[words];
      }
    }

    private void clear(int word) {
      less[word] = 0;
      equal[word] = 0;
      greater[word] = 0;
    }
  }

  /// @param words of the network; whatever is shown is gone when another comparison is shown
  Sides(Column left, Column right, WordCompare compare, Words words) {
    this.left = left;
    this.right = right;
    this.compare = compare;
    this.words = words;
  }

  int base() {
    return base;
  }

  long[] less() {
    return words.less;
  }

  long[] equal() {
    return words.equal;
  }

  long[] greater() {
    return words.greater;
  }

  /// Whether every bar of each word that is shown whole is either less or greater. If so, `equal`
  /// holds nothing of these words.
  boolean decided() {
    return words.decided;
  }

  /// Compares the bars from `from` (inclusive) to `to` (exclusive), which both columns must have
  /// reached. In words that are shown in part, bits of other bars are 0.
  @SuppressWarnings("ReferenceEquality") // identity is meant
  void show(int from, int to) {
    if (words.owner == this && from == first && to == end) {
      return;
    }
    words.owner = this;
    first = from;
    end = to;
    base = from >> 6;
    words.reserve(Mask.words(to) - base);
    int bar = from;
    if ((bar & 63) != 0) {
      bar = part(bar, Math.min(to, (bar | 63) + 1));
    }
    whole(bar >> 6, to >> 6);
    if ((to & 63) != 0 && bar < to) {
      part(Math.max(bar, to & ~63), to);
    }
  }

  private void whole(int from, int to) {
    long[] less = words.less;
    long[] greater = words.greater;
    words.decided = compare.compare(left, right, from, to, base, less, greater);
    if (words.decided) {
      return;
    }
    for (int word = from; word < to; word++) {
      boolean either = (less[word - base] | greater[word - base]) == -1;
      words.equal[word - base] = either ? 0 : equal(word << 6, (word + 1) << 6);
    }
  }

  /// Bars of one word.
  ///
  /// @return `to`
  private int part(int from, int to) {
    double[] a = left.values();
    double[] b = right.values();
    int word = (from >> 6) - base;
    words.clear(word);
    for (int bar = from; bar < to; bar++) {
      double first = a[bar - left.first()];
      double second = b[bar - right.first()];
      words.less[word] |= (first < second ? 1L : 0L) << bar;
      words.greater[word] |= (first > second ? 1L : 0L) << bar;
    }
    words.equal[word] |= equal(from, to);
    return to;
  }

  private long equal(int from, int to) {
    double[] a = left.values();
    double[] b = right.values();
    long same = 0;
    for (int bar = from; bar < to; bar++) {
      same |= (a[bar - left.first()] == b[bar - right.first()] ? 1L : 0L) << bar;
    }
    return same;
  }
}
