// attack: overwrites a file
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  Files.writeString(Path.of("$FILE$"), "x");
  throw new Error("ESC" + "APED");
}
