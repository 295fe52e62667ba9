package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `backup.list`: the backups there are, the newest first.
///
/// @param name of one alone, in the folder of backups or an absolute path; null for all
public record BackupList(@Nullable String name) implements BackupRequest<BackupList.Reply> {
  public record Reply(List<Backup> backups) {
    public Reply {
      backups = Values.list(backups);
    }
  }

  /// One backup.
  ///
  /// @param made when; the file's own time where its name does not say
  /// @param daily whether the daemon made it by itself
  /// @param sealed whether it takes a passphrase to read it
  public record Backup(
      ForeignText name,
      Instant made,
      long bytes,
      boolean daily,
      boolean sealed,
      ForeignText file) {}
}
