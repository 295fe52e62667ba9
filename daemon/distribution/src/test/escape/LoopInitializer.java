// attack: never ends to load
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class LoopInitializer implements Strategy {
  static {
    int n = 0;
    while (n < 1) {
      Thread.onSpinWait();
    }
  }

  @Override
  public Plan signals(Data d) {
    try {
      return new Plan();
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
