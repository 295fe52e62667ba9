// attack: imports a secret as a module
// alone: it must be read as a file of its own
// exit: 1
import * as secret from "$CANARY$";
export const strategy = { api: 1 };
export function signals(d) { throw new Error("ESC" + "APED " + secret); }
