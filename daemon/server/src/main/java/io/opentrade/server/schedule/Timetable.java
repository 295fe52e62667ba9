package io.opentrade.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When something runs.
sealed interface Timetable {
  /// The first time after a moment; empty where there is none.
  Optional<Instant> next(Instant after);

  /// Once at each start of the daemon, and at no time.
  record Startup() implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.empty();
    }
  }

  /// Again and again, so long after it was made, and so long after that.
  ///
  /// @param from when it was made
  record Every(Instant from, Duration time) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      long gone = after.toEpochMilli() - from.toEpochMilli();
      long turn = gone < 0 ? 1 : gone / time.toMillis() + 1;
      return Optional.of(from.plusMillis(turn * time.toMillis()));
    }
  }

  /// By the fields of cron.
  record Cron(CronTimes times) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return times.next(after);
    }
  }

  Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  Pattern EVERY = Pattern.compile("@every\\s+([0-9]{1,6})(s|m|h|d)");

  /// Reads a timetable.
  ///
  /// @param made when it was made: what `@every` counts from
  /// @throws IllegalArgumentException with one line that says what is wrong
  static Timetable read(String text, ZoneId zone, Instant made) {
    String written = text.strip();
    String lower = written.toLowerCase(Locale.ROOT);
    Matcher every = EVERY.matcher(lower);
    if (every.matches()) {
      return new Every(made, time(Long.parseLong(every.group(1)), every.group(2)));
    }
    if (lower.equals("@startup") || lower.equals("@reboot")) {
      return new Startup();
    }
    if (lower.startsWith("@every")) {
      throw new IllegalArgumentException(
          "'" + written + "' is no time between runs: write for example @every 15m");
    }
    if (lower.startsWith("@") && !NAMED.containsKey(lower)) {
      throw new IllegalArgumentException(
          "there is no "
              + written
              + ": write @every 15m, @startup, @hourly, @daily, @weekly, @monthly or @yearly");
    }
    return new Cron(CronTimes.read(NAMED.getOrDefault(lower, written), zone));
  }

  private static Duration time(long count, String unit) {
    if (count == 0) {
      throw new IllegalArgumentException("@every 0" + unit + " would never end");
    }
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
