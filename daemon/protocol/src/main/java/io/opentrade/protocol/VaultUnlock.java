package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `vault.unlock`: opens compartments, all or none.
///
/// @param passphrase null where a key file opens it
/// @param keyFile absolute path of the key file; null where the passphrase opens it
/// @param only names of compartments; empty for all
public record VaultUnlock(
    @Nullable SecretText passphrase, @Nullable String keyFile, List<String> only)
    implements VaultRequest {
  public VaultUnlock {
    only = Values.list(only);
    if ((passphrase == null) == (keyFile == null)) {
      throw new IllegalArgumentException("either 'passphrase' or 'keyFile' is needed");
    }
  }
}
