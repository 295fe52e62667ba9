// attack: opens another process's memory
// wall: linux
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const File = Java.type("java.io.RandomAccessFile");
  const memory = new File("/proc/$VICTIM$/mem", "r");
  throw new Error("ESC" + "APED " + memory);
}
