package io.opentrade.protocol;

/// Everything that is asked of the vault. Each answers how the vault stands afterwards.
public sealed interface VaultRequest extends Request<VaultStatus.Reply>
    permits VaultCreate, VaultKeyFile, VaultLock, VaultPassphrase, VaultStatus, VaultUnlock {}
