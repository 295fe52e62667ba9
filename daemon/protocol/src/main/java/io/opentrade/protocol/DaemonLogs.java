package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `daemon.logs`: lines of the daemon's log, redacted.
///
/// @param lines how many of the newest; 0 for 50, at most 1000; ignored with `after`
/// @param after only what came after this mark, for following
/// @param since only lines of this moment or later; null for all
/// @param request only lines of this request, by its id or the part of it that its client chose;
///     null for all
/// @param level the least severe level wanted: `debug`, `info`, `warn`, `error`; null for all
public record DaemonLogs(
    int lines,
    @Nullable String after,
    @Nullable String level,
    @Nullable Instant since,
    @Nullable String request)
    implements Request<DaemonLogs.Reply> {
  private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

  public DaemonLogs {
    lines = Values.limit(lines, 50, 1000);
    Values.wordOrNull("level", level, LEVELS);
  }

  /// @param lines the oldest first, as in the file
  /// @param mark to ask for what comes after
  /// @param file where the log lies
  public record Reply(List<ForeignText> lines, String mark, ForeignText file) {
    public Reply {
      lines = Values.list(lines);
    }
  }
}
