// attack: lists the daemon's home
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  throw new Error("ESC" + "APED " + Files.list(Path.of("$HOME$")).count());
}
