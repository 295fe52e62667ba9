// attack: connects to a port of this machine
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Socket = Java.type("java.net.Socket");
  new Socket("127.0.0.1", $PORT$).close();
  throw new Error("ESC" + "APED");
}
