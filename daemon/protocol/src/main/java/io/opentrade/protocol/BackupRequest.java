package io.opentrade.protocol;

/// Everything that is asked of the backups of a home.
public sealed interface BackupRequest<R> extends Request<R>
    permits BackupCreate, BackupList, BackupRestore, BackupVerify {}
