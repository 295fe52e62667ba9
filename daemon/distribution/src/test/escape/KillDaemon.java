// attack: kills another process
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class KillDaemon implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      if (!ProcessHandle.of($VICTIM$).orElseThrow().destroyForcibly()) {
        throw new IllegalStateException("refused");
      }
      throw new AssertionError("ESC" + "APED " + "");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
