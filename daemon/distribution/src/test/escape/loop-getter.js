// attack: never returns from a getter
// exit: 6
// says: the strategy was stopped
// limit: 2
export const strategy = { api: 1 };
export function signals(d) {
  const plan = {};
  Object.defineProperty(plan, "enterLong", { enumerable: true, get() { for (;;) {} } });
  return plan;
}
