package io.opentrade.engine.column;

import org.jspecify.annotations.Nullable;

/// What is decided to do, and to protect what comes of it, at the closes of some bars, whole words
/// of 64 of them. The arrays are shared: nobody writes to them.
///
/// @param base of the words: word `w` of a column of all bars is element `w - base`
/// @param enterLong bit `i % 64` of word `i / 64` is bar `i`
/// @param size fraction of cash an entry takes, of all bars; null for the usual size
/// @param limit price of an entry, of all bars; null for entries at the market
/// @param stop stop-loss price of an entry, of all bars; null for none
/// @param takeProfit take-profit price of an entry, of all bars; null for none
/// @param trail distance of an entry's trailing stop, of all bars; null for none
public record Decisions(
    int base,
    long[] enterLong,
    long[] exitLong,
    long[] enterShort,
    long[] exitShort,
    double @Nullable [] size,
    double @Nullable [] limit,
    double @Nullable [] stop,
    double @Nullable [] takeProfit,
    double @Nullable [] trail) {
  /// About no bar.
  public static final Decisions NONE =
      new Decisions(
          0, new long[0], new long[0], new long[0], new long[0], null, null, null, null, null);

  // Written out because the compact form loses the annotations of array components.
  public Decisions(
      int base,
      long[] enterLong,
      long[] exitLong,
      long[] enterShort,
      long[] exitShort,
      double @Nullable [] size,
      double @Nullable [] limit,
      double @Nullable [] stop,
      double @Nullable [] takeProfit,
      double @Nullable [] trail) {
    this.base = base;
    this.enterLong = enterLong;
    this.exitLong = exitLong;
    this.enterShort = enterShort;
    this.exitShort = exitShort;
    this.size = size;
    this.limit = limit;
    this.stop = stop;
    this.takeProfit = takeProfit;
    this.trail = trail;
  }

  /// Those about all bars.
  public static Decisions of(Signals signals) {
    return new Decisions(
        0,
        signals.enterLong().words(),
        signals.exitLong().words(),
        signals.enterShort().words(),
        signals.exitShort().words(),
        signals.size(),
        signals.limit(),
        signals.stop(),
        signals.takeProfit(),
        signals.trail());
  }

  /// Whether entries, or what protects them, rest in the market.
  public boolean rests() {
    return limit != null || stop != null || takeProfit != null || trail != null;
  }
}
