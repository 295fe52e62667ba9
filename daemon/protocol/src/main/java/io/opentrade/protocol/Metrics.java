package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// Money is in the run's currency; null is undefined, never 0; percent means hundredths: 5.0 is
/// five percent. Trade figures are over trades that have ended, profits after fees. Daily returns
/// r are the changes between the last equities of consecutive UTC days that have bars, the first
/// and the last day whole or not. N is the periods per year, g the geometric mean of r, and the
/// annual return is (1+g)^N − 1. The risk-free rate is 0.
///
/// @param trades trades that have ended, from flat to flat; a reversal ends one and begins
///     another
/// @param wins trades with a profit above 0
/// @param losses trades with a profit below 0
/// @param winRatePercent wins / trades
/// @param startEquity cash at the start
/// @param endEquity equity at the last close, an open trade marked there
/// @param peakEquity highest equity at a close
/// @param netProfit end equity − start equity
/// @param netProfitPercent net profit / start equity
/// @param buyAndHoldPercent from the close of the first bar at which all indicators have a value
///     to the last close, all cash in and out with the fee paid both times
/// @param cagrPercent (end / start)^(1 / years) − 1; years are the days from the first bar to the
///     last over 365 where N is 365, else over 365.25; null without a year or without money left
/// @param exposurePercent bars in which a position was held, the bars of entry and exit included,
///     of all bars
/// @param maxDrawdown largest fall of the equity at closes from an earlier peak, negative
/// @param maxDrawdownPercent largest such fall as a share of its peak, negative
/// @param maxDrawdownDays longest time from a peak to the bar that reaches it again, or to the
///     end
/// @param averageDrawdownPercent mean depth of all such episodes, negative
/// @param volatilityPercent a year's: sqrt((v + (1+g)²)^N − (1+g)^(2N)), v the sample variance
///     (n−1) of r
/// @param sharpe annual return / volatility
/// @param sortino annual return / (sqrt(mean of min(r, 0)²) × sqrt(N)), the mean over all days
/// @param calmar annual return / largest drawdown
/// @param sqn system quality number: sqrt(trades) × mean profit / its sample deviation (n−1)
/// @param kelly w − (1 − w) / payoff, with w the share of wins
/// @param profitFactor sum of the winners' profit percentages / sum of the losers'; null without
///     a loser
/// @param expectancyPercent mean profit percentage of a trade, of its entry notional
/// @param bestTradePercent highest profit percentage
/// @param worstTradePercent lowest profit percentage
/// @param averageTradePercent geometric mean of the profit percentages
/// @param maxTradeDays longest time from the bar of entry to the bar of exit
/// @param averageTradeDays mean of that time
/// @param fees of all fills, those of an open trade included
/// @param volume notional of all fills, those of an open trade included
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
