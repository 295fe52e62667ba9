// attack: connects to a port
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class ConnectTcp implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      new java.net.Socket("127.0.0.1", $PORT$).close();
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
