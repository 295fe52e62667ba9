// attack: writes a file
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class WriteHome implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Files.writeString(Path.of("$OUT$"), "x");
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
