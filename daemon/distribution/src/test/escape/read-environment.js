// attack: reads the daemon's environment
// wall: linux
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  throw new Error("ESC" + "APED " + Files.readString(Path.of("/proc/$DAEMON$/environ")).length);
}
