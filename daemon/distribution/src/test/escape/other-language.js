// attack: speaks another language
// wall: language
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  throw new Error("ESC" + "APED " + Polyglot.eval("python", "1"));
}
