package io.opentrade.engine.column;

import java.util.Arrays;

/// A condition column while it is computed: true, false or no value at each bar, as two bits. A bar
/// is true only where it is known; bits of bars that are not computed yet are 0.
///
/// It holds all bars, or the bars of one tile at a time, which stay near the processor.
final class Flags {
  long[] truth = {};
  long[] known = {};

  /// The word of the columns that is element 0: above it only where but a tile is held.
  int base;

  /// Makes room for that many bars.
  void reserve(int bars) {
    int words = Mask.words(bars);
    if (truth.length < words) {
      int capacity = Math.max(words, truth.length + truth.length / 2);
      truth = Arrays.copyOf(truth, capacity);
      known = Arrays.copyOf(known, capacity);
    }
  }

  /// Holds the bars from `from` (inclusive), the first of a word, to `to` (exclusive) from now on.
  /// Words that are to be computed whole hold what they held.
  void show(int from, int to) {
    base = from >> 6;
    int words = Mask.words(to) - base;
    if (truth.length < words) {
      truth = new long[words];
      known = new long[words];
    }
    truth[words - 1] = 0;
    known[words - 1] = 0;
  }

  boolean isTrue(int bar) {
    return (truth[(bar >> 6) - base] >>> bar & 1) != 0;
  }

  boolean isKnown(int bar) {
    return (known[(bar >> 6) - base] >>> bar & 1) != 0;
  }

  /// Sets a bar to what another column holds at a bar.
  void copy(int bar, Flags from, int source) {
    int at = (source >> 6) - from.base;
    truth[(bar >> 6) - base] |= (from.truth[at] >>> source & 1) << bar;
    known[(bar >> 6) - base] |= (from.known[at] >>> source & 1) << bar;
  }

  /// The column as a mask, once it is complete.
  Mask mask(int bars) {
    int words = Mask.words(bars);
    return new Mask(truth.length == words ? truth : Arrays.copyOf(truth, words), bars);
  }
}
