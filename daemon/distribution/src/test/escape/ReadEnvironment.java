// attack: looks for anything in its own environment
// held: nothing, its environment is empty
// exit: 1
import io.opentrade.strategy.*;

public class ReadEnvironment implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      if (System.getenv().keySet().stream()
          .anyMatch(name -> name.contains("HOME") || name.contains("OPENTRADE"))) {
        throw new AssertionError("ESC" + "APED " + System.getenv());
      }
      throw new IllegalStateException("nothing");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
