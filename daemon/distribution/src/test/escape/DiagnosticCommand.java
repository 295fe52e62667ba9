// attack: gives the virtual machine commands that write files
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class DiagnosticCommand implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
      var name = new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand");
      Object said =
          server.invoke(
              name,
              "vmLog",
              new Object[] {new String[] {"output=$OUT$", "what=gc=info"}},
              new String[] {String[].class.getName()});
      if (java.nio.file.Files.exists(java.nio.file.Path.of("$OUT$"))) {
        throw new AssertionError("ESC" + "APED " + said);
      }
      throw new IllegalStateException(String.valueOf(said));
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
