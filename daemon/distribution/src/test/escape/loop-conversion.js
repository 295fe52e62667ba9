// attack: never returns from a conversion
// exit: 6
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  return { enterLong: d.close.above({ valueOf() { for (;;) {} } }) };
}
