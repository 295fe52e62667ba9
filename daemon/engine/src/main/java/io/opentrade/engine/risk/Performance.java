package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;

/// How an account fares: against the start of the day, against its peak, and in its last trades.
public final class Performance {
  private final TradingDay days;
  private final Baseline dayStart;
  private final Baseline peak;
  private Money equity;
  private long day = Long.MIN_VALUE;
  private int losses;

  Performance(Money start, TradingDay days) {
    this.days = days;
    this.dayStart = new Baseline(start);
    this.peak = new Baseline(start);
    this.equity = start;
  }

  /// The account is worth so much. A day's first equity is the last that was known before it.
  void marked(long at, Money worth) {
    if (days.of(at) != day) {
      day = days.of(at);
      dayStart.set(equity);
    }
    equity = worth;
    peak.raise(worth);
  }

  /// Money came in, or went out where `amount` is negative.
  void moved(long at, Money amount) {
    marked(at, equity);
    dayStart.moved(amount, equity);
    peak.moved(amount, equity);
    equity = equity.plus(amount);
  }

  /// A trade ended.
  void closed(ClosedTrade trade) {
    losses = trade.profit().signum() < 0 ? losses + 1 : 0;
  }

  /// Counts from here as if the account began now.
  void restart() {
    dayStart.set(equity);
    peak.set(equity);
    losses = 0;
  }

  boolean lostToday(Cap most) {
    return dayStart.lost(equity, most);
  }

  boolean belowPeak(Cap most) {
    return peak.lost(equity, most);
  }

  /// How many trades in a row ended with a loss.
  int losses() {
    return losses;
  }
}
