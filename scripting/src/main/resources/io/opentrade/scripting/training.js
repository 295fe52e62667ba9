export const strategy = { api: 1, timeframe: "5m", warmup: 50 };
export const params = { fast: { value: 10, min: 2, max: 200 }, slow: { value: 50, min: 5, max: 400 } };

export function signals({ open, high, low, close, volume, ta, params }) {
  const fast = ta.sma(close, params.fast);
  const slow = ta.ema(close, params.slow);
  const bands = ta.bollinger(close, 20, 2);
  const calm = ta.rsi(close, 14).below(70).and(ta.atr(14).above(0)).or(close.above(bands.upper).not());
  return {
    enterLong: fast.crossesAbove(slow).and(calm),
    exitLong: fast.crossesBelow(slow).or(close.below(ta.lowest(low, 20).shift(1))),
    stop: close.minus(ta.atr(14).times(2)),
    plot: { fast: { column: fast }, macd: { column: ta.macd(close).macd }, cci: { column: ta.cci(20) } },
  };
}

export function onBar(ctx) {
  const fast = ctx.ta.sma(ctx.close, ctx.params.fast);
  const slow = ctx.ta.sma(ctx.close, ctx.params.slow);
  if (ctx.position.quantity === 0 && fast.crossesAbove(slow).now) {
    ctx.buy({ percent: 50, stop: ctx.bar.close * 0.9, tag: "training" });
    ctx.log("in at", ctx.bar.close, ctx.close.ago(1));
  } else if (ctx.position.quantity > 0 && fast.crossesBelow(slow).now) {
    ctx.closePosition();
  }
}
