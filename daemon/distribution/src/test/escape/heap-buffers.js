// attack: takes big buffers
// exit: 1
// says: memory
export const strategy = { api: 1 };
export function signals(d) {
  const all = [];
  for (;;) all.push(new Uint8Array(50_000_000).fill(1));
}
