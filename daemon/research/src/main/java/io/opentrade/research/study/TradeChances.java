package io.opentrade.research.study;

import io.opentrade.engine.backtest.Trade;
import java.util.List;
import java.util.Random;

/// The trades of a run in other orders. Each is taken with its return on the money there was before
/// it, so that gains and losses compound.
final class TradeChances {
  private final double[] returns;

  /// @param cash at the start
  TradeChances(List<Trade> trades, double cash) {
    double balance = cash;
    returns = new double[trades.size()];
    for (int i = 0; i < returns.length; i++) {
      double profit = trades.get(i).profit().value().doubleValue();
      returns[i] = balance > 0 ? Math.max(-1, profit / balance) : 0;
      balance += profit;
    }
  }

  /// All of them, in another order: the profit stays, the way to it changes.
  Chance shuffled(Random random) {
    double[] drawn = returns.clone();
    for (int i = drawn.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double kept = drawn[i];
      drawn[i] = drawn[other];
      drawn[other] = kept;
    }
    return compounded(drawn);
  }

  /// As many, each drawn anew from all.
  Chance resampled(Random random) {
    double[] drawn = new double[returns.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = returns[random.nextInt(returns.length)];
    }
    return compounded(drawn);
  }

  private static Chance compounded(double[] drawn) {
    double[] path = new double[drawn.length];
    double value = 1;
    for (int i = 0; i < path.length; i++) {
      value *= 1 + drawn[i];
      path[i] = value;
    }
    return Chance.of(path);
  }
}
