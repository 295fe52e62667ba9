package io.opentrade.sandbox.kernel;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Shuts the process it is made in: the second inner wall of a worker, in every kind of jail. From
/// then on no thread of it can start a program, write a file, open a socket or signal anyone, and
/// it ends with the thread that started it. Nothing opens a seal.
public final class Seal {
  private static final int DIE_WITH_PARENT = 1;
  private static final int KILL = 9;
  private static final int ALL_THREADS = 1;

  private final Kernel kernel;
  private final Machine machine;
  private final MemorySegment filter;

  private Seal(Machine machine) {
    this.machine = machine;
    kernel = new Kernel();
    filter = kernel.program(Filters.sealed(machine, (int) ProcessHandle.current().pid()));
  }

  /// Makes everything ready, so that sealing takes no time; empty where there is no such kernel.
  public static Optional<Seal> prepare() {
    return Machine.here().map(Seal::new);
  }

  /// Seals.
  ///
  /// @throws IOException where the kernel refuses; the process is then not to be trusted
  public void close() throws IOException {
    int prctl = SystemCall.PRCTL.number(machine);
    kernel.call("to die with the parent", prctl, DIE_WITH_PARENT, KILL, 0);
    Confinement.giveUpPrivileges(kernel, machine);
    long refused =
        kernel.call(
            "a filter for all threads",
            SystemCall.SECCOMP.number(machine),
            Confinement.SET_FILTER,
            ALL_THREADS,
            filter.address());
    if (refused != 0) {
      throw new IOException("thread " + refused + " has a filter of its own");
    }
  }
}
