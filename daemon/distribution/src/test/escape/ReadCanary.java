// attack: reads the canary in the daemon's home
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class ReadCanary implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      throw new AssertionError("ESC" + "APED " + Files.readString(Path.of("$CANARY$")));
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
