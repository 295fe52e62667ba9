// attack: forks by the kernel's own call
// held: by the seal
// exit: 1
import io.opentrade.strategy.*;
import java.lang.foreign.*;

public class Fork implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Linker linker = Linker.nativeLinker();
      java.lang.invoke.MethodHandle fork =
          linker.downcallHandle(
              linker.defaultLookup().find("fork").get(),
              FunctionDescriptor.of(ValueLayout.JAVA_INT));
      if ((int) fork.invoke() >= 0) {
        throw new AssertionError("ESC" + "APED a second process");
      }
      throw new IllegalStateException("refused");
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
