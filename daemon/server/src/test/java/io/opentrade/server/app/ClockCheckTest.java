package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.health.ClockCheck;
import io.opentrade.server.text.Messages;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
  private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
  private long nanos = 42;

  /// Both clocks go for an hour; then the wall clock is set, forward or back.
  @ParameterizedTest
  @CsvSource({"0,OK", "5,OK", "-5,OK", "6,WARNING", "-3600,WARNING", "86400,WARNING"})
  void aJumpIsTheDifferenceOfTheClocks(long jump, State state) {
    var check = new ClockCheck(() -> wall, () -> nanos, () -> Messages.in("en"));
    wall = wall.plus(Duration.ofHours(1)).plusSeconds(jump);
    nanos += Duration.ofHours(1).toNanos();
    Check found = check.look();
    assertEquals(state, found.state());
    String said =
        state == State.OK
            ? "the clock goes evenly"
            : "the clock has jumped by %d seconds since the start: it was set, or the machine slept"
                .formatted(jump);
    assertEquals(said, found.summary().raw());
  }
}
