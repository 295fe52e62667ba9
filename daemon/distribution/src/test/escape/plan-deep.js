// attack: a plan that doubles forty times
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  let sum = d.close;
  for (let i = 0; i < 40; i++) sum = sum.plus(sum);
  return { enterLong: sum.above(1) };
}
