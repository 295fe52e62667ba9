// attack: sends a datagram
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class SendUdp implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      new java.net.DatagramSocket().close();
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
