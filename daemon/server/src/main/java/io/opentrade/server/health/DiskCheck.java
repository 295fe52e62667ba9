package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Whether a file can be written where the databases lie, and how much room there is.
public record DiskCheck(Path data, Supplier<Messages> messages) implements HealthCheck {
  private static final long SCARCE = 1L << 30;
  private static final long NEARLY_NONE = 64L << 20;

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Check look() throws IOException {
    Path probe = Files.createTempFile(data, "probe", null);
    try {
      Files.writeString(probe, "can this be written?");
    } finally {
      Files.delete(probe);
    }
    long free = Files.getFileStore(data).getUsableSpace();
    String summary = messages.get().say(Sentence.HEALTH_DISK, Amount.of(free), data);
    if (free >= SCARCE) {
      return found(State.OK, summary);
    }
    return found(
        free < NEARLY_NONE ? State.FAILED : State.WARNING,
        summary,
        messages.get().say(Sentence.HEALTH_DISK_HINT));
  }
}
