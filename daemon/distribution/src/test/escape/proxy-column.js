// attack: makes a column tell its numbers by Proxy, Symbol and Reflect
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const tricks = [
    () => +new Proxy(d.close, {}),
    () => Reflect.get(d.close, Symbol.toPrimitive).call(d.close, "number"),
    () => Number(Object.assign(Object.create(d.close), { valueOf: null })),
    () => [...Reflect.construct(Array, [d.close])][0] > 0,
    () => Object.getOwnPropertySymbols(d.close).map((name) => +d.close[name])[0],
    () => Reflect.ownKeys(d.close).map((name) => +d.close[name]).find((value) => value > 0),
    () => Math.max(...Object.values(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(d.close))).map((each) => each.get?.call(d.close))),
    () => parseFloat(String.raw({ raw: [d.close] })),
    () => Array.from({ length: 3, 0: d.close }, Number)[0],
    () => new Date(d.close).getTime(),
  ];
  for (const trick of tricks) {
    let value;
    try { value = trick(); } catch { continue; }
    if (typeof value === "boolean" ? value : value > 0) throw new Error("ESC" + "APED " + trick + ": " + value);
  }
  throw new Error("held");
}
