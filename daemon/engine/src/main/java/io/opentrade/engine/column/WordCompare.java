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

  /// The same, one bar after the other.
  static boolean scalar(
      Column a, Column b, int from, int to, int base, long[] less, long[] greater) {
    return scalar(a.values(), b.values(), from, to, base, less, greater);
  }

  /// One bar after the other. Averages stay on one side for long, which branches foretell well; a
  /// word in which the sides change often is followed by one without branches.
  static boolean scalar(
      double[] a, double[] b, int from, int to, int base, long[] less, long[] greater) {
    boolean calm = true;
    long decided = -1;
    for (int word = from - base; word < to - base; word++) {
      if (calm) {
        runs(a, b, (word + base) << 6, word, less, greater);
      } else {
        bits(a, b, (word + base) << 6, word, less, greater);
      }
      calm = Long.bitCount(less[word] ^ less[word] << 1) <= OFTEN;
      decided &= less[word] | greater[word];
    }
    return decided == -1;
  }

  /// Stretches on one side.
  private static void runs(
      double[] a, double[] b, int first, int word, long[] less, long[] greater) {
    int end = first + Long.SIZE;
    long below = 0;
    long above = 0;
    int bar = first;
    while (bar < end) {
      int start = bar;
      while (bar < end && a[bar] < b[bar]) {
        bar++;
      }
      below |= bar == start ? 0 : -1L >>> (Long.SIZE - (bar - start)) << start;
      start = bar;
      while (bar < end && a[bar] > b[bar]) {
        bar++;
      }
      above |= bar == start ? 0 : -1L >>> (Long.SIZE - (bar - start)) << start;
      bar += bar < end && !(a[bar] < b[bar]) ? 1 : 0;
    }
    less[word] = below;
    greater[word] = above;
  }

  private static void bits(
      double[] a, double[] b, int start, int word, long[] less, long[] greater) {
    long below = 0;
    long above = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      double first = a[start + bit];
      double second = b[start + bit];
      below |= (first < second ? 1L : 0L) << bit;
      above |= (first > second ? 1L : 0L) << bit;
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
