// attack: writes by a logger, by preferences and by a lock file
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class LogToFile implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (String path : new String[] {"$OUT$", "%h/no/out.log"}) {
        try {
          new java.util.logging.FileHandler(path).close();
          throw new AssertionError("ESC" + "APED " + path);
        } catch (java.io.IOException refused) {
          continue;
        }
      }
      java.util.prefs.Preferences.userRoot().put("a", "b");
      java.util.prefs.Preferences.userRoot().flush();
      throw new IllegalStateException("nothing was written");
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
