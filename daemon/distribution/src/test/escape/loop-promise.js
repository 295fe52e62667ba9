// attack: never runs out of promises
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  const again = () => Promise.resolve().then(again);
  again();
  return { enterLong: d.close.above(1) };
}
