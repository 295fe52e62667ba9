// Brackets of orders of its own, one after the other; all that it must know later is in its state, so
// that it goes on after a kill as if nothing had been.
export const strategy = { api: 1, warmup: 30, timers: { hour: "1h" } };

const tick = (price) => Math.round(price * 100) / 100;

export function onStart(ctx) {
  ctx.state.fills ??= 0;
  ctx.state.hours ??= 0;
  ctx.log("begins with", ctx.state.fills, "fills and", ctx.orders.length, "orders");
}

export function onTimer(ctx) {
  ctx.state.hours++;
  // What was not bought within the hour is not bought any more.
  for (const order of ctx.orders) if (order.state === "working" && order.filled === 0) ctx.cancel(order);
}

export function onFill(ctx, fill) {
  ctx.state.fills++;
  ctx.state.last = fill.price;
}

export function onBar(ctx) {
  const range = ctx.ta.atr(14).now;
  if (ctx.orders.length > 0 || ctx.position.quantity !== 0 || !(range > 0)) return;
  const price = tick(ctx.bar.close - 0.2 * range), money = ctx.equity * (0.2 + 0.1 * (ctx.state.fills % 4));
  ctx.order({
    side: "buy", limit: price, quote: Math.round(money * 100) / 100, tag: `after ${ctx.state.fills}`,
    then: [
      { side: "sell", type: "stop", trigger: tick(price - 1.5 * range), reduceOnly: true, tag: "out" },
      { side: "sell", limit: tick(price + range), reduceOnly: true, tag: "target" },
    ],
  });
}
