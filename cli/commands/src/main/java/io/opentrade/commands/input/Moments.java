package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times: a date (`2025-01-31`, its midnight UTC), a date and time (UTC unless it says
/// otherwise), an instant with zone; or a time before now: `90s`, `30m`, `2h`, `7d`, `4w`, `now`,
/// `today` and `yesterday` (midnight UTC).
public final class Moments {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{9,19}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern ZONED = Pattern.compile(".*T.*(Z|[+-][0-9]{2}(:?[0-9]{2})?)");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([SMHDW])");

  private final Invocation invocation;
  private final InstantSource clock;

  public Moments(Invocation invocation) {
    this(invocation, InstantSource.system());
  }

  /// @param clock for times before now
  Moments(Invocation invocation, InstantSource clock) {
    this.invocation = invocation;
    this.clock = clock;
  }

  /// The moment, or null for a flag that was not given.
  public @Nullable Instant read(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (DIGITS.matcher(text).matches()) {
      throw invocation.usage("input.epoch", flag, text, example(text));
    }
    Instant moment;
    try {
      moment = parse(text.strip().toUpperCase(java.util.Locale.ROOT).replace(' ', 'T'));
    } catch (DateTimeException exception) {
      // A date that does not exist, such as 30 February, is told as such.
      boolean form = DATE.matcher(text).matches();
      throw invocation.usage(form ? "input.noSuchDate" : "input.moment", flag, text);
    }
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw invocation.usage("input.momentRange", flag, text);
    }
    return moment;
  }

  /// Checks that a range is one.
  public void ordered(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw invocation.usage("input.range", from, to);
    }
  }

  private Instant parse(String text) {
    Instant now = clock.instant();
    switch (text) {
      case "NOW":
        return now;
      case "TODAY":
        return now.truncatedTo(ChronoUnit.DAYS);
      case "YESTERDAY":
        return now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
      default:
        break;
    }
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return now.minus(span(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    if (DATE.matcher(text).matches()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (ZONED.matcher(text).matches()) {
      return OffsetDateTime.parse(text).toInstant();
    }
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static Duration span(long count, String letter) {
    return switch (letter) {
      case "S" -> Duration.ofSeconds(count);
      case "M" -> Duration.ofMinutes(count);
      case "H" -> Duration.ofHours(count);
      case "D" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  private static String example(String digits) {
    long number = Long.parseLong(digits.substring(0, Math.min(18, digits.length())));
    long seconds =
        switch (digits.length()) {
          case 9, 10 -> number;
          case 11, 12, 13 -> number / 1_000;
          case 14, 15, 16 -> number / 1_000_000;
          default -> number / 1_000_000_000L * (digits.length() == 19 ? 10 : 1);
        };
    return Instant.ofEpochSecond(seconds).toString();
  }
}
