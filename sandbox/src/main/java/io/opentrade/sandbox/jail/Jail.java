package io.opentrade.sandbox.jail;

import java.io.IOException;
import java.util.List;

/// A wall around a worker.
public sealed interface Jail permits Bubblewrap, Landlock, SandboxExec, Unwalled {
  /// Where the cell's things lie for the program inside.
  Layout layout(Cell cell);

  /// Starts the program (in terms of the layout) behind this wall, with pipes as its standard
  /// streams and an empty environment. To be called by a thread that outlives the program.
  ///
  /// @throws IOException where it cannot be started
  Process start(Cell cell, List<String> program) throws IOException;

  /// For reports: `bubblewrap`, `landlock`, `sandbox-exec`, `none (unsafe)`.
  String name();

  /// A handle that can measure and kill a process that was started behind a wall. The handle that
  /// the process itself gives may do neither: where the thread that started it stands behind
  /// Landlock it cannot learn from `/proc` when the process began, and a handle with another
  /// beginning is taken for one of a process that is long gone. Not to be called by such a thread.
  static ProcessHandle handle(Process process) {
    return ProcessHandle.of(process.pid()).orElseGet(process::toHandle);
  }

  /// No wall at all. Only where a person asked for it explicitly: the script then has whatever the
  /// language's own sandbox and the worker's own seal leave, with the rights of this user.
  static Jail unsafe() {
    return new Unwalled();
  }
}
