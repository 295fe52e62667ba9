// attack: keeps all processors busy
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class BusyThreads implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (int i = 0; i < 16; i++) {
        Thread thread =
            new Thread(
                () -> {
                  for (; ; ) {
                    Thread.onSpinWait();
                  }
                });
        thread.setDaemon(true);
        thread.start();
      }
      for (; ; ) {
        Thread.onSpinWait();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
