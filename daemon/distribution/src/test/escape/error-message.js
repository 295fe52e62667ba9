// attack: an error with a message of many megabytes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  throw new Error("x".repeat(50_000_000));
}
