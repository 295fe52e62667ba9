// Holds the market that rose more in the last bar, with a stop, and counts its fills in its state.
export const strategy = { api: 1, warmup: 1 };

const rise = (market) => market.bar.close / market.bar.open;

export function onFill(ctx) {
  ctx.state.fills = (ctx.state.fills ?? 0) + 1;
}

export function onBars(ctx) {
  if (ctx.markets.some((market) => !market.fresh)) return;
  const best = ctx.markets.reduce((one, other) => (rise(other) > rise(one) ? other : one));
  for (const market of ctx.markets) {
    if (market !== best && market.position.quantity > 0) market.closePosition("weaker");
  }
  if (best.position.quantity === 0) {
    best.buy({ percent: 40, stop: best.bar.close * 0.8, tag: `after ${ctx.state.fills ?? 0}` });
  }
}
