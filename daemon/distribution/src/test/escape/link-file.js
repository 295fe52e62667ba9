// attack: makes a link to a secret
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  Files.createSymbolicLink(Path.of("$OUT$"), Path.of("$SSH$"));
  throw new Error("ESC" + "APED");
}
