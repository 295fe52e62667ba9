// attack: keeps ten megabytes between its runs
// exit: 1
// says: ctx.state
export const strategy = { api: 1 };
export function onBar(ctx) { ctx.state.all = "x".repeat(10_000_000); }
