// Momentum, long and short: follow the MACD line when it crosses its signal line on the side of the
// longer trend.
//
// A crossing below zero only closes a long position; it becomes a short one when the price is under
// the long average as well. This keeps the strategy out of the many crossings of a quiet market.
//
// A spot account cannot go short: run it with --account margin, or on a future such as BTC/USDT-PERP.

export const strategy = { api: 1, timeframe: "5m", warmup: 150 };

export const params = {
  fast: { value: 12, min: 3, max: 50 },
  slow: { value: 26, min: 5, max: 200 },
  signal: { value: 9, min: 2, max: 50 },
  trend: { value: 100, min: 20, max: 400 },
};

export function signals({ close, ta, params }) {
  const macd = ta.macd(close, params.fast, params.slow, params.signal);
  const trend = ta.ema(close, params.trend);
  const up = macd.macd.crossesAbove(macd.signal);
  const down = macd.macd.crossesBelow(macd.signal);
  return {
    enterLong: up.and(close.above(trend)),
    exitLong: down,
    enterShort: down.and(close.below(trend)),
    exitShort: up,
    plot: { trend: { column: trend } },
  };
}
