// attack: walks constructors to the host
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  throw new Error("ESC" + "APED " + d.close.constructor.constructor("return Java")().type("java.io.File"));
}
