package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `backup.restore`: puts a backup in the place of what is there. The daemon ends; the next one
/// starts with what was in the backup, all accounts halted.
///
/// @param name in the folder of backups, or an absolute path
/// @param passphrase of a sealed one
public record BackupRestore(String name, @Nullable SecretText passphrase)
    implements BackupRequest<BackupContents> {
  public BackupRestore {
    Values.required("name", name);
  }
}
