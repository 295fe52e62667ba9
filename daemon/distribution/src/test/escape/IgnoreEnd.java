// attack: puts endless work behind its end
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class IgnoreEnd implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    for (; ; ) {
                      Thread.onSpinWait();
                    }
                  }));
      System.exit(0);
      return null;
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
