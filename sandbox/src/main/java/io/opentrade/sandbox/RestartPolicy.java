package io.opentrade.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a strategy whose worker has died is started again: at once after its first death, then
/// after a pause that doubles each time, and no more after too many deaths. A worker that has lived
/// long enough is forgiven its predecessors.
///
/// @param first pause before the second restart
/// @param longest no pause is longer
/// @param attempts restarts in a row before it is left dead; a person may start it then
/// @param forgiving a life of at least this long makes the count begin anew
public record RestartPolicy(Duration first, Duration longest, int attempts, Duration forgiving) {
  public RestartPolicy {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 0) {
      throw new IllegalArgumentException("pauses grow from a first to a longest one");
    }
  }

  /// One second, doubling to five minutes, ten times; forgiven after an hour.
  public static RestartPolicy standard() {
    return new RestartPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), 10, Duration.ofHours(1));
  }

  /// How often it has died in a row.
  ///
  /// @param startedAt of the life that is going on
  /// @param reason why the last one ended; the empty text for none
  public record Life(int deaths, Instant startedAt, String reason) {
    /// A first life.
    public static Life begin(Instant at) {
      return new Life(0, at, "");
    }
  }

  /// The next life of a strategy whose worker has died; empty where it is left dead.
  ///
  /// @param reason to be recorded, foreign text
  public Optional<Life> afterDeath(Life life, Instant diedAt, String reason) {
    boolean forgiven = Duration.between(life.startedAt(), diedAt).compareTo(forgiving) >= 0;
    int before = forgiven ? 0 : life.deaths();
    return before >= attempts
        ? Optional.empty()
        : Optional.of(new Life(before + 1, diedAt.plus(pause(before)), reason));
  }

  private Duration pause(int deathsBefore) {
    if (deathsBefore == 0) {
      return Duration.ZERO;
    }
    int doublings = deathsBefore - 1;
    Duration pause = doublings < 30 ? first.multipliedBy(1L << doublings) : longest;
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
