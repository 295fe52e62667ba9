package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.VaultCreate;
import io.opentrade.protocol.VaultPassphrase;
import io.opentrade.protocol.VaultStatus;
import io.opentrade.protocol.VaultUnlock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  private static final VaultStatus.Reply NONE = new VaultStatus.Reply(false, List.of(), null);
  private static final VaultStatus.Reply OPEN =
      new VaultStatus.Reply(true, List.of(new VaultStatus.Compartment("trading", true)), "15m");

  private final Bench bench;

  VaultTest(@TempDir Path folder) {
    bench = Bench.in(folder);
  }

  @Test
  void asksForANewPassphraseTwice() {
    bench.gateway.answer(VaultStatus.class, NONE).answer(VaultCreate.class, OPEN);
    bench.terminal.answers.addAll(List.of("correct horse", "correct horse"));
    assertEquals(0, bench.run("vault", "create"), bench.terminal.err());
    assertEquals(new VaultCreate(new SecretText("correct horse")), bench.gateway.asked.getLast());
    assertTrue(bench.terminal.out().contains("open"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains("15m"), bench.terminal.out());
  }

  @Test
  void twoDifferentPassphrasesChangeNothing() {
    bench.gateway.answer(VaultStatus.class, NONE);
    bench.terminal.answers.addAll(List.of("CANARY-one", "CANARY-two"));
    assertEquals(2, bench.run("vault", "create"));
    assertEquals(List.of(new VaultStatus()), bench.gateway.asked);
    assertFalse(bench.terminal.err().contains("CANARY"), bench.terminal.err());
  }

  @Test
  void anExistingVaultIsNotAskedFor() {
    bench.gateway.answer(VaultStatus.class, OPEN);
    assertEquals(2, bench.run("vault", "create"));
    assertTrue(bench.terminal.err().contains("already"), bench.terminal.err());
  }

  @Test
  void opensByPassphraseOrByFile() {
    bench.gateway.answer(VaultUnlock.class, OPEN);
    bench.terminal.answers.add("correct horse");
    assertEquals(0, bench.run("vault", "unlock", "--only", "trading", "--json"));
    assertEquals(
        new VaultUnlock(new SecretText("correct horse"), null, List.of("trading")),
        bench.gateway.asked.getLast());
    assertFalse(bench.terminal.out().contains("horse"));
    assertEquals(0, bench.run("vault", "unlock", "--key-file", "/run/key"));
    assertEquals(new VaultUnlock(null, "/run/key", List.of()), bench.gateway.asked.getLast());
  }

  @Test
  void withoutATerminalNobodyIsAsked() {
    assertEquals(2, bench.run("vault", "unlock"));
    assertTrue(bench.gateway.asked.isEmpty());
  }

  @Test
  void aChangeNeedsTheOldPassphrase() {
    bench.gateway.answer(VaultPassphrase.class, OPEN);
    bench.terminal.answers.addAll(List.of("the old one", "the new one", "the new one"));
    assertEquals(0, bench.run("vault", "passphrase"));
    assertEquals(
        new VaultPassphrase(new SecretText("the old one"), new SecretText("the new one")),
        bench.gateway.asked.getLast());
  }
}
