// attack: catches that there is no memory, and goes on
// held: by the limits
// exit: 1
// says: memory
// limit: 120
import io.opentrade.strategy.*;

public class MemoryErrorCaught implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var all = new java.util.ArrayList<long[]>();
      for (; ; ) {
        try {
          all.add(new long[10_000_000]);
        } catch (OutOfMemoryError caught) {
          continue;
        }
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
