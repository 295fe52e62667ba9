package io.opentrade.server.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of cron on a wall clock: minute, hour, day of the month, month, day of the week, with
/// seconds in front where there are six.
///
/// As cron does: where both days are restricted, either will do. Where the clock is put forward, a
/// fixed hour that is left out runs at the moment of the change; where it is put back, a fixed hour
/// that comes twice runs once. Hours written with `*` follow the time that really passes.
///
/// @param hourly whether the hour is not fixed
record CronTimes(List<ExecutionTime> either, ZoneId zone, boolean hourly) {
  private static final CronDefinition DEFINITION =
      CronDefinitionBuilder.defineCron()
          .withSeconds()
          .withValidRange(0, 59)
          .and()
          .withMinutes()
          .withValidRange(0, 59)
          .and()
          .withHours()
          .withValidRange(0, 23)
          .and()
          .withDayOfMonth()
          .withValidRange(1, 31)
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .withValidRange(1, 12)
          .and()
          .withDayOfWeek()
          .withValidRange(0, 7)
          .withMondayDoWValue(1)
          .withIntMapping(7, 0)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .instance();

  private static final List<String> FIELDS =
      List.of("second", "minute", "hour", "day of the month", "month", "day of the week");
  private static final int HOUR = 2;
  private static final int MONTH_DAY = 3;
  private static final int WEEK_DAY = 5;
  private static final Pattern RANGE = Pattern.compile("([0-9]+)-([0-9]+)");
  private static final String LIBRARY_WORDS = "Failed to parse cron expression. ";

  /// @throws IllegalArgumentException with one line that says what is wrong
  static CronTimes read(String text, ZoneId zone) {
    List<String> fields = fields(text);
    demandForward(text, fields);
    List<ExecutionTime> either = new ArrayList<>();
    if (restricts(fields.get(MONTH_DAY)) && restricts(fields.get(WEEK_DAY))) {
      either.add(times(text, with(fields, WEEK_DAY)));
      either.add(times(text, with(fields, MONTH_DAY)));
    } else {
      either.add(times(text, fields));
    }
    CronTimes times = new CronTimes(either, zone, fields.get(HOUR).startsWith("*"));
    if (times.next(Instant.EPOCH).isEmpty()) {
      throw wrong(text, "that day never comes");
    }
    return times;
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>(List.of(text.strip().split("\\s+")));
    if (fields.size() == FIELDS.size() - 1) {
      fields.addFirst("0");
    }
    if (fields.size() != FIELDS.size()) {
      throw wrong(
          text,
          "it has "
              + fields.size()
              + " fields, and takes five (minute hour day month weekday) or six with seconds in"
              + " front");
    }
    return fields;
  }

  /// The library takes 22-2 for 22 alone.
  private static void demandForward(String text, List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      Matcher range = RANGE.matcher(fields.get(i));
      while (range.find()) {
        if (new BigInteger(range.group(1)).compareTo(new BigInteger(range.group(2))) > 0) {
          throw wrong(
              text, "the " + FIELDS.get(i) + " " + range.group() + " runs backwards: write two");
        }
      }
    }
  }

  private static boolean restricts(String field) {
    return !field.startsWith("*") && !field.equals("?");
  }

  private static List<String> with(List<String> fields, int free) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(free, "*");
    return changed;
  }

  private static ExecutionTime times(String text, List<String> fields) {
    try {
      CronParser parser = new CronParser(DEFINITION);
      return ExecutionTime.forCron(parser.parse(String.join(" ", fields)).validate());
    } catch (IllegalArgumentException refused) {
      String reason = String.valueOf(refused.getMessage()).replace(LIBRARY_WORDS, "");
      throw wrong(text, field(fields) + reason.toLowerCase(Locale.ROOT));
    }
  }

  /// The field that is at fault: the one that does not fit among stars.
  private static String field(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      List<String> alone = new ArrayList<>(List.of("0", "*", "*", "*", "*", "*"));
      alone.set(i, fields.get(i));
      try {
        new CronParser(DEFINITION).parse(String.join(" ", alone)).validate();
      } catch (IllegalArgumentException _) {
        return "the " + FIELDS.get(i) + " '" + fields.get(i) + "': ";
      }
    }
    return "";
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("'" + text + "' is no timetable: " + why);
  }

  /// The first time after a moment.
  Optional<Instant> next(Instant after) {
    Optional<Instant> regular = first(after, zone);
    if (hourly || regular.isEmpty()) {
      return regular;
    }
    ZoneOffsetTransition change = zone.getRules().nextTransition(after);
    while (change != null && !change.getInstant().isAfter(regular.get())) {
      if (change.isGap() && isLeftOut(change)) {
        return Optional.of(change.getInstant());
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return regular;
  }

  /// Whether a time lies between the hands of the clock before and after the change.
  private boolean isLeftOut(ZoneOffsetTransition gap) {
    LocalDateTime before = gap.getDateTimeBefore();
    Optional<Instant> time = first(before.toInstant(ZoneOffset.UTC).minusMillis(1), ZoneOffset.UTC);
    return time.isPresent()
        && time.get().isBefore(gap.getDateTimeAfter().toInstant(ZoneOffset.UTC));
  }

  private Optional<Instant> first(Instant after, ZoneId where) {
    ZonedDateTime local = after.atZone(where);
    return either.stream()
        .map(times -> times.nextExecution(local))
        .flatMap(Optional::stream)
        .map(ZonedDateTime::toInstant)
        .min(Comparator.naturalOrder());
  }
}
