package io.opentrade.server.api;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.VaultCreate;
import io.opentrade.protocol.VaultKeyFile;
import io.opentrade.protocol.VaultLock;
import io.opentrade.protocol.VaultPassphrase;
import io.opentrade.protocol.VaultRequest;
import io.opentrade.protocol.VaultStatus;
import io.opentrade.protocol.VaultUnlock;
import io.opentrade.server.log.Log;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.vault.Compartment;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import io.opentrade.server.vault.WrongGuesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `vault.*`: opening and closing what keeps the secrets.
public final class VaultActions {
  private final Vault vault;
  private final WrongGuesses guesses;
  private final Path home;
  private final Settings settings;
  private final Supplier<Messages> messages;
  private final Log log;

  /// @param home the folder that backups hold, where no key file may lie
  public VaultActions(
      Vault vault,
      WrongGuesses guesses,
      Path home,
      Settings settings,
      Supplier<Messages> messages,
      Log log) {
    this.vault = vault;
    this.guesses = guesses;
    this.home = home;
    this.settings = settings;
    this.messages = messages;
    this.log = log;
  }

  VaultStatus.Reply answer(VaultRequest request) throws InterruptedException {
    vault.autoLock(settings.get(SettingsTable.VAULT_AUTO_LOCK));
    try {
      act(request);
    } catch (VaultRefused refused) {
      log.warn("the vault refused", "reason", refused.reason());
      throw failure(refused);
    }
    return status();
  }

  private void act(VaultRequest request) throws VaultRefused, InterruptedException {
    switch (request) {
      case VaultStatus _ -> {}
      case VaultCreate create -> {
        try (Secret passphrase = secret(create.passphrase())) {
          vault.create(passphrase);
        }
        log.info("the vault was made");
      }
      case VaultUnlock unlock -> unlock(unlock);
      case VaultLock lock -> {
        vault.lock(compartments(lock.only()));
        log.info("the vault was locked", "which", lock.only());
      }
      case VaultPassphrase change -> {
        try (Secret old = secret(change.old());
            Secret fresh = secret(change.fresh())) {
          guesses.counted(() -> vault.passphrase(old, fresh));
        }
        log.info("the passphrase was changed");
      }
      case VaultKeyFile file -> {
        vault.allowKeyFile(Path.of(file.file()), compartments(file.only()), home);
        log.info("a key file was allowed", "which", file.only());
      }
    }
  }

  private void unlock(VaultUnlock request) throws VaultRefused, InterruptedException {
    Set<Compartment> which = compartments(request.only());
    SecretText given = request.passphrase();
    String file = request.keyFile();
    if (given != null) {
      try (Secret passphrase = secret(given)) {
        guesses.counted(() -> vault.unlock(passphrase, which));
      }
    } else if (file != null) {
      vault.unlockByFile(Path.of(file), which);
    }
    log.info("the vault was unlocked", "which", which);
  }

  private VaultStatus.Reply status() {
    if (!vault.exists()) {
      return new VaultStatus.Reply(false, List.of(), null);
    }
    Set<Compartment> open = vault.opened();
    Duration autoLock = settings.get(SettingsTable.VAULT_AUTO_LOCK);
    return new VaultStatus.Reply(
        true,
        Arrays.stream(Compartment.values())
            .map(each -> new VaultStatus.Compartment(each.word(), open.contains(each)))
            .toList(),
        autoLock.isZero() ? null : SettingsTable.VAULT_AUTO_LOCK.type().write(autoLock));
  }

  private static Secret secret(SecretText text) {
    return Secret.of(text.text());
  }

  private Set<Compartment> compartments(List<String> names) {
    Set<Compartment> found = EnumSet.noneOf(Compartment.class);
    for (String name : names) {
      found.add(
          Arrays.stream(Compartment.values())
              .filter(each -> each.word().equals(name.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () -> failed(FailureKind.USAGE, Sentence.VAULT_NO_COMPARTMENT, null, name)));
    }
    return names.isEmpty() ? EnumSet.allOf(Compartment.class) : found;
  }

  private RequestFailed failure(VaultRefused refused) {
    String detail = String.valueOf(refused.getMessage());
    return switch (refused.reason()) {
      case ABSENT ->
          failed(FailureKind.NOT_FOUND, Sentence.VAULT_ABSENT, Sentence.VAULT_ABSENT_HINT, detail);
      case PRESENT -> failed(FailureKind.USAGE, Sentence.VAULT_PRESENT, null, detail);
      case LOCKED ->
          failed(
              FailureKind.NOT_ALLOWED, Sentence.VAULT_LOCKED, Sentence.VAULT_LOCKED_HINT, detail);
      case WRONG_KEY -> failed(FailureKind.NOT_ALLOWED, Sentence.VAULT_WRONG_KEY, null, detail);
      case NO_SUCH_LATCH ->
          failed(
              FailureKind.NOT_ALLOWED,
              Sentence.VAULT_NO_LATCH,
              Sentence.VAULT_NO_LATCH_HINT,
              detail);
      case WEAK -> failed(FailureKind.USAGE, Sentence.VAULT_WEAK, null, detail);
      case DAMAGED ->
          failed(FailureKind.BAD_DATA, Sentence.VAULT_DAMAGED, Sentence.VAULT_DAMAGED_HINT, detail);
      case NOT_PRIVATE -> failed(FailureKind.NOT_ALLOWED, Sentence.VAULT_NOT_PRIVATE, null, detail);
      case UNUSABLE -> failed(FailureKind.FAILED, Sentence.VAULT_UNUSABLE, null, detail);
    };
  }

  private RequestFailed failed(
      FailureKind kind, Sentence sentence, @Nullable Sentence hint, Object... parts) {
    return new RequestFailed(
        kind,
        messages.get().say(sentence, parts),
        hint == null ? null : messages.get().say(hint, parts));
  }
}
