package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `schedule.add`: runs a command by the clock from now on.
///
/// @param name null for one that is made up
/// @param timetable five fields of cron, six with seconds in front, or `@every 15m`, `@startup`,
///     `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`
/// @param zone whose wall clock counts, such as `Europe/Berlin`; null for that of the machine
/// @param catchUp of what was missed: `skip`, `once` or `all`; null for skip
/// @param overlap while the run before still runs: `skip`, `queue` or `parallel`; null for skip
/// @param limit a run that takes longer is cancelled, seconds; 0 for 600
/// @param retries how often a run that failed is run again, 0 to 10
/// @param role what it may do at most, `viewer`, `trader`, `admin` or
///     `owner`; null for what its maker may
/// @param accounts that it may touch; empty for all that its maker may
/// @param words the command, without the program's name
public record ScheduleAdd(
    @Nullable String name,
    String timetable,
    @Nullable String zone,
    @Nullable String catchUp,
    @Nullable String overlap,
    int limit,
    int retries,
    @Nullable String role,
    List<String> accounts,
    List<String> words)
    implements ScheduleRequest<ScheduleInfo> {
  private static final int LONGEST_LIMIT = 86_400;
  private static final int MOST_RETRIES = 10;

  public ScheduleAdd {
    Values.required("timetable", timetable);
    accounts = Values.list(accounts);
    words = Values.list(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("'words' names no command");
    }
    if (limit < 0 || limit > LONGEST_LIMIT) {
      throw new IllegalArgumentException("'limit' must be from 0 to " + LONGEST_LIMIT);
    }
    if (retries < 0 || retries > MOST_RETRIES) {
      throw new IllegalArgumentException("'retries' must be from 0 to " + MOST_RETRIES);
    }
  }
}
