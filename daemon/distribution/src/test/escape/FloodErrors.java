// attack: writes to the standard error without end
// held: by the limits
// exit: 1
// says: wrote more than
// limit: 120
import io.opentrade.strategy.*;

public class FloodErrors implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (; ; ) {
        System.err.println("x".repeat(10_000));
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
