// attack: never returns
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class LoopSignals implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (; ; ) {
        Thread.onSpinWait();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
