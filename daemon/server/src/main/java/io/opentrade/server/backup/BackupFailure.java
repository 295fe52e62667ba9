package io.opentrade.server.backup;

/// A backup could not be made, read or brought back. Nothing was changed.
public final class BackupFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What went wrong.
  public enum Reason {
    /// There is none of that name.
    ABSENT,
    /// It is not whole, or no backup.
    BROKEN,
    /// It is sealed, and no passphrase or another one was given.
    SEALED,
    /// The passphrase is too short.
    WEAK,
    /// There is one of that name already.
    PRESENT,
    /// The disk refuses, or is full.
    UNUSABLE
  }

  BackupFailure(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
