package io.opentrade.engine.column;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// One bit a bar: where a condition is known to be true. Immutable.
public final class Mask {
  private final long[] words;
  private final int size;

  /// Takes over the words: bit `i % 64` of word `i / 64` is bar `i`. Bits past `size` must be 0.
  Mask(long[] words, int size) {
    this.words = words;
    this.size = size;
  }

  /// A mask of `size` bars with no bit set.
  public static Mask empty(int size) {
    return new Mask(new long[words(size)], size);
  }

  /// The bars for which the predicate holds.
  public static Mask of(int size, IntPredicate bars) {
    long[] words = new long[words(size)];
    for (int bar = 0; bar < size; bar++) {
      if (bars.test(bar)) {
        words[bar >> 6] |= 1L << bar;
      }
    }
    return new Mask(words, size);
  }

  /// A mask of these words, taken over: bit `i % 64` of word `i / 64` is bar `i`.
  ///
  /// @throws IllegalArgumentException where their number is wrong, or a bit past `size` is set
  public static Mask of(long[] words, int size) {
    boolean past = (size & 63) != 0 && words[words.length - 1] >>> size != 0;
    if (words.length != words(size) || past) {
      throw new IllegalArgumentException("the words do not fit " + size + " bars");
    }
    return new Mask(words, size);
  }

  /// Words needed for that many bars.
  static int words(int size) {
    return (size + 63) >> 6;
  }

  /// Number of bars.
  public int size() {
    return size;
  }

  /// The words: bit `i % 64` of word `i / 64` is bar `i`. Shared: nobody writes to them.
  public long[] words() {
    return words;
  }

  /// Whether the bar is set.
  ///
  /// @throws IndexOutOfBoundsException outside of 0 to size
  public boolean get(int bar) {
    if (bar < 0 || bar >= size) {
      throw new IndexOutOfBoundsException("bar " + bar + " of " + size);
    }
    return (words[bar >> 6] >>> bar & 1) != 0;
  }

  /// The first set bar at or after `from`; -1 where there is none.
  public int nextSet(int from) {
    if (from >= size) {
      return -1;
    }
    int start = Math.max(0, from);
    int index = start >> 6;
    long word = words[index] & -1L << start;
    while (word == 0) {
      if (++index == words.length) {
        return -1;
      }
      word = words[index];
    }
    return (index << 6) + Long.numberOfTrailingZeros(word);
  }

  /// How many bars are set.
  public int cardinality() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /// The bars set in this mask or the other, of equal size.
  public Mask or(Mask other) {
    if (other.size != size) {
      throw new IllegalArgumentException("masks differ in size");
    }
    long[] both = words.clone();
    for (int index = 0; index < both.length; index++) {
      both[index] |= other.words[index];
    }
    return new Mask(both, size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask && mask.size == size && Arrays.equals(mask.words, words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words) * 31 + size;
  }

  @Override
  public String toString() {
    return cardinality() + " of " + size + " bars";
  }
}
