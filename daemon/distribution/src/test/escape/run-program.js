// attack: runs a program
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const process = Java.type("java.lang.Runtime").getRuntime().exec("id");
  throw new Error("ESC" + "APED " + process.waitFor());
}
