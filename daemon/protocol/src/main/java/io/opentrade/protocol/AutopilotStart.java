package io.opentrade.protocol;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `autopilot.start`: lets the autopilot run strategies at an account, under one budget.
///
/// @param budget cash that it may use; null for all that is free at the account
/// @param maxTrades strategies at work at once, at most; null for what the risk level says
/// @param takeProfitPercent a strategy that has made so much of its share is closed until the next
///     review; null for never
/// @param stopLossPercent a strategy that has lost so much of its share is closed until the next
///     review; null for never
/// @param target profit at which it closes everything and stops; null for none
/// @param strategies strategy files; empty for those of the last time at that account, or the ones
///     that come with the program
/// @param symbols markets; empty for those of the last time, or the usual ones
/// @param timeframe length of the bars; null for that of the last time, or `1h`
public record AutopilotStart(
    String account,
    AutopilotRisk risk,
    @Nullable Decimal budget,
    @Nullable Integer maxTrades,
    @Nullable Decimal takeProfitPercent,
    @Nullable Decimal stopLossPercent,
    @Nullable Target target,
    List<InputFile> strategies,
    List<String> symbols,
    @Nullable String timeframe)
    implements AutopilotRequest<AutopilotInfo> {
  private static final int MOST_TRADES = 20;
  private static final int HUNDRED = 100;

  public AutopilotStart {
    Values.required("account", account);
    Values.present("risk", risk);
    strategies = Values.list(strategies);
    symbols = Values.list(symbols);
    if (budget != null && budget.signum() <= 0) {
      throw new IllegalArgumentException("'budget' must be above 0");
    }
    if (maxTrades != null && (maxTrades < 1 || maxTrades > MOST_TRADES)) {
      throw new IllegalArgumentException("'maxTrades' must be from 1 to " + MOST_TRADES);
    }
    positive("takeProfitPercent", takeProfitPercent);
    positive("stopLossPercent", stopLossPercent);
    if (stopLossPercent != null && stopLossPercent.toDouble() > HUNDRED) {
      throw new IllegalArgumentException("'stopLossPercent' must be at most 100");
    }
  }

  private static void positive(String name, @Nullable Decimal percent) {
    if (percent != null && percent.signum() <= 0) {
      throw new IllegalArgumentException("'" + name + "' must be above 0");
    }
  }

  /// A profit to reach: an amount, or a percentage of the budget.
  public record Target(@Nullable Decimal amount, @Nullable Decimal percent) {
    public Target {
      if ((amount == null) == (percent == null)) {
        throw new IllegalArgumentException("a target is either an 'amount' or a 'percent'");
      }
      if (Objects.requireNonNullElse(amount, percent).signum() <= 0) {
        throw new IllegalArgumentException("a target must be above 0");
      }
    }
  }
}
