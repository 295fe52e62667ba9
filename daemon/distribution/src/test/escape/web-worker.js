// attack: starts a worker of its own
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  new Worker("data:,1");
  throw new Error("ESC" + "APED");
}
