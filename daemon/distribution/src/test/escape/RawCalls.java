// attack: calls the kernel directly: a socket, memory, another process
// wall: linux
// exit: 1
import io.opentrade.strategy.*;
import java.lang.foreign.*;

public class RawCalls implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Linker linker = Linker.nativeLinker();
      FunctionDescriptor shape =
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG);
      java.lang.invoke.MethodHandle call =
          linker.downcallHandle(linker.defaultLookup().find("syscall").get(), shape);
      String name = System.getProperty("os.arch");
      long[][] calls =
          name.equals("amd64")
              ? new long[][] {
                {41, 1, 1, 0},
                {62, $VICTIM$, 0, 0},
                {101, 0x4206, $VICTIM$, 0},
                {425, 4, 0, 0},
                {272, 0x02000000, 0, 0},
                {434, $VICTIM$, 0, 0}
              }
              : new long[][] {
                {198, 1, 1, 0},
                {129, $VICTIM$, 0, 0},
                {117, 0x4206, $VICTIM$, 0},
                {425, 4, 0, 0},
                {97, 0x02000000, 0, 0},
                {434, $VICTIM$, 0, 0}
              };
      for (long[] words : calls) {
        try {
          if ((long) call.invokeExact(words[0], words[1], words[2], words[3]) >= 0) {
            throw new AssertionError("ESC" + "APED by call " + words[0]);
          }
        } catch (Exception thrown) {
          throw thrown;
        } catch (Throwable thrown) {
          throw (Error) thrown;
        }
      }
      throw new IllegalStateException("all refused");
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
