// attack: reads the daemon's environment
// wall: linux
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class ReadDaemonEnvironment implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      throw new AssertionError(
          "ESC" + "APED " + Files.readAllBytes(Path.of("/proc/$DAEMON$/environ")).length);
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
