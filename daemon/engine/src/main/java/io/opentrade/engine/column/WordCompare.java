package io.opentrade.engine.column;

/// Compares two columns over whole words of 64 bars.
interface WordCompare {
  /// Changes of side in a word beyond which branches are guessed wrong too often.
  int OFTEN = 8;

  /// Writes the bits of the words from `from` (inclusive) to `to` (exclusive), which both columns
  /// must have reached.
  ///
  /// @param base the word that is written to element 0
  /// @param less bars at which `a` is less than `b`
  /// @param greater bars at which it is greater
  /// @return whether all bars are either
  boolean compare(Column a, Column b, int from, int to, int base, long[] less, long[] greater);

  /// One bar after the other. Averages stay on one side for long, which branches foretell well; a
  /// word in which the sides change often is followed by one without branches.
  static boolean scalar(
      Column a, Column b, int from, int to, int base, long[] less, long[] greater) {
    double[] left = a.values();
    double[] right = b.values();
    boolean calm = true;
    long decided = -1;
    for (int word = from; word < to; word++) {
      int at = word - base;
      int first = (word << 6) - a.first();
      int second = (word << 6) - b.first();
      if (calm) {
        runs(left, first, right, second - first, at, less, greater);
      } else {
        bits(left, first, right, second - first, at, less, greater);
      }
      calm = Long.bitCount(less[at] ^ less[at] << 1) <= OFTEN;
      decided &= less[at] | greater[at];
    }
    return decided == -1;
  }

  /// Stretches on one side.
  ///
  /// @param first place in `a` of the first bar of the word, which is bit 0
  /// @param shift from a place in `a` to that of the same bar in `b`
  private static void runs(
      double[] a, int first, double[] b, int shift, int word, long[] less, long[] greater) {
    int end = first + Long.SIZE;
    long below = 0;
    long above = 0;
    int bar = first;
    while (bar < end) {
      int start = bar;
      while (bar < end && a[bar] < b[bar + shift]) {
        bar++;
      }
      below |= stretch(start - first, bar - start);
      start = bar;
      while (bar < end && a[bar] > b[bar + shift]) {
        bar++;
      }
      above |= stretch(start - first, bar - start);
      bar += bar < end && !(a[bar] < b[bar + shift]) ? 1 : 0;
    }
    less[word] = below;
    greater[word] = above;
  }

  /// So many bits from `first` on, at most 64.
  private static long stretch(int first, int bits) {
    return bits == 0 ? 0 : -1L >>> (Long.SIZE - bits) << first;
  }

  private static void bits(
      double[] a, int first, double[] b, int shift, int word, long[] less, long[] greater) {
    long below = 0;
    long above = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      double left = a[first + bit];
      double right = b[first + bit + shift];
      below |= (left < right ? 1L : 0L) << bit;
      above |= (left > right ? 1L : 0L) << bit;
    }
    less[word] = below;
    greater[word] = above;
  }

  /// The fastest for long work. The vectors are slow until they are compiled, and only a process
  /// that was started with their module has them: `--add-modules jdk.incubator.vector`.
  static WordCompare fastest() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return WordCompare::scalar;
    }
    try {
      return Class.forName("io.opentrade.engine.column.VectorMasks")
          .asSubclass(WordCompare.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException _) {
      return WordCompare::scalar; // built without them
    }
  }
}
