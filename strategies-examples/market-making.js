// Market making on paper: a bid below and an offer above what the price should be, renewed at every bar.
// The more is held, the lower both are set, so that what was bought is sold again.
//
// Bars know nothing of the queue in front of an order: real fills are fewer than these. Post-only orders
// are refused where they would take instead of make.
//
//   opentrade backtest market-making.js --demo

export const strategy = { api: 1, timeframe: "5m", warmup: 60 };

export const params = {
  // Half the way between bid and offer, in ranges of a bar.
  spreadRanges: { value: 1.5, min: 0.25, max: 6, step: 0.25 },
  sizePercent: { value: 20, min: 1, max: 50 },
  // How far both move for each order's worth that is held.
  skewRanges: { value: 0.5, min: 0, max: 3, step: 0.25 },
  most: { value: 3, min: 1, max: 10 },
};

const tick = (price) => Math.round(price * 100) / 100;

export function onBar(ctx) {
  for (const order of ctx.orders) ctx.cancel(order);
  const range = ctx.ta.atr(14).now;
  if (!(range > 0)) return;

  const money = (ctx.equity * ctx.params.sizePercent) / 100;
  const held = ctx.position.quantity;
  const orders = (held * ctx.bar.close) / money;
  const fair = ctx.ta.ema(ctx.close, 5).now - orders * ctx.params.skewRanges * range;
  const half = ctx.params.spreadRanges * range;
  // On the other side of the market there is nothing to make.
  const bid = tick(Math.min(fair - half, ctx.bar.close - 0.01));
  const offer = tick(Math.max(fair + half, ctx.bar.close + 0.01));

  if (orders < ctx.params.most && money < ctx.cash) {
    ctx.order({ side: "buy", limit: bid, quote: money, postOnly: true, tag: "bid" });
  }
  if (held > 0) {
    ctx.order({ side: "sell", limit: offer, reduceOnly: true, postOnly: true, tag: "offer" });
  }
  ctx.plot("bid", bid);
  ctx.plot("offer", offer);
}
