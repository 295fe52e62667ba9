// attack: fills the heap
// held: by the limits
// exit: 1
// says: memory
// limit: 120
import io.opentrade.strategy.*;

public class HeapBomb implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var all = new java.util.ArrayList<long[]>();
      for (; ; ) {
        all.add(new long[1_000_000]);
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
