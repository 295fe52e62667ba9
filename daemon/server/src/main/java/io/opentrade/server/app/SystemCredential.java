package io.opentrade.server.app;

import io.opentrade.server.log.Log;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/// Opens the vault at the start with what systemd hands to the service (`LoadCredential=`): the
/// same 32 bytes as a key file, in the folder that `CREDENTIALS_DIRECTORY` names.
final class SystemCredential {
  private static final String FOLDER = "CREDENTIALS_DIRECTORY";
  private static final String NAME = "opentrade-vault-key";

  private SystemCredential() {}

  static void unlock(Vault vault, Map<String, String> environment, Log log) {
    String folder = environment.get(FOLDER);
    if (folder == null || !vault.exists()) {
      return;
    }
    Path file = Path.of(folder).resolve(NAME);
    if (!Files.exists(file)) {
      return;
    }
    for (Compartment compartment : Compartment.values()) {
      try {
        vault.unlockByFile(file, EnumSet.of(compartment));
        log.info("unlocked by a credential of the system", "which", compartment.word());
      } catch (VaultRefused refused) {
        log.warn(
            "the credential opens nothing", "which", compartment.word(), "why", refused.reason());
      }
    }
  }
}
