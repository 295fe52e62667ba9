// attack: recurses without end and catches what that gives
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class RecursionCaught implements Strategy {
  private static void fall() {
    try {
      fall();
    } catch (StackOverflowError caught) {
      fall();
    }
  }

  @Override
  public Plan signals(Data d) {
    try {
      for (; ; ) {
        fall();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
