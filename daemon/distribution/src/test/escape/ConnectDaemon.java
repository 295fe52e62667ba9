// attack: connects to the daemon's socket
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class ConnectDaemon implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of("$SOCKET$")).close();
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
