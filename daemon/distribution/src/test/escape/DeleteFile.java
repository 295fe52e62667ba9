// attack: deletes a file
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class DeleteFile implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Files.delete(Path.of("$FILE$"));
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
