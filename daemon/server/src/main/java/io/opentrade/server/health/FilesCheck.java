package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.List;
import java.util.function.Supplier;

/// Whether the databases that were there still are.
public record FilesCheck(KnownFiles files, Supplier<Messages> messages) implements HealthCheck {
  @Override
  public String name() {
    return "files";
  }

  @Override
  public Check look() {
    List<String> missing = files.missing();
    return missing.isEmpty()
        ? found(State.OK, messages.get().say(Sentence.HEALTH_FILES))
        : found(
            State.FAILED,
            messages.get().say(Sentence.HEALTH_FILES_GONE, String.join(", ", missing)),
            messages.get().say(Sentence.HEALTH_FILES_HINT));
  }
}
