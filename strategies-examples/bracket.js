// A bracket: enter on a break of yesterday's high with a stop order, and with it a target and a stop, of
// which the first that fills cancels the other. When the target comes near, a trailing stop takes over.
//
// Orders of one's own stand until they are over or cancelled; `onFill` and `onOrder` say how they fare.
//
//   opentrade backtest bracket.js --demo

export const strategy = { api: 1, timeframe: "5m", warmup: 300, timers: { daily: "1d" } };

export const params = {
  riskPercent: { value: 2, min: 0.25, max: 10, step: 0.25 },
  reward: { value: 2, min: 0.5, max: 10, step: 0.5 },
  trailPercent: { value: 3, min: 0.5, max: 10, step: 0.5 },
};

// Prices of one's own orders must lie on the tick of the market.
const tick = (price) => Math.round(price * 100) / 100;

// Its handle tells how it fares.
let entry;

export function onTimer(ctx) {
  // Each day anew: what was not filled yesterday goes.
  if (entry !== undefined && !entry.done) ctx.cancel(entry);
  entry = undefined;
  // The day that is just over: 288 bars of five minutes.
  const top = ctx.high.highest(288).now, bottom = ctx.low.lowest(288).now;
  if (ctx.position.quantity !== 0 || !(top > ctx.bar.close) || !(bottom < top)) return;

  const trigger = tick(top), distance = (top - bottom) / 2;
  const risked = (ctx.equity * ctx.params.riskPercent) / 100;
  const quantity = Math.min(risked / distance, (0.9 * ctx.cash) / trigger);
  entry = ctx.order({
    side: "buy", trigger, quantity: Math.floor(quantity * 1e8) / 1e8, tag: "break",
    then: [
      { side: "sell", type: "take-profit", trigger: tick(trigger + ctx.params.reward * distance), tag: "target" },
      { side: "sell", trail: { percent: ctx.params.trailPercent, activation: tick(trigger + distance / 2) }, tag: "trail" },
      { side: "sell", trigger: tick(trigger - distance), tag: "stop" },
    ],
  });
}

export function onFill(ctx, fill) {
  ctx.log(fill.side, fill.tag, fill.quantity, "at", fill.price);
}

export function onBar(ctx) {
  ctx.plot("equity", ctx.equity);
}
