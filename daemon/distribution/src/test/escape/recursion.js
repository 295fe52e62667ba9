// attack: calls itself without end
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const f = () => f() + 1;
  return f();
}
