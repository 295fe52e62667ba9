// attack: has the virtual machine write its heap to a file
// exit: 1
import io.opentrade.strategy.*;

public class DumpHeap implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var bean =
          java.lang.management.ManagementFactory.getPlatformMXBean(
              com.sun.management.HotSpotDiagnosticMXBean.class);
      bean.dumpHeap("$OUT$.hprof", true);
      throw new AssertionError("ESC" + "APED a heap dump");
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
