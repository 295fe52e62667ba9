// attack: reads /etc/passwd
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class ReadPasswd implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      throw new AssertionError("ESC" + "APED " + Files.readString(Path.of("/etc/passwd")).length());
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
