// attack: changes the program's own code
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class ReplaceCode implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      String first = System.getProperty("java.class.path").split(":")[0];
      Files.write(Path.of(first), new byte[1], StandardOpenOption.APPEND);
      throw new AssertionError("ESC" + "APED " + first);
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
