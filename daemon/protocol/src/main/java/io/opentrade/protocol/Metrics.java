package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// The figures of a backtest, in the order of the document. Money is in the run's currency; ratios
/// are null where undefined, never 0. Percent means hundredths: 5.0 is five percent. Annual figures
/// come from daily equity returns (sampled at 00:00 UTC, sample deviation, risk-free rate 0).
///
/// @param trades finished trades and, where one is open at the end, that one too
/// @param exposurePercent share of bars with a position
/// @param maxDrawdown largest fall from a peak, on closes, as a positive amount
/// @param maxDrawdownPercent the same in percent of that peak, negative
/// @param maxDrawdownDays longest time below a peak
/// @param sortino by the root mean square of negative daily returns over all days
/// @param volume sum of the notional of all fills
public record Metrics(
    int trades,
    int wins,
    int losses,
    @Nullable Double winRatePercent,
    Decimal startEquity,
    Decimal endEquity,
    Decimal peakEquity,
    Decimal netProfit,
    @Nullable Double netProfitPercent,
    @Nullable Double buyAndHoldPercent,
    @Nullable Double cagrPercent,
    @Nullable Double exposurePercent,
    Decimal maxDrawdown,
    @Nullable Double maxDrawdownPercent,
    @Nullable Double maxDrawdownDays,
    @Nullable Double averageDrawdownPercent,
    @Nullable Double volatilityPercent,
    @Nullable Double sharpe,
    @Nullable Double sortino,
    @Nullable Double calmar,
    @Nullable Double sqn,
    @Nullable Double kelly,
    @Nullable Double profitFactor,
    @Nullable Double expectancyPercent,
    @Nullable Double bestTradePercent,
    @Nullable Double worstTradePercent,
    @Nullable Double averageTradePercent,
    @Nullable Double maxTradeDays,
    @Nullable Double averageTradeDays,
    Decimal fees,
    Decimal volume) {
  public Metrics {
    Values.finiteOrNull("winRatePercent", winRatePercent);
    Values.finiteOrNull("netProfitPercent", netProfitPercent);
    Values.finiteOrNull("buyAndHoldPercent", buyAndHoldPercent);
    Values.finiteOrNull("cagrPercent", cagrPercent);
    Values.finiteOrNull("exposurePercent", exposurePercent);
    Values.finiteOrNull("maxDrawdownPercent", maxDrawdownPercent);
    Values.finiteOrNull("maxDrawdownDays", maxDrawdownDays);
    Values.finiteOrNull("averageDrawdownPercent", averageDrawdownPercent);
    Values.finiteOrNull("volatilityPercent", volatilityPercent);
    Values.finiteOrNull("sharpe", sharpe);
    Values.finiteOrNull("sortino", sortino);
    Values.finiteOrNull("calmar", calmar);
    Values.finiteOrNull("sqn", sqn);
    Values.finiteOrNull("kelly", kelly);
    Values.finiteOrNull("profitFactor", profitFactor);
    Values.finiteOrNull("expectancyPercent", expectancyPercent);
    Values.finiteOrNull("bestTradePercent", bestTradePercent);
    Values.finiteOrNull("worstTradePercent", worstTradePercent);
    Values.finiteOrNull("averageTradePercent", averageTradePercent);
    Values.finiteOrNull("maxTradeDays", maxTradeDays);
    Values.finiteOrNull("averageTradeDays", averageTradeDays);
  }
}
