// attack: walks from a host object to its class
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  throw new Error("ESC" + "APED " + d.close.getClass().forName("java.lang.System"));
}
