// attack: speaks on the link itself: half a message, then silence
// held: by the watchdog
// exit: 6
// says: the strategy was stopped
// limit: 3
import io.opentrade.strategy.*;

public class TruncateMessage implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var link = new java.io.FileOutputStream(java.io.FileDescriptor.out);
      link.write(new byte[] {0, 0, 1, 0, 23});
      link.flush();
      for (; ; ) {
        Thread.sleep(1000);
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
