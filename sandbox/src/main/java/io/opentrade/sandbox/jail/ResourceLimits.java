package io.opentrade.sandbox.jail;

import java.util.ArrayList;
import java.util.List;

/// The kernel's own limits, set by the shell that then becomes the program. They must be set inside
/// the jail: the limit on processes counts per user namespace.
final class ResourceLimits {
  /// Files of at most 16 MB (blocks of 512 bytes), no core dumps, 256 open files, 24 hours of CPU
  /// as the last net under the watchdogs, 256 processes and threads (`-p` for dash and busybox,
  /// `-u` for bash and ksh).
  private static final String SET =
      "ulimit -c 0; ulimit -f 32768; ulimit -n 256; ulimit -t 86400; "
          + "ulimit -p 256 2>/dev/null || ulimit -u 256 2>/dev/null; exec \"$@\"";

  private ResourceLimits() {}

  static List<String> wrap(String shell, List<String> program) {
    List<String> command = new ArrayList<>(List.of(shell, "-c", SET, "worker"));
    command.addAll(program);
    return command;
  }
}
