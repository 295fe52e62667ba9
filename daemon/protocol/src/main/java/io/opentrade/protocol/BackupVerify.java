package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `backup.verify`: reads all of a backup, and every database in it.
///
/// @param name in the folder of backups, or an absolute path
/// @param passphrase of a sealed one
public record BackupVerify(String name, @Nullable SecretText passphrase)
    implements BackupRequest<BackupContents> {
  public BackupVerify {
    Values.required("name", name);
  }
}
