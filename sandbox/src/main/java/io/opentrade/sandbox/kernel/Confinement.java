package io.opentrade.sandbox.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// A Landlock domain and a filter of system calls for one thread and everything it starts.
///
/// It is made on a thread that is free and entered on another, a fresh platform thread that is used
/// for nothing else. What that thread touches must have been used before by a free one: a class
/// that is first loaded behind the wall may fail to load, and stays broken for the whole JVM.
public final class Confinement implements AutoCloseable {
  /// The first version of Landlock that keeps signals and abstract sockets inside.
  public static final int NEEDED_VERSION = 6;

  static final int SET_FILTER = 1;

  private static final int NO_NEW_PRIVILEGES = 38;
  private static final int VERSION = 1;
  private static final int PATH_BENEATH = 1;
  private static final int HERE = -100;
  private static final int PATH_ONLY = 0x20_0000;
  private static final int CLOSE_ON_EXEC = 0x8_0000;

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_FOLDER = 1 << 3;

  /// All rights of version 6: 16 on files, bind and connect by TCP, abstract sockets and signals.
  private static final long[] HANDLED = {0xffff, 3, 3};

  private final Kernel kernel = new Kernel();
  private final Machine machine;
  private final MemorySegment filter;
  private final int rules;

  /// @param readable files and folders with all that is in them: may be read and run
  /// @param writable files that may also be written
  /// @throws IOException where a path is not there, or the kernel refuses
  public Confinement(Machine machine, Collection<Path> readable, Collection<Path> writable)
      throws IOException {
    this.machine = machine;
    filter = kernel.program(Filters.starting(machine));
    MemorySegment handled = kernel.allocate(3 * Long.BYTES);
    MemorySegment.copy(HANDLED, 0, handled, JAVA_LONG, 0, HANDLED.length);
    rules =
        (int)
            kernel.call(
                "a Landlock domain",
                SystemCall.LANDLOCK_CREATE_RULESET.number(machine),
                handled.address(),
                handled.byteSize(),
                0);
    for (Path path : readable) {
      allow(path, EXECUTE | READ_FILE | (Files.isDirectory(path) ? READ_FOLDER : 0));
    }
    for (Path path : writable) {
      allow(path, READ_FILE | WRITE_FILE);
    }
  }

  /// The version of Landlock this kernel has; 0 for none.
  public static int landlockVersion(Machine machine) {
    try (Kernel kernel = new Kernel()) {
      int number = SystemCall.LANDLOCK_CREATE_RULESET.number(machine);
      return (int) kernel.call("Landlock", number, 0, 0, VERSION);
    } catch (IOException _) {
      return 0;
    }
  }

  private void allow(Path path, long rights) throws IOException {
    int file =
        (int)
            kernel.call(
                path.toString(),
                SystemCall.OPENAT.number(machine),
                HERE,
                kernel.text(path.toString()).address(),
                PATH_ONLY | CLOSE_ON_EXEC);
    try {
      MemorySegment rule = kernel.allocate(12);
      rule.set(JAVA_LONG, 0, rights);
      rule.set(JAVA_INT, 8, file);
      kernel.call(
          "a Landlock rule for " + path,
          SystemCall.LANDLOCK_ADD_RULE.number(machine),
          rules,
          PATH_BENEATH,
          rule.address(),
          0);
    } finally {
      kernel.close(machine, file);
    }
  }

  /// Confines the calling thread, for good.
  ///
  /// @throws IOException where the kernel refuses; nothing may be started then
  public void enter() throws IOException {
    giveUpPrivileges(kernel, machine);
    kernel.call(
        "to enter a Landlock domain",
        SystemCall.LANDLOCK_RESTRICT_SELF.number(machine),
        rules,
        0,
        0);
    kernel.call("a filter", SystemCall.SECCOMP.number(machine), SET_FILTER, 0, filter.address());
  }

  static void giveUpPrivileges(Kernel kernel, Machine machine) throws IOException {
    kernel.call("to give up privileges", SystemCall.PRCTL.number(machine), NO_NEW_PRIVILEGES, 1, 0);
  }

  @Override
  public void close() throws IOException {
    kernel.close(machine, rules);
    kernel.close();
  }
}
