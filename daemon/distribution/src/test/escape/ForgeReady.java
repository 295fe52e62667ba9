// attack: says again and again that it is ready
// held: by the link
// exit: None
// says: nonsense
import io.opentrade.strategy.*;

public class ForgeReady implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var link = new java.io.FileOutputStream(java.io.FileDescriptor.out);
      for (; ; ) {
        link.write(new byte[] {0, 0, 0, 1, 16});
        link.flush();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
