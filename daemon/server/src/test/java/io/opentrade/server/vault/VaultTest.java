package io.opentrade.server.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.vault.VaultRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  private static final Stretching CHEAP = new Stretching(8, 1, 1);
  private static final Set<Compartment> ALL = EnumSet.allOf(Compartment.class);
  private static final Set<Compartment> TRADING = EnumSet.of(Compartment.TRADING);
  private static final Set<Compartment> NOTIFICATIONS = EnumSet.of(Compartment.NOTIFICATIONS);

  private final Path home;
  private final Path file;
  private final Path outside;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  VaultTest(@TempDir Path folder) throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    file = home.resolve("vault");
    outside = folder.resolve("key");
  }

  private Vault vault() throws IOException {
    return new Vault(file, Files.getOwner(home), () -> now, Duration.ofMinutes(15), CHEAP);
  }

  private static Secret passphrase() {
    return Secret.of("correct horse battery");
  }

  private static void refused(Reason reason, Executable action) {
    assertEquals(reason, assertThrows(VaultRefused.class, action).reason());
  }

  private Vault filled() throws Exception {
    Vault vault = vault();
    vault.create(passphrase());
    vault.put(Compartment.TRADING, "main", Secret.of("CANARY-key"));
    vault.put(Compartment.NOTIFICATIONS, "telegram", Secret.of("CANARY-token"));
    return vault;
  }

  @Test
  void keepsSecretsForTheNextDaemon() throws Exception {
    filled();
    Vault next = vault();
    refused(Reason.LOCKED, () -> next.get(Compartment.TRADING, "main"));
    next.unlock(passphrase(), ALL);
    assertEquals(Optional.of(Secret.of("CANARY-key")), next.get(Compartment.TRADING, "main"));
    assertEquals(Set.of("telegram"), next.names(Compartment.NOTIFICATIONS));
    assertEquals(Optional.empty(), next.get(Compartment.TRADING, "telegram"));
    next.remove(Compartment.TRADING, "main");
    Vault last = vault();
    last.unlock(passphrase(), TRADING);
    assertEquals(Set.of(), last.names(Compartment.TRADING));
  }

  @Test
  void tellsNothingOnTheDiskOrInPrint() throws Exception {
    Vault vault = filled();
    assertFalse(Files.readString(file).contains("CANARY"));
    assertFalse(Files.readString(file).contains("telegram\""), "not even the names");
    assertEquals("•••", vault.get(Compartment.TRADING, "main").orElseThrow().toString());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aWrongPassphraseOpensNothing() throws Exception {
    filled();
    Vault vault = vault();
    refused(Reason.WRONG_KEY, () -> vault.unlock(Secret.of("correct horse batterz"), ALL));
    assertEquals(Set.of(), vault.opened());
    refused(Reason.WRONG_KEY, () -> vault.confirm(Secret.of("no such passphrase")));
    vault.confirm(passphrase());
    assertEquals(Set.of(), vault.opened());
  }

  @Test
  void refusesToReplaceOrToBeWeak() throws Exception {
    refused(Reason.WEAK, () -> vault().create(Secret.of("123456789")));
    refused(Reason.ABSENT, () -> vault().unlock(passphrase(), ALL));
    filled();
    refused(Reason.PRESENT, () -> vault().create(passphrase()));
  }

  /// Whatever bit of the file changes: it opens with what was kept, or not at all.
  @Test
  void aChangedByteIsNoticed() throws Exception {
    filled();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i += 3) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      Vault vault = vault();
      try {
        vault.unlock(passphrase(), ALL);
        assertEquals(
            Optional.of(Secret.of("CANARY-key")), vault.get(Compartment.TRADING, "main"), "" + i);
      } catch (VaultRefused noticed) {
        assertTrue(
            EnumSet.of(Reason.DAMAGED, Reason.WRONG_KEY, Reason.NO_SUCH_LATCH)
                .contains(noticed.reason()),
            i + ": " + noticed.reason());
      }
    }
  }

  @Test
  void aFileThatWasCutIsDamaged() throws Exception {
    filled();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 3; length += 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      refused(Reason.DAMAGED, () -> vault().unlock(passphrase(), ALL));
    }
  }

  @Test
  void aKeyFileOpensWhatItMayAndNoMore() throws Exception {
    Vault vault = filled();
    vault.allowKeyFile(outside, NOTIFICATIONS, home);
    Vault rebooted = vault();
    rebooted.unlockByFile(outside, NOTIFICATIONS);
    assertEquals(NOTIFICATIONS, rebooted.opened());
    refused(Reason.NO_SUCH_LATCH, () -> rebooted.unlockByFile(outside, TRADING));
    rebooted.put(Compartment.NOTIFICATIONS, "mail", Secret.of("x"));
    rebooted.unlock(passphrase(), ALL);
    assertEquals(Set.of("mail", "telegram"), rebooted.names(Compartment.NOTIFICATIONS));
    Files.write(outside, new byte[32]);
    refused(Reason.WRONG_KEY, () -> vault().unlockByFile(outside, NOTIFICATIONS));
    Files.write(outside, new byte[31]);
    refused(Reason.DAMAGED, () -> vault().unlockByFile(outside, NOTIFICATIONS));
  }

  @Test
  void aKeyBesideItsLockIsRefused() throws Exception {
    Vault vault = filled();
    refused(Reason.NOT_PRIVATE, () -> vault.allowKeyFile(home.resolve("../home/k"), TRADING, home));
    vault.allowKeyFile(outside, TRADING, home);
    Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-r-----"));
    refused(Reason.NOT_PRIVATE, () -> vault.unlockByFile(outside, TRADING));
  }

  @Test
  void aVaultThatOthersCanReadIsRefused() throws Exception {
    filled();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
    refused(Reason.NOT_PRIVATE, () -> vault().unlock(passphrase(), ALL));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path moved = home.resolve("moved");
    Files.move(file, moved);
    Files.createSymbolicLink(file, moved);
    refused(Reason.NOT_PRIVATE, () -> vault().unlock(passphrase(), ALL));
  }

  @Test
  void locksItselfWhenNobodyUsesIt() throws Exception {
    Vault vault = filled();
    now = now.plus(Duration.ofMinutes(14));
    vault.get(Compartment.TRADING, "main");
    now = now.plus(Duration.ofMinutes(14));
    assertEquals(TRADING, vault.opened(), "the other one was not used for 28 minutes");
    now = now.plus(Duration.ofMinutes(1));
    refused(Reason.LOCKED, () -> vault.get(Compartment.TRADING, "main"));
    vault.unlock(passphrase(), TRADING);
    vault.autoLock(Duration.ZERO);
    now = now.plus(Duration.ofDays(400));
    assertEquals(TRADING, vault.opened());
    vault.lock(ALL);
    assertEquals(Set.of(), vault.opened());
  }

  @Test
  void aNewPassphraseReplacesTheOldOne() throws Exception {
    Vault vault = filled();
    vault.allowKeyFile(outside, TRADING, home);
    refused(
        Reason.WRONG_KEY,
        () -> vault.passphrase(Secret.of("not the old one"), Secret.of("a new long one")));
    vault.passphrase(passphrase(), Secret.of("a new long one"));
    refused(Reason.WRONG_KEY, () -> vault().unlock(passphrase(), ALL));
    Vault next = vault();
    next.unlock(Secret.of("a new long one"), ALL);
    assertEquals(Set.of("main"), next.names(Compartment.TRADING));
    vault().unlockByFile(outside, TRADING);
  }

  /// A compartment of another vault under the same passphrase is no part of this one.
  @Test
  void compartmentsCannotBeSwapped() throws Exception {
    filled();
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace("\"trading\"", "\"x\"")
            .replace("\"notifications\"", "\"trading\"")
            .replace("\"x\"", "\"notifications\""));
    refused(Reason.WRONG_KEY, () -> vault().unlock(passphrase(), ALL));
  }

  @Test
  void aDiskThatTakesNoMoreLosesNothing() throws Exception {
    Vault vault = filled();
    // What stands in the way of the new file stands for a disk that takes no more.
    Files.createDirectories(home.resolve("vault.part/in the way"));
    refused(
        Reason.UNUSABLE, () -> vault.put(Compartment.TRADING, "second", Secret.of("never kept")));
    assertEquals(Set.of("main"), vault.names(Compartment.TRADING));
    Vault next = vault();
    next.unlock(passphrase(), ALL);
    assertEquals(Set.of("main"), next.names(Compartment.TRADING));
  }
}
