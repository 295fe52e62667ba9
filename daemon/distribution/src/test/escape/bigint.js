// attack: a number with ever more digits
// exit: None
// limit: 5
export const strategy = { api: 1 };
export function signals(d) {
  let n = 3n;
  for (;;) n = n * n;
}
