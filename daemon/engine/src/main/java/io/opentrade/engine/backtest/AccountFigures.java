package io.opentrade.engine.backtest;

import static io.opentrade.engine.backtest.Measurement.defined;
import static io.opentrade.engine.backtest.Measurement.number;

import io.opentrade.engine.domain.Money;
import java.util.Arrays;

/// Reckons the figures of the account as a whole.
final class AccountFigures {
  private AccountFigures() {}

  static MoreMetrics.Account of(Outcome outcome, Settings settings) {
    Sample equity = new Sample(outcome.equity());
    Money balance = settings.cash();
    Money least = balance;
    Money most = balance;
    int open = 0;
    for (Trade trade : outcome.trades()) {
      if (trade.open()) {
        open++;
      } else {
        balance = balance.plus(trade.profit());
        least = balance.compareTo(least) < 0 ? balance : least;
        most = balance.compareTo(most) > 0 ? balance : most;
      }
    }
    double[] stakes =
        outcome.trades().stream()
            .filter(trade -> !trade.open())
            .mapToDouble(AccountFigures::stake)
            .toArray();
    return new MoreMetrics.Account(
        equity.mean() > 0 ? defined(number(outcome.volume()) / equity.mean()) : null,
        Arrays.stream(outcome.equity()).min().orElse(number(settings.cash())),
        least,
        most,
        defined(new Sample(stakes).mean()),
        open);
  }

  private static double stake(Trade trade) {
    return trade.quantity().value().doubleValue() * trade.entryPrice().value().doubleValue();
  }
}
