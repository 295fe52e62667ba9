package io.opentrade.server.notify;

import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.DeliveryRow;
import io.opentrade.store.DeliveryRow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// Decides what a channel sends now, without sending anything.
///
/// Criticals go first and through everything. In quiet hours the rest waits. Digests wait until the
/// first of them is due, and go together. Where more is ready than may be sent in this minute, it
/// goes together as well: nothing is lost and nobody is flooded.
record Dispatch(Terms terms) {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /// What to do.
  sealed interface Decision {
    /// Send these, as one notice where there are several.
    ///
    /// @param repeat whether one of them may have arrived before
    record Send(List<DeliveryRow> rows, boolean silently, boolean repeat) implements Decision {}

    /// Nothing before then, unless something is posted.
    record Wait(Duration time) implements Decision {}
  }

  /// @param open what is not delivered, the oldest first
  /// @param sent when the last notices were sent; what lies too far back is dropped here
  Decision decide(List<DeliveryRow> open, Deque<Instant> sent, Instant now) {
    while (!sent.isEmpty() && !sent.getFirst().isAfter(now.minus(WINDOW))) {
      sent.removeFirst();
    }
    long millis = now.toEpochMilli();
    for (DeliveryRow row : open) {
      if (isCritical(row) && row.due() <= millis) {
        return send(List.of(row));
      }
    }
    boolean quiet = terms.quiet().contains(now);
    List<DeliveryRow> ready = quiet ? List.of() : ready(open, millis);
    int budget = terms.perMinute() - sent.size();
    if (ready.isEmpty() || budget <= 0) {
      return new Decision.Wait(wait(open, sent, now, quiet, budget));
    }
    List<DeliveryRow> digests = ready.stream().filter(Dispatch::isDigest).toList();
    if (ready.size() > budget) {
      return send(ready);
    }
    return send(digests.isEmpty() ? ready.subList(0, 1) : digests);
  }

  /// Of digests all that wait, as soon as one is due.
  private static List<DeliveryRow> ready(List<DeliveryRow> open, long now) {
    boolean digestDue = open.stream().anyMatch(row -> isDigest(row) && row.due() <= now);
    List<DeliveryRow> ready = new ArrayList<>();
    for (DeliveryRow row : open) {
      boolean withOthers = isDigest(row) && digestDue && row.attempts() == 0;
      if (!isCritical(row) && (withOthers || row.due() <= now)) {
        ready.add(row);
      }
    }
    return ready;
  }

  private Duration wait(
      List<DeliveryRow> open, Deque<Instant> sent, Instant now, boolean quiet, int budget) {
    List<Instant> times = new ArrayList<>();
    for (DeliveryRow row : open) {
      Instant due = Instant.ofEpochMilli(row.due());
      if (isCritical(row)) {
        times.add(due);
      } else {
        times.add(quiet ? terms.quiet().endAfter(now) : due.isBefore(now) ? now : due);
      }
    }
    Instant first = Collections.min(times);
    if (budget <= 0 && !quiet) {
      Instant free = sent.getFirst().plus(WINDOW);
      first = first.isAfter(free) ? first : free;
    }
    Duration time = Duration.between(now, first);
    return time.isNegative() ? Duration.ZERO : time;
  }

  private static Decision send(List<DeliveryRow> rows) {
    boolean silently = rows.stream().noneMatch(row -> row.manner().equals(Manner.ON.word()));
    boolean repeat = rows.stream().anyMatch(row -> row.state() == State.BEGUN);
    return new Decision.Send(List.copyOf(rows), silently, repeat);
  }

  private static boolean isCritical(DeliveryRow row) {
    return row.notice().severity() == Severity.CRITICAL.ordinal() && !isDigest(row);
  }

  private static boolean isDigest(DeliveryRow row) {
    return row.manner().equals(Manner.DIGEST.word());
  }
}
