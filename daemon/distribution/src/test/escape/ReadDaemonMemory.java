// attack: opens the daemon's memory
// wall: linux
// exit: 1
import io.opentrade.strategy.*;

public class ReadDaemonMemory implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      throw new AssertionError(
          "ESC" + "APED " + new java.io.RandomAccessFile("/proc/$DAEMON$/mem", "r"));
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
