// attack: opens a secret by the C library itself
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class NativeOpen implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      var linker = java.lang.foreign.Linker.nativeLinker();
      var open =
          linker.downcallHandle(
              linker.defaultLookup().find("open").get(),
              java.lang.foreign.FunctionDescriptor.of(
                  java.lang.foreign.ValueLayout.JAVA_INT,
                  java.lang.foreign.ValueLayout.ADDRESS,
                  java.lang.foreign.ValueLayout.JAVA_INT));
      try (var arena = java.lang.foreign.Arena.ofConfined()) {
        for (String path : new String[] {"$CANARY$", "$SSH$", "/etc/shadow", "/proc/1/environ"}) {
          int descriptor = (int) open.invoke(arena.allocateFrom(path), 0);
          if (descriptor >= 0) {
            throw new AssertionError("ESC" + "APED " + path);
          }
        }
        int made = (int) open.invoke(arena.allocateFrom("$OUT$"), 0101);
        if (made >= 0) {
          throw new AssertionError("ESC" + "APED a new file");
        }
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
