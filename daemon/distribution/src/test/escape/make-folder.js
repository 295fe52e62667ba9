// attack: makes a folder
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  Files.createDirectory(Path.of("$OUT$"));
  throw new Error("ESC" + "APED");
}
