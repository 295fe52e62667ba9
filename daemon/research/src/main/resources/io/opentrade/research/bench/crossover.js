export const params = { fast: 10, slow: 50 };

export function onBar(ctx) {
  const fast = ctx.ta.sma(ctx.close, ctx.params.fast);
  const slow = ctx.ta.sma(ctx.close, ctx.params.slow);
  if (ctx.position.quantity === 0 && fast.crossesAbove(slow).now) ctx.buy();
  else if (ctx.position.quantity > 0 && fast.crossesBelow(slow).now) ctx.closePosition();
}
