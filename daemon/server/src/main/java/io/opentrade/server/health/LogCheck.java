package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Whether the log could be written.
public record LogCheck(RotatingFile file, Supplier<Messages> messages) implements HealthCheck {

  @Override
  public String name() {
    return "log";
  }

  @Override
  public Check look() {
    long lost = file.lost();
    return lost == 0
        ? found(State.OK, messages.get().say(Sentence.HEALTH_LOG))
        : found(State.WARNING, messages.get().say(Sentence.HEALTH_LOG_LOST, lost));
  }
}
