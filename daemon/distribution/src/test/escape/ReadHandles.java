// attack: looks for descriptors it was given by mistake: sockets, databases, the wall's own files
// held: nothing, it was given no such descriptor
// exit: 1
import io.opentrade.strategy.*;
import java.io.IOException;
import java.nio.file.*;

public class ReadHandles implements Strategy {
  @Override
  public Plan signals(Data d) {
    for (int number = 0; number < 256; number++) {
      try {
        String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
        if (target.startsWith("socket:") || target.contains(".db") || target.contains("/wall/")) {
          throw new AssertionError("ESC" + "APED " + number + " " + target);
        }
      } catch (IOException refused) {
        continue;
      }
    }
    throw new IllegalStateException("held: nothing but its own");
  }
}
