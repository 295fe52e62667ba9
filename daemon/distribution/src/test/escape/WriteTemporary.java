// attack: writes a temporary file
// wall: seal
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class WriteTemporary implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "x"), "x");
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
