package io.opentrade.protocol;

import java.util.List;

/// `vault.lock`: locks compartments at once.
///
/// @param only names of compartments; empty for all
public record VaultLock(List<String> only) implements VaultRequest {
  public VaultLock {
    only = Values.list(only);
  }
}
