// attack: loads a file as a script
// wall: language-loose
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  load("$CANARY$");
  throw new Error("ESC" + "APED");
}
