// attack: starts threads without end
// held: by the limits
// exit: None
// says: the strategy
// limit: 20
import io.opentrade.strategy.*;

public class ThreadBomb implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (; ; ) {
        Thread thread =
            new Thread(
                () -> {
                  for (; ; ) {
                    try {
                      Thread.sleep(1000);
                    } catch (InterruptedException ignored) {
                      continue;
                    }
                  }
                });
        thread.setDaemon(true);
        thread.start();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
