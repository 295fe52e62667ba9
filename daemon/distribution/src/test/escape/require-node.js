// attack: asks for Node's modules
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  throw new Error("ESC" + "APED " + require("fs").readFileSync("$CANARY$"));
}
