// attack: draws under ever new names
// exit: 1
// limit: 60
export const strategy = { api: 1 };
export function onBar(ctx) {
  for (let i = 0; i < 100_000; i++) ctx.plot("line" + ctx.bar.index + " " + i, i);
}
