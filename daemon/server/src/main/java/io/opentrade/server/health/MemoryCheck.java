package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.protocol.frame.PrivateMemory;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Whether other programs of the owner can read keys in the daemon's memory.
public record MemoryCheck(Supplier<Messages> messages) implements HealthCheck {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Check look() {
    return PrivateMemory.isClosed()
        ? found(State.OK, messages.get().say(Sentence.DOCTOR_MEMORY_CLOSED))
        : found(
            State.WARNING,
            messages.get().say(Sentence.DOCTOR_MEMORY_OPEN),
            messages.get().say(Sentence.DOCTOR_MEMORY_OPEN_HINT));
  }
}
