// attack: sends a datagram
// wall: yes
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Socket = Java.type("java.net.DatagramSocket"), Packet = Java.type("java.net.DatagramPacket");
  const Address = Java.type("java.net.InetAddress");
  const socket = new Socket();
  socket.send(new Packet(Java.to([1], "byte[]"), 1, Address.getLoopbackAddress(), $PORT$));
  throw new Error("ESC" + "APED");
}
