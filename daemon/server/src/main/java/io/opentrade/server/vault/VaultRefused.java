package io.opentrade.server.vault;

/// The vault cannot do what is asked.
public final class VaultRefused extends Exception {
  private static final long serialVersionUID = 1;

  /// Why.
  public enum Reason {
    /// There is none yet.
    ABSENT,
    /// There is one already.
    PRESENT,
    /// The compartment is not open.
    LOCKED,
    /// The passphrase or the key file is another.
    WRONG_KEY,
    /// The compartment knows no such way to be opened.
    NO_SUCH_LATCH,
    /// A passphrase that is too short.
    WEAK,
    /// It was changed or cut, or is of a later version.
    DAMAGED,
    /// Others can read it, or it belongs to another, or lies where it must not.
    NOT_PRIVATE,
    /// It cannot be read or written.
    UNUSABLE
  }

  private final Reason reason;

  /// @param message what, where and why: no secrets
  VaultRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
