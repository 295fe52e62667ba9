package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that runs by the clock.
///
/// @param limit seconds after which a run is cancelled
/// @param role what it may do at most: `viewer`, `trader` or `owner`
/// @param accounts that it may touch; empty for all
/// @param by who made it, and with whose present rights it runs
/// @param words the command, without the program's name
/// @param next when it runs next, up to three times; none where it is paused or never does
/// @param last its newest run; null where there was none
public record ScheduleInfo(
    String name,
    String timetable,
    String zone,
    String catchUp,
    String overlap,
    int limit,
    int retries,
    String role,
    List<String> accounts,
    ForeignText by,
    List<ForeignText> words,
    boolean paused,
    List<Instant> next,
    @Nullable ScheduledRun last,
    Instant created) {
  public ScheduleInfo {
    accounts = Values.list(accounts);
    words = Values.list(words);
    next = Values.list(next);
  }
}
