package io.opentrade.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> next(String text, ZoneId zone, String after, int count) {
    Timetable timetable = Timetable.read(text, zone, Instant.parse("2026-01-01T00:00:00Z"));
    List<String> times = new ArrayList<>();
    Optional<Instant> next = timetable.next(Instant.parse(after));
    while (next.isPresent() && times.size() < count) {
      times.add(next.get().toString());
      next = timetable.next(next.get());
    }
    return times;
  }

  @Test
  void aFixedHourThatIsLeftOutRunsAtTheChange() {
    assertEquals(
        List.of("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"),
        next("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3));
  }

  @Test
  void aFixedHourThatComesTwiceRunsOnce() {
    assertEquals(
        List.of("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        next("30 2 * * *", BERLIN, "2026-10-24T00:00:00Z", 3));
  }

  @Test
  void aStarFollowsTheTimeThatPasses() {
    assertEquals(
        List.of("2026-03-29T00:45:00Z", "2026-03-29T01:45:00Z", "2026-03-29T02:45:00Z"),
        next("45 * * * *", BERLIN, "2026-03-29T00:00:00Z", 3));
    assertEquals(
        List.of("2026-10-25T00:45:00Z", "2026-10-25T01:45:00Z", "2026-10-25T02:45:00Z"),
        next("45 * * * *", BERLIN, "2026-10-25T00:00:00Z", 3));
  }

  @Test
  void eitherOfTwoDaysWillDo() {
    // The 13th, and each Friday.
    assertEquals(
        List.of("2026-02-06T00:00:00Z", "2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z"),
        next("0 0 13 * 5", ZoneOffset.UTC, "2026-02-01T00:00:00Z", 3));
    assertEquals(
        List.of("2026-04-13T00:00:00Z"),
        next("0 0 13 4 5", ZoneOffset.UTC, "2026-04-10T00:00:00Z", 1));
  }

  @Test
  void secondsComeFirstWhereThereAreSixFields() {
    assertEquals(
        List.of("2026-01-01T00:00:15Z", "2026-01-01T00:00:45Z"),
        next("15,45 * * * * *", ZoneOffset.UTC, "2026-01-01T00:00:00Z", 2));
  }

  @Test
  void intervalsCountFromWhenTheyWereMade() {
    assertEquals(
        List.of("2026-01-01T12:15:00Z", "2026-01-01T12:30:00Z"),
        next("@every 15m", BERLIN, "2026-01-01T12:00:00Z", 2));
    assertFalse(Timetable.read("@startup", BERLIN, Instant.EPOCH).next(Instant.EPOCH).isPresent());
    assertEquals(
        List.of("2026-01-02T00:00:00Z"), next("@daily", ZoneOffset.UTC, "2026-01-01T00:00:00Z", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "61 * * * *|the minute '61'",
        "0 24 * * *|the hour '24'",
        "0 9 * * 5-1|runs backwards",
        "0 22-2 * * *|runs backwards",
        "0 9 30 2 *|that day never comes",
        "0 9 * *|4 fields",
        "0 x * * *|the hour 'x'",
        "@every 0s|never end",
        "@every soon|15m",
        "@fortnightly|@weekly",
        "*/0 * * * *|the minute '*/0'",
      })
  void oneLineSaysWhatIsWrong(String text, String why) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Timetable.read(text, BERLIN, Instant.EPOCH));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(why), message);
    assertEquals(1, message.lines().count());
  }
}
