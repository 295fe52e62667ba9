// attack: never returns from a conversion
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function onBar(ctx) {
  ctx.log({ toJSON() { for (;;) {} } });
}
