// attack: reads an object that runs code as it is read, and a service it names itself
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class Deserialize implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var bytes = new java.io.ByteArrayOutputStream();
      try (var out = new java.io.ObjectOutputStream(bytes)) {
        out.writeObject(new java.io.File("$CANARY$"));
      }
      var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()));
      java.io.File file = (java.io.File) in.readObject();
      for (var each : java.util.ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class)) {
        try {
          each.newByteChannel(file.toPath(), java.util.Set.of());
        } catch (Exception refused) {
          continue;
        }
        throw new AssertionError("ESC" + "APED by a provider");
      }
      throw new AssertionError("ESC" + "APED " + new java.io.FileInputStream(file).read());
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
