// attack: speaks on the link itself: a plan that reads five bars ahead
// held: by the link
// exit: 1
// says: whole number from 0
import io.opentrade.strategy.*;
import java.io.*;

public class ForgeFuture implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream body = new DataOutputStream(bytes);
      body.write(new byte[] {18, 1, 0, 0, 0, 3}); // a plan of three nodes:
      body.write(new byte[] {0, 0, 0, 0, 0, 3}); // the closes,
      body.write(new byte[] {2, 0, 0, 0, 0, 0}); // those of minus five bars ago,
      body.writeDouble(-5);
      body.write(new byte[] {4, 10, 0, 0, 0, 1, 0, 0, 0, 0}); // and whether they are higher
      body.write(new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 2});
      body.write(new byte[12]);
      var link = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
      link.writeInt(bytes.size());
      bytes.writeTo(link);
      link.flush();
      for (; ; ) {
        Thread.sleep(1000);
      }
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
