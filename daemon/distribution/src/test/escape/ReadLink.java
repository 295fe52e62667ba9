// attack: takes from the link what is meant for the worker
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class ReadLink implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var link = new java.io.FileInputStream(java.io.FileDescriptor.in);
      throw new IllegalStateException("it gave " + link.read());
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
