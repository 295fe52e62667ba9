// attack: takes big buffers
// exit: None
// says: the strategy was stopped
// limit: 60
export const strategy = { api: 1 };
export function signals(d) {
  const all = [];
  for (;;) all.push(new Uint8Array(50_000_000).fill(1));
}
