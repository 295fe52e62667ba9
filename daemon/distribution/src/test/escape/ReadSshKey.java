// attack: reads a key in ~/.ssh
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class ReadSshKey implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      throw new AssertionError("ESC" + "APED " + Files.readString(Path.of("$SSH$")));
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
