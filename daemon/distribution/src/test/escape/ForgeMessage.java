// attack: speaks on the link itself: a message that is none
// held: by the link
// exit: None
// says: nonsense
import io.opentrade.strategy.*;

public class ForgeMessage implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var link = new java.io.FileOutputStream(java.io.FileDescriptor.out);
      link.write(new byte[] {0, 0, 0, 2, 99, 1});
      link.flush();
      return null;
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
