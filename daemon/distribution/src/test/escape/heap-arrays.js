// attack: fills the heap with arrays
// exit: 1
// says: memory
// limit: 60
export const strategy = { api: 1 };
export function signals(d) {
  const all = [];
  for (;;) all.push(new Array(100000).fill(all.length));
}
