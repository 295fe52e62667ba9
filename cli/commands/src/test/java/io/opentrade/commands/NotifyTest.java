package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ChannelInfo;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.NotifyAddCommand;
import io.opentrade.protocol.NotifyAddMail;
import io.opentrade.protocol.NotifyAddWebhook;
import io.opentrade.protocol.NotifyHistory;
import io.opentrade.protocol.NotifyRule;
import io.opentrade.protocol.NotifyRules;
import io.opentrade.protocol.SecretText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyTest {
  private static final ChannelInfo CHANNEL =
      new ChannelInfo(
          "mail", "mail", new ForeignText("a@x.org"), new ForeignText("locked"), 2, null, null);

  private final Bench bench;
  private final Path folder;

  NotifyTest(@TempDir Path folder) {
    this.folder = folder;
    bench = Bench.in(folder);
  }

  @Test
  void aPasswordIsAskedForAndNeverShown() {
    bench.gateway.answer(NotifyAddMail.class, CHANNEL);
    bench.terminal.answers.add("CANARY");
    int exit =
        bench.run(
            "notify",
            "add",
            "mail",
            "--server",
            "smtp.x.org",
            "--user",
            "anna",
            "--from",
            "a@x.org",
            "--to",
            "a@x.org");
    assertEquals(0, exit, bench.terminal.err());
    assertEquals(
        new NotifyAddMail(
            "mail",
            "smtp.x.org",
            null,
            "anna",
            new SecretText("CANARY"),
            "a@x.org",
            List.of("a@x.org")),
        bench.asked());
    assertTrue(bench.terminal.out().contains("locked"), bench.terminal.out());
    assertFalse(bench.terminal.out().contains("CANARY"));
  }

  @Test
  void aSecretComesFromAFile() {
    bench.terminal.type("whsec_abc\n");
    bench.gateway.answer(NotifyAddWebhook.class, CHANNEL);
    assertEquals(
        0,
        bench.run("notify", "add", "webhook", "https://x.org/", "--secret-from", "key.txt"),
        bench.terminal.err());
    assertEquals(
        new NotifyAddWebhook("webhook", "https://x.org/", new SecretText("whsec_abc")),
        bench.asked());
  }

  @Test
  void aProgramIsNamedFromWhereThePersonStands() {
    bench.gateway.answer(NotifyAddCommand.class, CHANNEL);
    assertEquals(0, bench.run("notify", "add", "command", "--exec", "./bell.sh", "--", "-v"));
    assertEquals(
        new NotifyAddCommand("command", folder.resolve("bell.sh").toString(), List.of("-v")),
        bench.asked());
  }

  @Test
  void aRuleIsForAllWhereNothingIsNamed() {
    bench.gateway.answer(
        NotifyRule.class,
        new NotifyRules.Reply(List.of(new NotifyRules.Rule(null, null, null, "silent"))));
    assertEquals(0, bench.run("notify", "rule", "all", "silent"), bench.terminal.err());
    assertEquals(new NotifyRule(null, null, null, "silent"), bench.asked());
    assertEquals(2, bench.run("notify", "rule", "all", "loud"));
  }

  @Test
  void theHistoryIsHarmless() {
    NotifyHistory.Entry entry =
        new NotifyHistory.Entry(
            1,
            Instant.parse("2026-03-01T12:00:00Z"),
            "strategy",
            "critical",
            new ForeignText("sma\u001b[31m failed"),
            new ForeignText(""),
            "mail",
            "on",
            "waiting",
            3,
            null,
            new ForeignText("refused"));
    bench.gateway.answer(NotifyHistory.class, new NotifyHistory.Reply(List.of(entry)));
    assertEquals(0, bench.run("notify", "history", "--kind", "strategy", "--limit", "5"));
    assertEquals(new NotifyHistory("strategy", 5), bench.asked());
    assertFalse(bench.terminal.out().contains("\u001b[31m"));
    assertTrue(bench.terminal.out().contains("waiting"), bench.terminal.out());
  }
}
