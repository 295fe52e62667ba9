// Pairs: two markets that go together. When one runs ahead of the other by more than usual, it is sold
// and the other bought for the same money; both are given up when they are together again.
//
// `onBars` is called once a moment for all markets of the run. Columns belong to their market, so what
// compares the two is computed here, from their closes.
//
//   opentrade backtest pairs.js --data data/AAA_USDT-1h.csv --data data/BBB_USDT-1h.csv

export const strategy = { api: 1, timeframe: "1h" };

export const params = {
  length: { value: 72, min: 10, max: 500 },
  enter: { value: 2, min: 1, max: 4, step: 0.25 },
  exit: { value: 0.25, min: 0, max: 1, step: 0.25 },
};

const spreads = [];

export function onBars(ctx) {
  const [first, second] = ctx.markets;
  if (!first.fresh || !second.fresh) return;
  spreads.push(Math.log(first.bar.close / second.bar.close));
  if (spreads.length > ctx.params.length) spreads.shift();
  if (spreads.length < ctx.params.length) return;

  const mean = spreads.reduce((sum, each) => sum + each, 0) / spreads.length;
  const variance = spreads.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (spreads.length - 1);
  const distance = (spreads[spreads.length - 1] - mean) / Math.sqrt(variance);
  first.plot("distance", distance);

  const open = first.position.quantity !== 0 || second.position.quantity !== 0;
  if (!open && Math.abs(distance) > ctx.params.enter) {
    const quote = 0.4 * ctx.equity;
    const [dear, cheap] = distance > 0 ? [first, second] : [second, first];
    dear.sell({ quote, tag: "dear" });
    cheap.buy({ quote, tag: "cheap" });
  } else if (open && Math.abs(distance) < ctx.params.exit) {
    first.closePosition("together");
    second.closePosition("together");
  }
}
