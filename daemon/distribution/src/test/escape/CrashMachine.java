// attack: writes to a wrong address
// held: nothing, it harms itself alone
// exit: None
// says: the strategy
import io.opentrade.strategy.*;
import java.lang.foreign.*;

public class CrashMachine implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Linker linker = Linker.nativeLinker();
      java.lang.invoke.MethodHandle abort =
          linker.downcallHandle(
              linker.defaultLookup().find("abort").get(), FunctionDescriptor.ofVoid());
      try {
        abort.invokeExact();
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
      return null;
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
