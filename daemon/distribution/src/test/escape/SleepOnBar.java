// attack: sleeps forever on a bar
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class SleepOnBar implements Strategy {
  @Override
  public void onBar(Context ctx) {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
