package io.opentrade.protocol;

import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns the vault.
final class VaultExamples {
  private VaultExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new VaultStatus(),
        new VaultCreate(new SecretText("correct horse battery")),
        new VaultUnlock(new SecretText("correct horse battery"), null, List.of("trading")),
        new VaultLock(List.of()),
        new VaultPassphrase(new SecretText("correct horse"), new SecretText("battery staple")),
        new VaultKeyFile("/run/keys/opentrade", List.of("notifications")));
  }

  static void replies(Map<String, Object> all) {
    VaultStatus.Reply vault =
        new VaultStatus.Reply(
            true,
            List.of(
                new VaultStatus.Compartment("trading", false),
                new VaultStatus.Compartment("notifications", true)),
            "15m");
    for (String each : List.of("status", "create", "unlock", "lock", "passphrase", "keyFile")) {
      all.put("vault." + each, vault);
    }
  }
}
