// attack: orders whose sizes and prices are no numbers, or no possible ones
// exit: 1
// says: held
export const strategy = { api: 1 };
const wild = [NaN, Infinity, -Infinity, -1, -0, 1e308, 5e-324, "1", "\u0661", null, {}, [], true, -10n, 10n ** 400n, Symbol.iterator];
export function onBar(ctx) {
  if (ctx.position.quantity !== 0) throw new Error("ESC" + "APED " + ctx.position.quantity);
  const value = wild[ctx.bar.index];
  if (ctx.bar.index > wild.length + 1) throw new Error("held");
  for (const order of [{ quantity: value }, { percent: value }, { quantity: 1, limit: value }, { quantity: 1, stop: value }]) {
    if (value === null || value === undefined) continue; // not given
    try { ctx.buy(order); } catch { }
  }
}
