package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `backup.create`: copies all databases and the settings, while they are in use.
///
/// @param file an absolute path that is not there yet; null for one in the folder of backups
/// @param candles whether the candles are in it
/// @param passphrase seals it, and the vault is in it as well; null for neither
public record BackupCreate(@Nullable String file, boolean candles, @Nullable SecretText passphrase)
    implements BackupRequest<BackupContents> {}
