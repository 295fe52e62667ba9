// Holds the market that rose most, decides about all at once; what it must know later is in its state.
import { strongest } from "./lib/strength.js";

export const strategy = { api: 1, warmup: 30, series: { hour: "1h" }, timers: { day: "1h" } };

export function onTimer(ctx) {
  ctx.state.hours = (ctx.state.hours ?? 0) + 1;
}

export function onFill(ctx) {
  ctx.state.fills = (ctx.state.fills ?? 0) + 1;
}

export function onBars(ctx) {
  if (ctx.markets.some((market) => !market.fresh)) return;
  const best = strongest(ctx.markets);
  for (const market of ctx.markets) {
    if (market !== best && market.position.quantity > 0) market.closePosition("weak");
  }
  if (best !== undefined && best.position.quantity === 0) {
    best.buy({ percent: 60, tag: `after ${ctx.state.fills ?? 0} and ${ctx.state.hours ?? 0}` });
  }
}
