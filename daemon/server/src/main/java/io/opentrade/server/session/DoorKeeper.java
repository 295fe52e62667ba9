package io.opentrade.server.session;

/// Opens the way to an exchange while the vault is open.
interface DoorKeeper {
  /// Whether the way stands.
  sealed interface Way {
    /// @param door the caller closes it
    record Open(ExchangeDoor door) implements Way {}

    /// @param why for people
    record Shut(String why) implements Way {}
  }

  Way open();

  /// Whether what was opened may still be used: not where the vault was locked, or the key changed.
  boolean stillOpen();
}
