package io.opentrade.engine.column;

import java.util.Arrays;

/// A condition column while it is computed: true, false or no value at each bar, as two bits. A bar
/// is true only where it is known; bits of bars that are not computed yet are 0.
final class Flags {
  long[] truth = {};
  long[] known = {};

  /// Makes room for that many bars.
  void reserve(int bars) {
    int words = Mask.words(bars);
    if (truth.length < words) {
      int capacity = Math.max(words, truth.length + truth.length / 2);
      truth = Arrays.copyOf(truth, capacity);
      known = Arrays.copyOf(known, capacity);
    }
  }

  boolean isTrue(int bar) {
    return (truth[bar >> 6] >>> bar & 1) != 0;
  }

  boolean isKnown(int bar) {
    return (known[bar >> 6] >>> bar & 1) != 0;
  }

  /// Sets a bar to what another column holds at a bar.
  void copy(int bar, Flags from, int source) {
    truth[bar >> 6] |= (from.truth[source >> 6] >>> source & 1) << bar;
    known[bar >> 6] |= (from.known[source >> 6] >>> source & 1) << bar;
  }

  /// The column as a mask, once it is complete.
  Mask mask(int bars) {
    int words = Mask.words(bars);
    return new Mask(truth.length == words ? truth : Arrays.copyOf(truth, words), bars);
  }
}
