// The turtles' rule: buy a new high of the last weeks, sell a new low of the last days, and size each
// trade by volatility, so that one stop costs about the same share of the account.
//
// In the `onBar` style, because the size depends on the account.

export const strategy = { api: 1, timeframe: "5m", warmup: 60 };

export const params = {
  entry: { value: 55, min: 5, max: 300 },
  exit: { value: 20, min: 2, max: 150 },
  riskPercent: { value: 1, min: 0.1, max: 5, step: 0.1 },
  stopRanges: { value: 2, min: 0.5, max: 6, step: 0.5 },
};

export function onBar(ctx) {
  // The channel of the bars before this one: a bar cannot break its own high.
  const top = ctx.ta.highest(ctx.high, ctx.params.entry).shift(1);
  const bottom = ctx.ta.lowest(ctx.low, ctx.params.exit).shift(1);
  const range = ctx.ta.atr(20).now;

  if (ctx.position.quantity === 0) {
    if (ctx.close.above(top).now && range > 0) {
      const distance = ctx.params.stopRanges * range;
      const risked = (ctx.equity * ctx.params.riskPercent) / 100;
      // Never more than the account can pay.
      const quantity = Math.min(risked / distance, (0.95 * ctx.cash) / ctx.bar.close);
      ctx.buy({ quantity, stop: ctx.bar.close - distance, tag: "breakout" });
    }
  } else if (ctx.close.below(bottom).now) {
    ctx.closePosition("new low");
  }
}
