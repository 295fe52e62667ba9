package io.opentrade.server.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.server.notify.Dispatch.Decision;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.settings.DailyHours;
import io.opentrade.store.DeliveryRow;
import io.opentrade.store.DeliveryRow.State;
import io.opentrade.store.NoticeRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final DailyHours NIGHT =
      new DailyHours(LocalTime.of(23, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));

  private final Deque<Instant> sent = new ArrayDeque<>();

  private static DeliveryRow row(long number, Severity severity, String manner, Instant due) {
    NoticeRow notice =
        new NoticeRow(number, "k" + number, "fill", severity.ordinal(), 0, "t" + number, "");
    long at = due.toEpochMilli();
    return new DeliveryRow(notice, "mail", manner, State.WAITING, 0, at, at, null);
  }

  private Decision decide(DailyHours quiet, int perMinute, Instant now, DeliveryRow... open) {
    return new Dispatch(new Terms(quiet, Duration.ofHours(1), perMinute))
        .decide(List.of(open), sent, now);
  }

  @Test
  void quietHoursHoldBackAllButTheCritical() {
    Instant night = Instant.parse("2026-03-01T23:30:00Z");
    DeliveryRow info = row(1, Severity.INFO, "on", night);
    DeliveryRow critical = row(2, Severity.CRITICAL, "on", night);
    assertEquals(
        new Decision.Send(List.of(critical), false, false),
        decide(NIGHT, 10, night, info, critical));
    assertEquals(
        new Decision.Wait(Duration.ofMinutes(6 * 60 + 30)), decide(NIGHT, 10, night, info));
    Instant morning = Instant.parse("2026-03-02T06:00:00Z");
    assertEquals(new Decision.Send(List.of(info), false, false), decide(NIGHT, 10, morning, info));
  }

  @Test
  void aDigestGoesTogetherWhenItsFirstIsDue() {
    DeliveryRow first = row(1, Severity.INFO, "digest", NOON.plusSeconds(60));
    DeliveryRow second = row(2, Severity.INFO, "digest", NOON.plusSeconds(600));
    assertEquals(
        new Decision.Wait(Duration.ofSeconds(60)),
        decide(DailyHours.NEVER, 10, NOON, first, second));
    assertEquals(
        new Decision.Send(List.of(first, second), true, false),
        decide(DailyHours.NEVER, 10, NOON.plusSeconds(60), first, second));
  }

  @Test
  void whatIsTooMuchForAMinuteGoesTogether() {
    DeliveryRow first = row(1, Severity.INFO, "on", NOON);
    DeliveryRow second = row(2, Severity.WARNING, "on", NOON);
    DeliveryRow third = row(3, Severity.INFO, "on", NOON);
    assertEquals(
        new Decision.Send(List.of(first), false, false),
        decide(DailyHours.NEVER, 3, NOON, first, second, third));
    sent.add(NOON.minusSeconds(10));
    assertEquals(
        new Decision.Send(List.of(first, second, third), false, false),
        decide(DailyHours.NEVER, 3, NOON, first, second, third));
    sent.add(NOON.minusSeconds(5));
    sent.add(NOON.minusSeconds(5));
    assertEquals(
        new Decision.Wait(Duration.ofSeconds(50)), decide(DailyHours.NEVER, 3, NOON, first));
    Notice digest = Digest.of(List.of(first, second, third));
    assertEquals("3 notices", digest.title().raw());
    assertEquals(Severity.WARNING, digest.severity());
    assertEquals(3, digest.text().raw().lines().count());
  }
}
