// attack: waits for its timer, then never returns
// exit: 6
// limit: 2
export const strategy = { api: 1, timers: { bomb: "1d" } };
export function onTimer(ctx, name) { for (;;); }
export function onBar(ctx) { }
