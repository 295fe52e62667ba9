// attack: never returns from a conversion
// exit: 1
// says: a column or a number is needed
export const strategy = { api: 1 };
export function signals(d) {
  return { enterLong: d.close.above({ valueOf() { for (;;) {} } }) };
}
