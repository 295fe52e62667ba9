// attack: a flood of orders
// exit: None
// limit: 20
export const strategy = { api: 1 };
export function onBar(ctx) {
  for (let i = 0; i < 5_000_000; i++) ctx.buy();
}
