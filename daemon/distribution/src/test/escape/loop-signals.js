// attack: never returns from signals
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  for (;;) {}
}
