package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.backup.Backups;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// How old the last backup is.
public record BackupCheck(Backups backups, InstantSource clock, Supplier<Messages> messages)
    implements HealthCheck {
  private static final Duration OLD = Duration.ofDays(2);

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public Check look() throws IOException {
    List<Backups.Facts> all = backups.all();
    if (all.isEmpty()) {
      return found(State.OK, messages.get().say(Sentence.HEALTH_BACKUP_NONE));
    }
    Duration age = Duration.between(all.getFirst().made(), clock.instant());
    String said =
        messages.get().say(Sentence.HEALTH_BACKUP, all.size(), Math.max(0, age.toHours()));
    return age.compareTo(OLD) > 0
        ? found(State.WARNING, said, messages.get().say(Sentence.HEALTH_BACKUP_HINT))
        : found(State.OK, said);
  }
}
