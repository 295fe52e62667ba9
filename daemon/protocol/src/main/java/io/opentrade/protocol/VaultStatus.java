package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `vault.status`: whether there is a vault, and which of its compartments are open.
public record VaultStatus() implements VaultRequest {
  /// @param exists whether one was made
  /// @param compartments of the vault; empty where there is none
  /// @param autoLock after so long without use a compartment locks itself, such as `15m`; null for
  ///     never
  public record Reply(boolean exists, List<Compartment> compartments, @Nullable String autoLock) {
    public Reply {
      compartments = List.copyOf(compartments);
    }
  }

  /// @param name `trading` or `notifications`
  public record Compartment(String name, boolean open) {}
}
