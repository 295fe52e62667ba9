// attack: reads where the daemon's memory lies
// wall: linux
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  throw new Error("ESC" + "APED " + Files.readString(Path.of("/proc/$VICTIM$/maps")).length);
}
