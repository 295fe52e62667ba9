// attack: never returns from onBar
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function onBar(ctx) {
  for (;;) { try { for (;;) {} } catch (e) {} }
}
