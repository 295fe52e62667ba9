package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.RestartPolicy.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void pausesGrowToTheLongestAndThenItIsLeftDead() {
    RestartPolicy policy =
        new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(3), 5, Duration.ofMinutes(10));
    List<Long> pauses = new ArrayList<>();
    Optional<Life> life = Optional.of(Life.begin(START));
    while (life.isPresent()) {
      Instant died = life.get().startedAt().plusSeconds(20);
      life = policy.afterDeath(life.get(), died, "memory");
      life.ifPresent(next -> pauses.add(Duration.between(died, next.startedAt()).toSeconds()));
    }
    assertEquals(List.of(0L, 1L, 2L, 3L, 3L), pauses);
  }

  @Test
  void aLongLifeIsForgivenItsPredecessorsAndTheReasonIsKept() {
    RestartPolicy policy = RestartPolicy.standard();
    Life old = new Life(10, START, "");
    assertTrue(policy.afterDeath(old, START.plusSeconds(3_599), "x").isEmpty());
    Life next = policy.afterDeath(old, START.plusSeconds(3_600), "no answer").orElseThrow();
    assertEquals(new Life(1, START.plusSeconds(3_600), "no answer"), next);
  }

  @Property
  void noPauseIsLongerThanTheLongest(@ForAll @IntRange(min = 0, max = 1_000_000) int deaths) {
    RestartPolicy policy =
        new RestartPolicy(
            Duration.ofMillis(1), Duration.ofDays(1), Integer.MAX_VALUE, Duration.ofDays(2));
    Life next = policy.afterDeath(new Life(deaths, START, ""), START, "").orElseThrow();
    assertTrue(!next.startedAt().isBefore(START));
    assertTrue(!next.startedAt().isAfter(START.plus(Duration.ofDays(1))));
  }

  @Test
  void aPauseThatShrinksIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RestartPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), 1, Duration.ZERO));
  }
}
