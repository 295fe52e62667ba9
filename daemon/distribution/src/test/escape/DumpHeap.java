// attack: has the virtual machine write its heap to a file
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class DumpHeap implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var bean =
          java.lang.management.ManagementFactory.getPlatformMXBean(
              com.sun.management.HotSpotDiagnosticMXBean.class);
      try {
        bean.dumpHeap("$OUT$.hprof", true);
      } catch (java.io.IOException refused) {
        // A limit on the size of files may have cut it short.
        if (!new java.io.File("$OUT$.hprof").exists()) {
          throw refused;
        }
      }
      throw new AssertionError("ESC" + "APED a heap dump");
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
