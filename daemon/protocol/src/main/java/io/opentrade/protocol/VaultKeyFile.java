package io.opentrade.protocol;

import java.util.List;

/// `vault.keyFile`: lets the key in a file open compartments; makes the file where it is not there.
///
/// @param file absolute path, outside of the home
/// @param only names of compartments; empty for all
public record VaultKeyFile(String file, List<String> only) implements VaultRequest {
  public VaultKeyFile {
    Values.required("file", file);
    only = Values.list(only);
  }
}
