// @NAME@: buys when a fast average of the closes crosses above a slow one, sells when it crosses
// back. Start from here and change what you like.
//
//   opentrade strategy check @NAME@.js
//   opentrade backtest @NAME@.js --demo
//   opentrade backtest @NAME@.js --demo --style onBar --set fast=12

export const strategy = {
  api: 1,
  warmup: 50, // bars before the first one that may trade
  // timeframe: "5m",
  // series: { trend: "1h" },   // further candles, here the same market on hours
};

// Each parameter: its default and its limits. --set fast=12 changes one for a run.
export const params = {
  fast: { value: 10, min: 2, max: 200 },
  slow: { value: 50, min: 5, max: 400 },
};

// Style 1: say once what the signals are. Columns stand for whole series: they have no index and no
// length, and arithmetic goes through their methods. What is decided at the close of a bar is filled
// at the open of the next.
export function signals({ close, ta, params }) {
  const fast = ta.sma(close, params.fast);
  const slow = ta.sma(close, params.slow);
  return {
    enterLong: fast.crossesAbove(slow),
    exitLong: fast.crossesBelow(slow),
    // also: enterShort, exitShort, size, limit, stop, takeProfit, trail, leverage, tag, exitTag
    plot: { fast: { column: fast }, slow: { column: slow } },
  };
}

// Style 2: decide at the close of every bar. Here a column has .now and .ago(n). A file may hold one
// style or both; with both, --style chooses.
export function onBar(ctx) {
  const fast = ctx.ta.sma(ctx.close, ctx.params.fast);
  const slow = ctx.ta.sma(ctx.close, ctx.params.slow);
  if (ctx.position.quantity === 0 && fast.crossesAbove(slow).now) {
    ctx.buy(); // or ctx.buy({ percent: 50, stop: 95, takeProfit: 110, tag: "cross" })
  } else if (ctx.position.quantity > 0 && fast.crossesBelow(slow).now) {
    ctx.closePosition();
  }
}
