package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// For which share of the last 30 days, or since the first start where that is later, a daemon ran
/// in this home, how often one was started and how often one died.
public record UptimeCheck(
    UptimeHistory history, Instant startedAt, InstantSource clock, Supplier<Messages> messages)
    implements HealthCheck {
  private static final Duration SPAN = Duration.ofDays(30);

  @Override
  public String name() {
    return "uptime";
  }

  @Override
  public Check look() throws IOException {
    Instant now = clock.instant();
    Instant since = now.minus(SPAN);
    List<UptimeHistory.Life> lives =
        history.lives().stream().filter(life -> life.end().isAfter(since)).toList();
    Instant first = lives.isEmpty() ? startedAt : lives.getFirst().start();
    Instant from = first.isAfter(since) ? first : since;
    long up = within(startedAt, now, from);
    long deaths = 0;
    for (UptimeHistory.Life life : lives) {
      up += within(life.start(), life.end(), from);
      deaths += life.died() ? 1 : 0;
    }
    long span = Math.max(1, Duration.between(from, now).toMillis());
    BigDecimal share =
        BigDecimal.valueOf(Math.min(up, span) * 100)
            .divide(BigDecimal.valueOf(span), 2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    String said =
        messages
            .get()
            .say(
                Sentence.HEALTH_UPTIME,
                share.toPlainString(),
                from.toString().substring(0, 10),
                lives.size() + 1,
                deaths);
    return found(State.OK, said);
  }

  private static long within(Instant start, Instant end, Instant from) {
    Instant begun = start.isAfter(from) ? start : from;
    return Math.max(0, Duration.between(begun, end).toMillis());
  }
}
