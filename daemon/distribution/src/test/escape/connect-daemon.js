// attack: connects to the daemon's own socket
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Channel = Java.type("java.nio.channels.SocketChannel");
  Channel.open(Java.type("java.net.UnixDomainSocketAddress").of("$SOCKET$")).close();
  throw new Error("ESC" + "APED");
}
