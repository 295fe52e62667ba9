// attack: ends its own process
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  Java.type("java.lang.System").exit(0);
}
