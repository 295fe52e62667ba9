package io.opentrade.sandbox.jail;

import java.util.ArrayList;
import java.util.List;

/// The kernel's own limits, set by the shell that then becomes the program.
final class ResourceLimits {
  /// Files of at most 16 MB (blocks of 512 bytes), no core dumps, 256 open files, 24 hours of CPU
  /// as the last net under the watchdogs, and writable private memory: heap, stacks and whatever
  /// native code takes.
  private static final String SET =
      "ulimit -c 0; ulimit -f 32768; ulimit -n 256; ulimit -t 86400; ulimit -d %d; ";

  /// 256 processes and threads (`-p` for dash and busybox, `-u` for bash and ksh). Only inside a
  /// user namespace: elsewhere it counts everything this user runs.
  private static final String PROCESSES =
      "ulimit -p 256 2>/dev/null || ulimit -u 256 2>/dev/null; ";

  private static final String BECOME = "exec \"$@\"";

  private ResourceLimits() {}

  static List<String> wrap(List<String> program, int memoryMegabytes, boolean ownUsers) {
    String script =
        SET.formatted((long) memoryMegabytes << 10) + (ownUsers ? PROCESSES : "") + BECOME;
    List<String> command = new ArrayList<>(List.of(SystemFiles.SHELL, "-c", script, "worker"));
    command.addAll(program);
    return command;
  }
}
