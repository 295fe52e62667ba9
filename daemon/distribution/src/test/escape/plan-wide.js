// attack: a plan with a million nodes
// exit: 1
// limit: 60
export const strategy = { api: 1 };
export function signals(d) {
  let sum = d.close;
  for (let i = 0; i < 1_000_000; i++) sum = sum.plus(i);
  return { enterLong: sum.above(1) };
}
