package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Whether strategies can be walled in on this machine; tries it.
public record JailCheck(Supplier<Messages> messages) implements HealthCheck {

  @Override
  public String name() {
    return "jail";
  }

  @Override
  public Check look() {
    return switch (Wall.AUTO.find()) {
      case Wall.Finding.Standing standing ->
          found(State.OK, messages.get().say(Sentence.HEALTH_JAIL, standing.jail().name()));
      case Wall.Finding.Missing missing ->
          found(State.FAILED, missing.reason(), messages.get().say(Sentence.HEALTH_JAIL_HINT));
    };
  }
}
