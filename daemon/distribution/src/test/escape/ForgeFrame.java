// attack: speaks on the link itself: a frame of two gigabytes
// held: by the link
// exit: None
// says: nonsense
import io.opentrade.strategy.*;

public class ForgeFrame implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var link = new java.io.FileOutputStream(java.io.FileDescriptor.out);
      link.write(new byte[] {0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3});
      link.flush();
      return null;
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
