package io.opentrade.engine.backtest;

import java.util.List;

/// The numbers of trades that figures are made of, in the order of the trades. One routine reckons
/// with them, whether the trades are objects or columns.
sealed interface TradeNumbers permits TradeNumbers.Objects, TripColumns {
  /// How many trades there are, with one that is still open.
  int size();

  boolean open(int trade);

  double profit(int trade);

  double profitPercent(int trade);

  /// Milliseconds since the epoch.
  long entryTime(int trade);

  /// Milliseconds since the epoch.
  long exitTime(int trade);

  /// From the bar of entry to the bar of exit.
  int bars(int trade);

  /// The tick at which it was entered.
  ///
  /// @param near at or before it
  int entryTick(int trade, Markets markets, int near);

  /// How many have ended.
  default int ended() {
    int ended = 0;
    for (int trade = 0; trade < size(); trade++) {
      ended += open(trade) ? 0 : 1;
    }
    return ended;
  }

  static TradeNumbers of(List<Trade> trades) {
    return trades instanceof TripColumns columns ? columns : new Objects(trades);
  }

  /// Those of objects.
  record Objects(List<Trade> trades) implements TradeNumbers {
    @Override
    public int size() {
      return trades.size();
    }

    @Override
    public boolean open(int trade) {
      return trades.get(trade).open();
    }

    @Override
    public double profit(int trade) {
      return Measurement.number(trades.get(trade).profit());
    }

    @Override
    public double profitPercent(int trade) {
      return trades.get(trade).profitPercent();
    }

    @Override
    public long entryTime(int trade) {
      return trades.get(trade).entryTime();
    }

    @Override
    public long exitTime(int trade) {
      return trades.get(trade).exitTime();
    }

    @Override
    public int bars(int trade) {
      return trades.get(trade).bars();
    }

    @Override
    public int entryTick(int trade, Markets markets, int near) {
      return markets.tickAtOrAfter(entryTime(trade), near);
    }
  }
}
