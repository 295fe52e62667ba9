// attack: spreads an endless generator
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  function* endless() { for (;;) yield 0; }
  const all = new Set(endless());
  for (const one of endless()) all.add(one);
}
