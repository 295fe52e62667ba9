package io.opentrade.engine.backtest;

/// Told by the signal kernel what happens, in order of time. Money, prices and quantities come in
/// the units of its [LongMoney].
interface KernelLog {
  /// The signals were looked at, at the close of a bar.
  ///
  /// @param quantity held then
  default void asked(int bar, long quantity) {}

  /// The trade saw the open of the bar in which it ended.
  int OPEN = 1;

  /// The trade saw the high of the bar in which it ended.
  int HIGH = 2;

  /// The trade saw the low of the bar in which it ended.
  int LOW = 4;

  /// The trade was entered inside a bar, when the market had been at the bar's high already, or,
  /// for a short, at its low.
  int LATE = 8;

  /// From the close of bar `from` to that of the bar before `to` the account was what it last moved
  /// to.
  void held(int from, int to);

  /// A fill changed the account at this bar.
  ///
  /// @param quantity negative when short
  void moved(int bar, long cash, long quantity);

  /// How a round trip ends.
  enum End {
    /// By a signal, to leave or to enter the other way.
    SIGNAL,
    /// By its stop-loss.
    STOP,
    /// By its trailing stop.
    TRAIL,
    /// By its take-profit.
    TAKE_PROFIT,
    /// Because the candles end.
    CLOSED,
    /// Not at all: it is marked at the last close.
    OPEN
  }

  /// A round trip.
  ///
  /// @param quantity negative for a short
  /// @param fees of its fills
  /// @param seen what it saw of its last bar before it ended there, of `OPEN`, `HIGH` and `LOW`;
  ///     and `LATE`
  void traded(
      int entryBar,
      long entryPrice,
      long entryNotional,
      int exitBar,
      long exitPrice,
      long exitNotional,
      long quantity,
      long fees,
      End end,
      int seen);
}
