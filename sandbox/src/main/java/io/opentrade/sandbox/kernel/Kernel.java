package io.opentrade.sandbox.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The one door to the Linux kernel: `syscall(2)` of the C library, with the error number.
///
/// Everything it needs is looked up when it is made, so that it can be used by a thread that can no
/// longer open a file.
final class Kernel implements AutoCloseable {
  private static final int ARGUMENTS = 6;

  private final Arena arena = Arena.ofShared();
  private final MethodHandle call;
  private final MemorySegment state;
  private final VarHandle error;

  @SuppressWarnings("restricted") // native access is what this class is for
  Kernel() {
    Linker linker = Linker.nativeLinker();
    StructLayout captured = Linker.Option.captureStateLayout();
    state = arena.allocate(captured);
    error = captured.varHandle(PathElement.groupElement("errno"));
    MemoryLayout[] numbers = new MemoryLayout[ARGUMENTS + 1];
    java.util.Arrays.fill(numbers, JAVA_LONG);
    call =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(JAVA_LONG, numbers),
            Linker.Option.captureCallState("errno"),
            Linker.Option.firstVariadicArg(1));
    rehearse();
  }

  /// Once through both outcomes, so that neither has a class left to load.
  private void rehearse() {
    try {
      call("a call that does not exist", -1, 0, 0, 0);
      throw new IllegalStateException("the kernel knows a call without a number");
    } catch (IOException _) {
      // As it should be.
    }
  }

  /// Memory that lives as long as this object.
  MemorySegment allocate(long bytes) {
    return arena.allocate(bytes, Long.BYTES);
  }

  MemorySegment text(String value) {
    return arena.allocateFrom(value);
  }

  /// Makes a system call with three arguments.
  ///
  /// @param what for the message
  /// @return what the kernel returned, not negative
  /// @throws IOException where it refuses
  long call(String what, int number, long first, long second, long third) throws IOException {
    return call(what, number, first, second, third, 0);
  }

  /// The same with four.
  long call(String what, int number, long first, long second, long third, long fourth)
      throws IOException {
    long result = raw(number, first, second, third, fourth);
    if (result < 0) {
      throw new IOException(what + " was refused with error " + (int) error.get(state, 0L));
    }
    return result;
  }

  private long raw(int number, long first, long second, long third, long fourth) {
    try {
      return (long) call.invokeExact(state, (long) number, first, second, third, fourth, 0L, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException("a system call cannot throw", impossible);
    }
  }

  /// A filter as the kernel wants it: `struct sock_fprog`.
  MemorySegment program(byte[] filter) {
    MemorySegment instructions = allocate(filter.length);
    MemorySegment.copy(filter, 0, instructions, JAVA_BYTE, 0, filter.length);
    MemorySegment program = allocate(16);
    program.set(JAVA_INT, 0, filter.length / 8);
    program.set(ADDRESS, 8, instructions);
    return program;
  }

  /// Closes a descriptor.
  void close(Machine machine, int descriptor) throws IOException {
    call("to close", SystemCall.CLOSE.number(machine), descriptor, 0, 0);
  }

  @Override
  public void close() {
    arena.close();
  }
}
