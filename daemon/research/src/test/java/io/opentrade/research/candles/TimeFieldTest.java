package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeFieldTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static boolean parse(TimeField field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return field.parse(bytes, 0, bytes.length);
  }

  private static void assertTime(String expected, String text) {
    TimeField field = new TimeField(ZoneOffset.UTC, null);
    assertTrue(parse(field, text), text);
    assertFalse(field.isEpoch(), text);
    assertEquals(Instant.parse(expected).toEpochMilli(), field.value(), text);
  }

  @Test
  void understandsIsoInItsManyForms() {
    assertTime("2024-01-31T00:00:00Z", "2024-01-31");
    assertTime("2024-01-31T00:00:00Z", "20240131");
    assertTime("2024-01-31T10:20:00Z", "2024/01/31 10:20");
    assertTime("2024-01-31T10:20:00Z", "20240131 10:20");
    assertTime("2024-01-31T10:20:30Z", "20240131102030");
    assertTime("2024-01-31T10:20:30Z", "2024-01-31T10:20:30");
    assertTime("2024-01-31T10:20:30.123Z", "2024-01-31T10:20:30.123456Z");
    assertTime("2024-01-31T09:20:30Z", "2024-01-31 10:20:30+01:00");
    assertTime("2024-01-31T15:50:30Z", "2024-01-31T10:20:30-0530");
    assertTime("2024-01-31T08:20:30Z", "2024-01-31T10:20:30+02");
    assertTime("2024-01-31T10:20:30Z", "2024-01-31 10:20:30 UTC");
    assertTime("2024-02-29T00:00:00Z", "2024-02-29");
    assertTime("1969-12-31T23:59:59.500Z", "1969-12-31T23:59:59.5Z");
  }

  @Test
  void agreesWithTheJdkOnRandomInstants() {
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(-5_000_000_000L, 20_000_000_000L))
              .truncatedTo(ChronoUnit.SECONDS);
      assertTime(instant.toString(), instant.toString());
    }
  }

  @Test
  void refusesWhatIsNoTime() {
    TimeField field = new TimeField(ZoneOffset.UTC, null);
    for (String text :
        new String[] {
          "",
          "abc",
          "2024-13-01",
          "2023-02-29",
          "2024-01-31T25:00",
          "2024-01-31x",
          "2024-01-31T10",
          "2024-01-31T10:20:30+",
          "31.01.24",
          "30.02.2024",
          "32.01.2024",
          "31.01/2024",
          "Foo 31, 2024",
          "Jan 31 2024",
          "13/13/2024",
          "01/31/2024 13:00 PM",
          "01/31/2024,10:00",
          "2024-01",
          "-",
          "2024-01/31",
          "20241399",
          "12345678901234567890"
        }) {
      assertFalse(parse(field, text), text);
    }
  }

  @Test
  void localTimesFollowTheirZone() {
    TimeField field = new TimeField(NEW_YORK, null);
    assertTrue(parse(field, "2024-07-01 09:30"));
    assertEquals(Instant.parse("2024-07-01T13:30:00Z").toEpochMilli(), field.value());
    assertFalse(parse(field, "2024-03-10 02:30"), "clocks were set forward over it");
    assertTrue(parse(field, "2024-11-03 01:30"));
    assertEquals(Instant.parse("2024-11-03T05:30:00Z").toEpochMilli(), field.value());
    assertEquals(
        Instant.parse("2024-11-03T06:30:00Z").toEpochMilli(), field.later(), "the second time");
    assertTrue(parse(field, "2024-11-03 02:00"));
    assertEquals(field.value(), field.later());
    assertTrue(parse(field, "2024-11-03T01:30Z"));
    assertEquals(field.value(), field.later());
  }

  @Test
  void namedFormatsAreUnderstood() {
    TimeField field = new TimeField(ZoneId.of("Europe/Berlin"), "dd.MM.yyyy HH:mm");
    assertTrue(parse(field, "31.01.2024 10:20"));
    assertEquals(Instant.parse("2024-01-31T09:20:00Z").toEpochMilli(), field.value());
    assertFalse(parse(field, "2024-01-31"));
    TimeField date = new TimeField(ZoneOffset.UTC, "MM/dd/yyyy");
    assertTrue(parse(date, "01/03/2017"));
    assertEquals(Instant.parse("2017-01-03T00:00:00Z").toEpochMilli(), date.value());
    CandleFailure failure =
        assertThrows(CandleFailure.class, () -> new TimeField(ZoneOffset.UTC, "foo"));
    assertEquals(CandleFailure.Kind.USAGE, failure.kind());
  }

  @Test
  void unitsOfNumbersAreTakenFromTheirMagnitude() {
    long second = 1_700_000_000L;
    for (long factor : new long[] {1, 1_000, 1_000_000, 1_000_000_000}) {
      long[] time = {second * factor, (second + 60) * factor};
      EpochUnits.toMillis(time, 0, 2);
      assertEquals(second * 1000, time[0]);
      assertEquals((second + 60) * 1000, time[1]);
    }
  }

  @Test
  void aSeriesThatCrosses1970StaysWhole() {
    long week = 604_800_000L;
    long[] time = new long[3000];
    for (int i = 0; i < time.length; i++) {
      time[i] = -631_047_600_000L + i * week;
    }
    long[] before = time.clone();
    EpochUnits.toMillis(time, 0, time.length);
    for (int i = 0; i < time.length; i++) {
      assertEquals(before[i], time[i]);
    }
  }

  @Test
  void aFileThatChangesItsUnitMidwayIsUnderstood() {
    long[] time = {1_735_689_540_000L, 1_735_689_600_000_000L, 1_735_689_660_000_000L};
    EpochUnits.toMillis(time, 0, 3);
    assertEquals(60_000, time[1] - time[0]);
    assertEquals(60_000, time[2] - time[1]);
  }
}
