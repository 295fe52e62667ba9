package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;

/// Keeps of a run what a sweep compares: how many trades, how much profit, how deep a fall.
final class KernelGlance implements KernelLog {
  private final double[] close;
  private final LongMoney money;
  private final boolean falls;
  private int trades;
  private long cash;
  private long quantity;
  private long marked;
  private double peak = Double.NEGATIVE_INFINITY;
  private double deepest;
  private Standing highest = new Standing(0, 0, 0);
  private Standing from = highest;
  private Standing at = highest;

  /// What the account held at a bar's close.
  private record Standing(int bar, long cash, long quantity) {}

  /// @param falls whether the drawdown is wanted
  KernelGlance(double[] close, LongMoney money, boolean falls) {
    this.close = close;
    this.money = money;
    this.falls = falls;
  }

  int trades() {
    return trades;
  }

  /// Of the last close, exact.
  Money endEquity() {
    return money.money(Math.addExact(cash, marked));
  }

  /// The largest fall of bar-close equity from an earlier peak, exact; 0 where there is none.
  Money maxDrawdown() {
    return deepest > 0 ? exact(from).minus(exact(at)) : Money.ZERO;
  }

  private Money exact(Standing standing) {
    if (standing.quantity() == 0) {
      return money.money(standing.cash());
    }
    long price = money.price(close[standing.bar()]);
    long worth = money.notional(price, Math.abs(standing.quantity()));
    return money.money(Math.addExact(standing.cash(), standing.quantity() > 0 ? worth : -worth));
  }

  @Override
  public void held(int first, int to) {
    if (falls) {
      follow(first, to, money.moneyNumber(cash), money.quantityNumber(quantity));
    }
  }

  /// Equities as [Equities] looks at them.
  private void follow(int first, int to, double cashNumber, double quantityNumber) {
    int end = quantityNumber == 0 ? first + 1 : to;
    double highestSoFar = peak;
    double deepestSoFar = deepest;
    int highestBar = -1;
    int lowestBar = -1;
    int lowestFrom = -1;
    for (int bar = first; bar < end; bar++) {
      double equity = quantityNumber == 0 ? cashNumber : cashNumber + quantityNumber * close[bar];
      if (equity > highestSoFar) {
        highestSoFar = equity;
        highestBar = bar;
      } else if (highestSoFar - equity > deepestSoFar) {
        deepestSoFar = highestSoFar - equity;
        lowestBar = bar;
        lowestFrom = highestBar;
      }
    }
    peak = highestSoFar;
    deepest = deepestSoFar;
    if (lowestBar >= 0) {
      from = lowestFrom < 0 ? highest : new Standing(lowestFrom, cash, quantity);
      at = new Standing(lowestBar, cash, quantity);
    }
    if (highestBar >= 0) {
      highest = new Standing(highestBar, cash, quantity);
    }
  }

  @Override
  public void moved(int bar, long cashNow, long quantityNow) {
    cash = cashNow;
    quantity = quantityNow;
  }

  @Override
  public void traded(
      int entryBar,
      long entryPrice,
      long entryNotional,
      int exitBar,
      long exitPrice,
      long exitNotional,
      long traded,
      long fees,
      End end,
      int seen) {
    switch (end) {
      case SIGNAL, STOP, TRAIL, TAKE_PROFIT, CLOSED -> trades++;
      case OPEN -> marked = traded > 0 ? exitNotional : -exitNotional;
    }
  }
}
