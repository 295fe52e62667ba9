// attack: writes into the folder of the candles
// wall: yes
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class WriteData implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      boolean neutral = Files.exists(Path.of("/data"));
      for (String place : neutral ? new String[] {"/data/0-main"} : new String[] {"0-main"}) {
        try {
          Files.writeString(Path.of(place), "x");
          throw new AssertionError("ESC" + "APED " + place);
        } catch (java.io.IOException refused) {
          continue;
        }
      }
      throw new IllegalStateException("refused");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
