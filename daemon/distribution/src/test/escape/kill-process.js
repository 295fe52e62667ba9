// attack: kills another process
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Handle = Java.type("java.lang.ProcessHandle");
  if (!Handle.of($VICTIM$).get().destroyForcibly()) throw new Error("held");
  throw new Error("ESC" + "APED");
}
