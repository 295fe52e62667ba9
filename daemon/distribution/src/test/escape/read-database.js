// attack: reads a database of the daemon
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  throw new Error("ESC" + "APED " + Files.readAllBytes(Path.of("$DATABASE$")).length);
}
