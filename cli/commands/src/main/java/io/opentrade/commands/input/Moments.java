package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times: a date (`2025-01-31`, its midnight UTC), a date and time (UTC unless it says
/// otherwise), or an instant with zone.
public final class Moments {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{9,19}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern ZONED = Pattern.compile(".*T.*(Z|[+-][0-9]{2}(:?[0-9]{2})?)");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Invocation invocation;

  public Moments(Invocation invocation) {
    this.invocation = invocation;
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

  private static Instant parse(String text) {
    if (DATE.matcher(text).matches()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (ZONED.matcher(text).matches()) {
      return OffsetDateTime.parse(text).toInstant();
    }
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
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
