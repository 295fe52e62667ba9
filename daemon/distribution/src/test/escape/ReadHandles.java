// attack: reads what other descriptors it was given
// exit: 1
import io.opentrade.strategy.*;

public class ReadHandles implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (int number = 3; number < 64; number++) {
        try (var in = new java.io.FileInputStream("/dev/fd/" + number)) {
          throw new AssertionError("ESC" + "APED " + number);
        } catch (java.io.IOException refused) {
          continue;
        }
      }
      throw new IllegalStateException("nothing");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
