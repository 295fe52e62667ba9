// attack: watches who opens what in the home
// wall: linux
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Files = Java.type("java.nio.file.Files"), Path = Java.type("java.nio.file.Path");
  const service = Java.type("java.nio.file.FileSystems").getDefault().newWatchService();
  Path.of("$HOME$").register(service, Java.type("java.nio.file.StandardWatchEventKinds").ENTRY_CREATE);
  throw new Error("ESC" + "APED");
}
