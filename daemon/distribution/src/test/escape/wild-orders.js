// attack: orders with prices and quantities that are no numbers, or no possible ones
// exit: 1
export const strategy = { api: 1 };
export function onBar(ctx) {
  const wild = [NaN, Infinity, -Infinity, -1, -0, 1e308, 5e-324, "1", "\u0661\u0662", "1e9", null, {}, [], true, 10n, Symbol.iterator, { valueOf: () => 1 }];
  const took = [];
  for (const value of wild) {
    for (const order of [{ quantity: value }, { percent: value }, { limit: value, quantity: 1 }, { stop: value, quantity: 1 }]) {
      try { ctx.buy(order); took.push(Object.keys(order)[0] + "=" + (typeof value === "symbol" ? "symbol" : String(value))); } catch { }
    }
  }
  const bad = took.filter((each) => /=(NaN|Infinity|-Infinity|-1|symbol|true|\[object)/.test(each));
  if (bad.length > 0) throw new Error("ESC" + "APED " + bad);
  throw new Error("held: " + took);
}
