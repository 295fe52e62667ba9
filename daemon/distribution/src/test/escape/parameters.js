// attack: a declaration with a hundred thousand parameters
// exit: 1
// limit: 60
export const strategy = { api: 1 };
export const params = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => ["p" + i, 1]));
export function signals(d) { return { enterLong: d.close.above(1) }; }
