// attack: writes into the folder of the candles
// exit: 1
import io.opentrade.strategy.*;
import java.nio.file.*;

public class WriteData implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      for (String place : new String[] {"main", "/data/main", "../wall/filter"}) {
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
