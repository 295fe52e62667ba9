package io.opentrade.engine.column;

import org.jspecify.annotations.Nullable;

/// What is decided to do at the market at the closes of some bars, whole words of 64 of them. The
/// arrays are shared: nobody writes to them.
///
/// @param base of the words: word `w` of a column of all bars is element `w - base`
/// @param enterLong bit `i % 64` of word `i / 64` is bar `i`
/// @param size fraction of cash an entry takes, of all bars; null for the usual size
public record Decisions(
    int base,
    long[] enterLong,
    long[] exitLong,
    long[] enterShort,
    long[] exitShort,
    double @Nullable [] size) {
  /// About no bar.
  public static final Decisions NONE =
      new Decisions(0, new long[0], new long[0], new long[0], new long[0], null);

  // Written out because the compact form loses the annotations of array components.
  public Decisions(
      int base,
      long[] enterLong,
      long[] exitLong,
      long[] enterShort,
      long[] exitShort,
      double @Nullable [] size) {
    this.base = base;
    this.enterLong = enterLong;
    this.exitLong = exitLong;
    this.enterShort = enterShort;
    this.exitShort = exitShort;
    this.size = size;
  }

  /// Those about all bars.
  public static Decisions of(Signals signals) {
    return new Decisions(
        0,
        signals.enterLong().words(),
        signals.exitLong().words(),
        signals.enterShort().words(),
        signals.exitShort().words(),
        signals.size());
  }
}
