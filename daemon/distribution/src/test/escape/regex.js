// attack: a regular expression that backtracks without end
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  /^(([a-z])+.)+[A-Z]([a-z])+$/.test("a".repeat(200));
  /(x+x+)+y/.test("x".repeat(64));
  throw new Error("held");
}
