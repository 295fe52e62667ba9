package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Whether alerts hear what they wait for: one that hears nothing never fires.
///
/// @param silent what has said nothing for longer than a time, each with the reason
public record AlertsCheck(Function<Duration, List<String>> silent, Supplier<Messages> messages)
    implements HealthCheck {
  /// One request that fails is no trouble.
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final int SHOWN = 3;

  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public Check look() {
    List<String> now = silent.apply(LONG);
    if (now.isEmpty()) {
      return found(State.OK, messages.get().say(Sentence.HEALTH_ALERTS));
    }
    String shown = String.join("; ", now.subList(0, Math.min(SHOWN, now.size())));
    return found(
        State.WARNING,
        messages.get().say(Sentence.HEALTH_ALERTS_SILENT, now.size(), shown),
        messages.get().say(Sentence.HEALTH_ALERTS_HINT));
  }
}
