// attack: starts a thread
// wall: language
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Thread = Java.type("java.lang.Thread");
  const thread = new Thread(() => {});
  thread.start();
  throw new Error("ESC" + "APED");
}
