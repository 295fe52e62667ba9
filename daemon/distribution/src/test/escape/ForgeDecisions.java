// attack: speaks on the link itself: decisions about bars that are not there
// held: by the link
// exit: None
// says: nonsense
import io.opentrade.strategy.*;
import java.io.*;

public class ForgeDecisions implements Strategy {
  @Override
  public void onBar(Context ctx) {
    try {
      var link = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
      link.writeInt(17);
      link.write(new byte[] {20, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 0, 0, 0, 0, 0, 0, 0});
      link.flush();
      for (; ; ) {
        Thread.sleep(1000);
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
