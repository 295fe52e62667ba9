// attack: writes a file into the daemon's home
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  Files.writeString(Path.of("$OUT$"), "x");
  throw new Error("ESC" + "APED");
}
