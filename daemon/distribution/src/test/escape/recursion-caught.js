// attack: calls itself without end and catches what that gives
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  const f = () => { try { f(); } catch (e) { f(); } };
  for (;;) f();
}
