package io.opentrade.protocol.frame;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Whether other programs of the same user can look into this process: by default Linux lets each
/// of them read its memory, its environment and its open files, and trace it. Only root can look
/// into one that is closed, and it leaves no core dump.
public final class PrivateMemory {
  private static final int SET_DUMPABLE = 4;
  private static final int GET_DUMPABLE = 3;

  private PrivateMemory() {}

  /// Closes this process, for good; programs that it starts are open again.
  ///
  /// @return whether it is closed; false on systems other than Linux, which have no such call
  public static boolean close() {
    return prctl(SET_DUMPABLE) == 0;
  }

  /// Whether this process is closed.
  public static boolean isClosed() {
    return prctl(GET_DUMPABLE) == 0;
  }

  /// What `prctl(2)` answers to an option whose argument is 0; -1 where there is none.
  private static int prctl(int option) {
    MethodHandle call = find();
    if (call == null) {
      return -1;
    }
    try {
      return (int) call.invokeExact(option, 0L, 0L, 0L, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException("a system call cannot throw", impossible);
    }
  }

  @SuppressWarnings("restricted") // the JDK has no other way to it
  private static @Nullable MethodHandle find() {
    Linker linker = Linker.nativeLinker();
    MemorySegment prctl = linker.defaultLookup().find("prctl").orElse(null);
    if (prctl == null) {
      return null;
    }
    return linker.downcallHandle(
        prctl,
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.firstVariadicArg(1));
  }
}
