package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import org.jspecify.annotations.Nullable;

/// The figures of a run. Null means undefined (never 0): a ratio without a denominator, a mean over
/// nothing. Percentages are in percent (12.5, not 0.125). Trade figures are over trades that have
/// ended; each component says its formula.
///
/// Daily returns: the last equity of each UTC day that has bars, by the bar's start, first and last
/// partial day kept; the returns between consecutive days. With N periods a year, r the returns and
/// g their geometric mean, *annual* is (1+g)^N − 1. The risk-free rate is 0.
///
/// @param trades trades that have ended
/// @param wins trades with a profit above 0 after fees
/// @param losses trades with a profit below 0 after fees
/// @param winRatePercent wins over trades
/// @param startEquity cash at the start
/// @param endEquity equity at the end, an open trade marked at the last close
/// @param peakEquity highest bar-close equity
/// @param netProfit end less start
/// @param netProfitPercent net profit over start
/// @param buyAndHoldPercent from the close of the first bar at which the strategy could decide to
///     the last close, all cash in and out again with the fee paid both times
/// @param cagrPercent (end/start)^(1/years) − 1, years the days from the first bar's start to the
///     last's, over 365 when N is 365, else over 365.25
/// @param exposurePercent bars in which a trade was held, from its bar of entry to its bar of exit
///     inclusive, over all bars of the range
/// @param maxDrawdown largest fall of bar-close equity from an earlier peak, in money
/// @param maxDrawdownPercent largest such fall as a share of its peak, positive
/// @param maxDrawdownDays longest time from a peak to the bar that reaches it again, or to the end
/// @param averageDrawdownPercent mean over all such episodes of each one's depth
/// @param volatilityPercent sqrt((v + (1+g)²)^N − (1+g)^(2N)), v the sample variance (n−1) of r
/// @param sharpe annual over volatility
/// @param sortino annual over sqrt(mean(min(r,0)²)) × sqrt(N), the mean over all days
/// @param calmar annual over the largest drawdown
/// @param sqn system quality number: sqrt(trades) × mean profit over its sample deviation (n−1)
/// @param kelly w − (1−w) / (average win / average loss), in money, w the share of wins
/// @param profitFactor sum of winning over sum of losing profit percentages
/// @param expectancyPercent mean of the trades' profit percentages
/// @param bestTradePercent highest profit percentage
/// @param worstTradePercent lowest profit percentage
/// @param averageTradePercent geometric mean of the trades' profit percentages
/// @param maxTradeDays longest trade, from the start of its first to that of its last bar
/// @param averageTradeDays mean of the same
/// @param fees of all fills, those of an open trade included
/// @param volume notional of all fills, likewise
public record Metrics(
    int trades,
    int wins,
    int losses,
    @Nullable Double winRatePercent,
    Money startEquity,
    Money endEquity,
    Money peakEquity,
    Money netProfit,
    double netProfitPercent,
    @Nullable Double buyAndHoldPercent,
    @Nullable Double cagrPercent,
    double exposurePercent,
    Money maxDrawdown,
    double maxDrawdownPercent,
    double maxDrawdownDays,
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
    Money fees,
    Money volume) {

  /// Measures a run.
  ///
  /// @param periodsPerYear N: 365 where the market never closes, 252 for shares; positive
  public static Metrics of(Outcome outcome, Market market, Settings settings, int periodsPerYear) {
    return of(outcome, Markets.of(market), settings, periodsPerYear);
  }

  /// Measures a run on several markets: days, exposure and falls are those of the account.
  public static Metrics of(
      Outcome outcome, Markets markets, Settings settings, int periodsPerYear) {
    return new Measurement(outcome, markets, settings, periodsPerYear).metrics();
  }
}
