package io.opentrade.server.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TelegramAccept;
import io.opentrade.protocol.TelegramCandidate;
import io.opentrade.protocol.TelegramInvite;
import io.opentrade.protocol.TelegramSetup;
import io.opentrade.protocol.TelegramStatus;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.text.Messages;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import io.opentrade.store.TelegramStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// A bot with its vault and its database, a Bot API on this machine, and a clock that is set by
/// hand.
final class TelegramBench implements AutoCloseable {
  static final long ANNA = 4_242;
  static final long STRANGER = 666;
  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private static final Tempo QUICK =
      new Tempo(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofMillis(10),
          Duration.ofMillis(40),
          Duration.ofMillis(20));

  final LoopbackBotApi api;
  final FakeLines lines = new FakeLines();
  final Path logFile;
  private volatile Instant now = START;
  private final Path folder;
  private final Vault vault;
  private final Log log;
  Telegram telegram;
  TelegramActions actions;

  /// An empty vault, open. Making one is meant to be slow.
  static Vault vault(Path folder) throws IOException, VaultRefused {
    Vault vault =
        new Vault(
            folder.resolve("vault"), Files.getOwner(folder), InstantSource.system(), Duration.ZERO);
    try (Secret passphrase = Secret.of("correct horse battery")) {
      vault.create(passphrase);
    }
    return vault;
  }

  TelegramBench(Path folder, Vault vault) throws IOException {
    this.folder = folder;
    api = new LoopbackBotApi();
    logFile = folder.resolve("log");
    RotatingFile file = new RotatingFile(logFile, 1 << 20, 2);
    log = new Log(file, new Redactor(), () -> now, () -> LogLevel.DEBUG);
    this.vault = vault;
    begin();
  }

  private void begin() {
    telegram =
        new Telegram(
            folder.resolve("telegram.db"),
            vault,
            () -> URI.create(api.address()),
            QUICK,
            () -> now,
            log);
    actions = new TelegramActions(telegram, () -> Messages.in("en"), log);
    telegram.start(lines);
  }

  /// The daemon ends in the middle of whatever it does, and another begins.
  void restart() {
    telegram.close();
    begin();
  }

  /// All that was asked for has come to its end: a restart tells nobody of anything unfinished.
  void awaitDone() throws InterruptedException {
    long bot = Long.parseLong(LoopbackBotApi.TOKEN.substring(0, LoopbackBotApi.TOKEN.indexOf(':')));
    try (TelegramStore store = TelegramStore.open(folder.resolve("telegram.db"))) {
      for (int i = 0; i < 500 && !store.unfinished(bot).isEmpty(); i++) {
        Thread.sleep(10);
      }
      assertEquals(List.of(), store.unfinished(bot));
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  long seconds() {
    return now.getEpochSecond();
  }

  /// A bot that works.
  TelegramBench setUp() throws InterruptedException {
    actions.answer(new TelegramSetup(new SecretText(LoopbackBotApi.TOKEN)));
    await("polling");
    return this;
  }

  /// A bot that works, and somebody who may talk to it.
  TelegramBench linked(String role) throws InterruptedException {
    setUp();
    link(ANNA, role);
    return this;
  }

  void link(long person, String role) throws InterruptedException {
    say(person, "/link " + invite(role));
    api.sent(); // somebody has to let you in
    assertEquals(person, candidate().number());
    actions.answer(new TelegramAccept(person, true));
    api.sent(); // welcome
  }

  /// Who waits to be let in.
  TelegramCandidate.Person candidate() throws InterruptedException {
    TelegramCandidate.Reply waiting =
        (TelegramCandidate.Reply) actions.answer(new TelegramCandidate(5_000));
    return Objects.requireNonNull(waiting.person());
  }

  String invite(String role) throws InterruptedException {
    return ((TelegramInvite.Reply) actions.answer(new TelegramInvite(role))).code().text();
  }

  /// Words that are sent now.
  int say(long person, String text) {
    return api.say(person, text, seconds());
  }

  /// Somebody says something and hears the answer.
  LoopbackBotApi.Call ask(String text) throws InterruptedException {
    say(ANNA, text);
    return api.sent();
  }

  TelegramStatus.Reply status() throws InterruptedException {
    return (TelegramStatus.Reply) actions.answer(new TelegramStatus());
  }

  void await(String state) throws InterruptedException {
    for (int i = 0; i < 500 && !status().state().equals(state); i++) {
      Thread.sleep(10);
    }
    assertEquals(state, status().state(), () -> String.valueOf(telegram.contact()));
  }

  void awaitIgnored(long count) throws InterruptedException {
    for (int i = 0; i < 500 && status().ignored() < count; i++) {
      Thread.sleep(10);
    }
    assertEquals(count, status().ignored());
  }

  /// What every test must have kept to.
  @Override
  public void close() throws IOException {
    telegram.close();
    api.close();
    assertEquals(List.of(), api.faults());
    String written = Files.exists(logFile) ? Files.readString(logFile) : "";
    assertEquals(-1, written.indexOf("CANARY"), written);
  }
}
