package io.opentrade.engine.column;

import org.jspecify.annotations.Nullable;

/// A plan carried out over candles: what is decided at the close of each bar. The masks have one
/// bit
/// a bar and are never null (empty where the plan does not say); a number column is null where the
/// plan does not say and NaN at bars without a value. The arrays are shared: nobody writes to them.
///
/// @param size fraction of cash an entry takes
/// @param limit limit price of an entry
/// @param stop stop-loss price of an entry
/// @param takeProfit take-profit price of an entry
/// @param trail distance of the trailing stop of an entry, in price
/// @param entryTag written on each trade; the empty text for none
/// @param exitTag the exit reason; the empty text for `signal`
public record Signals(
    Mask enterLong,
    Mask exitLong,
    Mask enterShort,
    Mask exitShort,
    double @Nullable [] size,
    double @Nullable [] limit,
    double @Nullable [] stop,
    double @Nullable [] takeProfit,
    double @Nullable [] trail,
    double @Nullable [] leverage,
    String entryTag,
    String exitTag) {
  // Written out because the compact form loses the annotations of array components.
  public Signals(
      Mask enterLong,
      Mask exitLong,
      Mask enterShort,
      Mask exitShort,
      double @Nullable [] size,
      double @Nullable [] limit,
      double @Nullable [] stop,
      double @Nullable [] takeProfit,
      double @Nullable [] trail,
      double @Nullable [] leverage,
      String entryTag,
      String exitTag) {
    int bars = enterLong.size();
    if (exitLong.size() != bars || enterShort.size() != bars || exitShort.size() != bars) {
      throw new IllegalArgumentException("masks differ in size");
    }
    requireLength(bars, size);
    requireLength(bars, limit);
    requireLength(bars, stop);
    requireLength(bars, takeProfit);
    requireLength(bars, trail);
    requireLength(bars, leverage);
    this.enterLong = enterLong;
    this.exitLong = exitLong;
    this.enterShort = enterShort;
    this.exitShort = exitShort;
    this.size = size;
    this.limit = limit;
    this.stop = stop;
    this.takeProfit = takeProfit;
    this.trail = trail;
    this.leverage = leverage;
    this.entryTag = entryTag;
    this.exitTag = exitTag;
  }

  /// Signals that only enter and exit, at the run's own size.
  public static Signals of(Mask enterLong, Mask exitLong, Mask enterShort, Mask exitShort) {
    return new Signals(
        enterLong, exitLong, enterShort, exitShort, null, null, null, null, null, null, "", "");
  }

  /// Number of bars.
  public int bars() {
    return enterLong.size();
  }

  private static void requireLength(int bars, double @Nullable [] column) {
    if (column != null && column.length != bars) {
      throw new IllegalArgumentException("a column differs in length from the masks");
    }
  }
}
