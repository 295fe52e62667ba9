// Mean reversion: buy what fell too fast while the long trend still points up, sell the rebound.
//
// RSI below `oversold` says that recent falls outweigh recent rises; the long average keeps us from
// catching falling knives in a bear market. A stop under the entry bounds the loss.

export const strategy = { api: 1, timeframe: "5m", warmup: 200 };

export const params = {
  length: { value: 14, min: 2, max: 50 },
  oversold: { value: 30, min: 5, max: 50 },
  recovered: { value: 55, min: 40, max: 90 },
  trend: { value: 200, min: 20, max: 500 },
  stopRanges: { value: 3, min: 0.5, max: 10, step: 0.5 },
};

export function signals({ close, ta, params }) {
  const rsi = ta.rsi(close, params.length);
  const trend = ta.sma(close, params.trend);
  return {
    // The bar at which RSI turns up through the threshold again, not the first one below it.
    enterLong: rsi.crossesAbove(params.oversold).and(close.above(trend)),
    exitLong: rsi.above(params.recovered),
    stop: close.minus(ta.atr(14).times(params.stopRanges)),
    tag: "oversold",
    plot: { trend: { column: trend } },
  };
}
