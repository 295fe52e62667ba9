// attack: listens on a port
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Server = Java.type("java.net.ServerSocket");
  new Server(0).close();
  throw new Error("ESC" + "APED");
}
