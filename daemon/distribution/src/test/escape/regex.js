// attack: a regular expression that backtracks without end
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  // Without the backward reference it would run in linear time.
  /^(x+x+)+\1y/.test("x".repeat(64));
  throw new Error("held");
}
