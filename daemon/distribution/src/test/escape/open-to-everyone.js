// attack: opens a file to everyone (chmod)
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const File = Java.type("java.io.File");
  if (!new File("$FILE$").setReadable(true, false) || !new File("$FILE$").setWritable(true, false)) throw new Error("held");
  throw new Error("ESC" + "APED");
}
