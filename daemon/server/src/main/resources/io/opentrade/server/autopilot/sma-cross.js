// Moving-average crossover: long while the fast average is above the slow one.
//
// The oldest trend rule there is, and a good first read: it shows both styles side by side. They
// decide alike, bar by bar; `--style signals` (the default) is the faster one.

export const strategy = { api: 1, timeframe: "5m", warmup: 50 };

export const params = {
  fast: { value: 10, min: 2, max: 200, step: 1 },
  slow: { value: 50, min: 5, max: 400, step: 5 },
};

// Style 1: called once. The columns have no values here; we only say what to compute.
export function signals({ close, ta, params }) {
  const fast = ta.sma(close, params.fast);
  const slow = ta.sma(close, params.slow);
  return {
    enterLong: fast.crossesAbove(slow),
    exitLong: fast.crossesBelow(slow),
    plot: { fast: { column: fast }, slow: { column: slow } },
  };
}

// Style 2: called at every closed bar. `.now` is the value at that bar.
export function onBar(ctx) {
  const fast = ctx.ta.sma(ctx.close, ctx.params.fast);
  const slow = ctx.ta.sma(ctx.close, ctx.params.slow);
  if (ctx.position.quantity === 0 && fast.crossesAbove(slow).now) {
    ctx.buy();
  } else if (ctx.position.quantity > 0 && fast.crossesBelow(slow).now) {
    ctx.closePosition();
  }
}
