// attack: fetches code by a naming service and by a class loader over the network
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class LookUpName implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      try (var loader =
          new java.net.URLClassLoader(
              new java.net.URL[] {java.net.URI.create("http://127.0.0.1:$PORT$/").toURL()})) {
        if (loader.findResource("Evil.class") != null) {
          throw new AssertionError("ESC" + "APED by a class loader");
        }
      }
      Object found = new javax.naming.InitialContext().lookup("ldap://127.0.0.1:$PORT$/evil");
      throw new AssertionError("ESC" + "APED " + found);
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
