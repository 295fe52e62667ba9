// attack: keeps ten megabytes between its runs
// exit: 1
// says: ctx.state
export const strategy = { api: 1 };
export function onBar(ctx) { if (ctx.bar.index === 0) ctx.state.all = "x".repeat(10_000_000); }
