package io.opentrade.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Progress;
import io.opentrade.protocol.frame.Home;
import io.opentrade.server.vault.Secret;
import io.opentrade.store.AlertStore;
import io.opentrade.store.AuditStore;
import io.opentrade.store.CandleStore;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerEntry;
import io.opentrade.store.LedgerStore;
import io.opentrade.store.NoticeStore;
import io.opentrade.store.RunStore;
import io.opentrade.store.ScheduleStore;
import io.opentrade.store.TelegramStore;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of real homes with real databases.
class BackupsTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final AtomicLong now = new AtomicLong(START.toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @SuppressWarnings("NullAway.Init")
  private Home home;

  @SuppressWarnings("NullAway.Init")
  private Backups backups;

  @BeforeEach
  void build() throws IOException {
    home = home("here");
    backups = new Backups(home, "0.1.0", clock);
  }

  private Home home(String name) throws IOException {
    Home made = Home.of(Map.of("OPENTRADE_HOME", folder.resolve(name).toString()), "/");
    Files.createDirectories(made.data());
    Files.createDirectories(made.config());
    return made;
  }

  @Test
  void whatIsSavedWhileItIsWrittenIsWholeAndOfOneMoment() throws Exception {
    try (LedgerStore ledger = ledger(home)) {
      AtomicBoolean enough = new AtomicBoolean();
      Thread writer = Thread.ofPlatform().start(() -> write(ledger, enough));
      Path saved = create(null).file();
      enough.set(true);
      writer.join();

      Home there = home("there");
      restore(there, saved, null);
      try (LedgerStore back = LedgerStore.open(there.data().resolve("demo.db"))) {
        LedgerAccount account = back.account("demo").orElseThrow();
        List<LedgerEntry> kept = back.after(account, 0, 1_000_000);
        LedgerAccount original = ledger.account("demo").orElseThrow();
        assertEquals(ledger.after(original, 0, kept.size()), kept);
      }
    }
  }

  @Test
  void whatIsReplacedIsKept() throws Exception {
    ledger(home).close();
    Files.writeString(home.config().resolve("settings.json"), "{\"log.level\":\"debug\"}");
    Path saved = create(null).file();
    byte[] before = Files.readAllBytes(home.data().resolve("demo.db"));
    Files.writeString(home.config().resolve("settings.json"), "{\"log.level\":\"warn\"}");

    backups.stage(saved, null, Progress.NONE);
    Path replaced = new Staging(home).finish().orElseThrow();

    assertEquals("{\"log.level\":\"debug\"}", settings(home));
    assertEquals("{\"log.level\":\"warn\"}", Files.readString(replaced.resolve("settings.json")));
    assertEquals(before.length, Files.size(replaced.resolve("demo.db")));
    assertTrue(Files.exists(home.data().resolve(Staging.RESTORED)));
    assertTrue(new Staging(home).finish().isEmpty());
  }

  /// Each step of the move, as a kill leaves it, and the next start.
  @Test
  void aMoveThatIsBrokenOffAnywhereEndsAtTheNextStart() throws Exception {
    ledger(home).close();
    Files.writeString(home.config().resolve("settings.json"), "{\"log.level\":\"debug\"}");
    Path saved = create(null).file();
    backups.stage(saved, null, Progress.NONE);
    Path ready = home.data().resolve("restoring");
    Path replaced = Files.createDirectories(home.data().resolve("replaced-2026-06-01T000000Z"));
    // killed after the old database was set aside and before the new one came
    Files.move(home.data().resolve("demo.db"), replaced.resolve("demo.db"));
    assertTrue(Files.exists(ready.resolve("ready")));

    assertTrue(new Staging(home).finish().isPresent());

    assertTrue(Files.exists(home.data().resolve("demo.db")));
    assertTrue(Files.exists(replaced.resolve("demo.db")));
    assertFalse(Files.exists(ready));
  }

  @Test
  void withoutTheDecisionTheOldHomeStays() throws Exception {
    ledger(home).close();
    byte[] before = Files.readAllBytes(home.data().resolve("demo.db"));
    Path saved = create(null).file();
    backups.stage(saved, null, Progress.NONE);
    Files.delete(home.data().resolve("restoring").resolve("ready"));

    assertTrue(new Staging(home).finish().isEmpty());
    assertEquals(before.length, Files.size(home.data().resolve("demo.db")));
    assertFalse(Files.exists(home.data().resolve("restoring")));
  }

  @Test
  void onlyASealedOneHoldsTheVaultAndNoneTheKeyFile() throws Exception {
    ledger(home).close();
    Files.writeString(home.data().resolve("vault"), "{\"opentradeVault\":1}");
    Files.writeString(home.data().resolve("key"), "the key file, wrongly put here");
    assertEquals(List.of("demo.db"), names(create(null)));
    now.addAndGet(1_000);
    try (Secret passphrase = Secret.of("correct horse battery")) {
      Backups.Contents sealed = create(passphrase);
      assertEquals(List.of("demo.db", "vault"), names(sealed));
      assertFalse(contains(sealed.file(), "opentradeVault"));
      assertEquals(
          List.of("demo.db", "vault"),
          names(backups.verify(sealed.file(), passphrase, Progress.NONE)));
      assertRefused(BackupFailure.Reason.SEALED, sealed.file(), null);
      try (Secret wrong = Secret.of("correct horse batter")) {
        assertRefused(BackupFailure.Reason.SEALED, sealed.file(), wrong);
      }
    }
  }

  @Test
  void oneOfAnyNameIsKnownToBeSealed() throws Exception {
    ledger(home).close();
    try (Secret passphrase = Secret.of("correct horse battery")) {
      Path wanted = folder.resolve("june");
      backups.create(wanted, false, true, passphrase, Progress.NONE);
      assertTrue(backups.facts(wanted).sealed());
      assertEquals(List.of(), backups.all());
    }
  }

  @Test
  void oneChangedByteAnywhereIsFound() throws Exception {
    ledger(home).close();
    try (Secret passphrase = Secret.of("correct horse battery")) {
      for (@Nullable Secret seal : new @Nullable Secret[] {null, passphrase}) {
        Path saved = create(seal).file();
        now.addAndGet(1_000);
        byte[] whole = Files.readAllBytes(saved);
        Path changed = folder.resolve("changed.otb");
        for (int at = 100; at < whole.length; at += Math.max(1, whole.length / 23)) {
          byte[] other = whole.clone();
          other[at] ^= 1;
          Files.write(changed, other);
          assertUnusable(changed, seal, at);
        }
        Files.write(changed, Arrays.copyOf(whole, whole.length - 40));
        assertUnusable(changed, seal, whole.length);
      }
    }
  }

  @Test
  void aPoisonedOneTouchesNothing() throws Exception {
    ledger(home).close();
    String escape = manifest("../../evil", 4, "0".repeat(64));
    assertRefused(BackupFailure.Reason.BROKEN, zip(escape, Map.of("../../evil", "evil")), null);
    String unknown = manifest("strategy.js", 4, "0".repeat(64));
    assertRefused(BackupFailure.Reason.BROKEN, zip(unknown, Map.of("strategy.js", "evil")), null);
    String notSqlite =
        manifest("demo.db", 4, "b5c1fb2efc6d6b4674c2fdcc48ce01b43a3b7c03763c0c3355de0099ee0f8c73");
    assertRefused(BackupFailure.Reason.BROKEN, zip(notSqlite, Map.of("demo.db", "evil")), null);
    assertRefused(BackupFailure.Reason.BROKEN, zip("{}", Map.of()), null);
    assertRefused(BackupFailure.Reason.BROKEN, zip("not json", Map.of()), null);
    Path noZip = Files.writeString(folder.resolve("no.otb"), "nothing of the kind");
    assertRefused(BackupFailure.Reason.BROKEN, noZip, null);
    try (Stream<Path> all = Files.list(folder)) {
      assertFalse(all.anyMatch(file -> file.endsWith("evil")));
    }
    assertFalse(Files.exists(home.data().resolve("restoring")));
  }

  @Test
  void everyDatabaseOfAHouseIsTakenBack() throws Exception {
    ledger(home).close();
    LedgerStore.open(home.data().resolve("real.db")).close();
    CandleStore.open(home.data().resolve("candles.db")).close();
    RunStore.open(home.data().resolve("research.db")).close();
    AuditStore.open(home.data().resolve("audit.db")).close();
    Backups.Contents saved = create(null);
    assertEquals(
        List.of("audit.db", "candles.db", "demo.db", "real.db", "research.db"), names(saved));
    backups.stage(saved.file(), null, Progress.NONE);
    assertTrue(new Staging(home).finish().isPresent());
    ledger(home).close();
  }

  @Test
  void aDatabaseWithATableTooManyIsRefused() throws Exception {
    ledger(home).close();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.data().resolve("demo.db"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE TRIGGER evil AFTER INSERT ON entry BEGIN DELETE FROM account; END");
    }
    assertRefused(BackupFailure.Reason.BROKEN, create(null).file(), null);
  }

  @Test
  void oneFromElsewhereNamesNoHosts() throws Exception {
    Home there = home("there");
    Files.writeString(
        there.config().resolve("settings.json"),
        "{\"exchange.binance.address\":\"http://evil.example\",\"log.level\":\"debug\"}");
    Path saved =
        new Backups(there, "0.1.0", clock).create(null, false, true, null, Progress.NONE).file();

    Backups.Contents contents = backups.stage(saved, null, Progress.NONE);
    new Staging(home).finish();

    assertTrue(contents.elsewhere());
    assertFalse(settings(home).contains("evil"));
    assertTrue(settings(home).contains("debug"));
  }

  /// What was due when it was saved is not due when it comes back.
  @Test
  void nothingIsToldOrMadeUpForOutOfABackup() throws Exception {
    fillUnattended();
    Path saved = create(null).file();
    now.addAndGet(Duration.ofDays(30).toMillis());

    restoreHere(saved);
    assertEquals("held", one("notices.db", "SELECT state FROM delivery"));
    assertEquals(now.get() + "", one("schedules.db", "SELECT considered FROM schedule"));
    assertEquals("0", one("schedules.db", "SELECT paused FROM schedule"));
    assertEquals("unknown", one("schedules.db", "SELECT state FROM run"));
    assertEquals("1", one("telegram.db", "SELECT ended FROM taken"));
    assertEquals("1", one("telegram.db", "SELECT count(*) FROM link"));
    assertEquals("1done", one("alerts.db", "SELECT told || progress FROM firing"));
    assertEquals("active", one("alerts.db", "SELECT state FROM alert"));
  }

  @Test
  void whatComesFromElsewhereActsForNobody() throws Exception {
    fillUnattended();
    Path saved = create(null).file();
    home = home("there");
    backups = new Backups(home, "0.1.0", clock);

    restoreHere(saved);
    assertEquals("0", one("notices.db", "SELECT count(*) FROM channel"));
    assertEquals("1", one("schedules.db", "SELECT paused FROM schedule"));
    assertEquals("0", one("telegram.db", "SELECT count(*) FROM link"));
    assertEquals("paused", one("alerts.db", "SELECT state FROM alert"));
  }

  private void restoreHere(Path saved) throws Exception {
    backups.stage(saved, null, Progress.NONE);
    assertTrue(new Staging(home).finish().isPresent());
  }

  private void fillUnattended() throws Exception {
    NoticeStore.open(home.data().resolve("notices.db")).close();
    ScheduleStore.open(home.data().resolve("schedules.db")).close();
    TelegramStore.open(home.data().resolve("telegram.db")).close();
    AlertStore.open(home.data().resolve("alerts.db")).close();
    change(
        "notices.db",
        "INSERT INTO notice VALUES(1, 'k', 'fill', 0, 1, 't', 't')",
        "INSERT INTO delivery VALUES(1, 'mail', 'on', 'begun', 1, 1, 1, NULL)",
        "INSERT INTO channel VALUES('mail', 'mail', '{}', 1)");
    change(
        "schedules.db",
        "INSERT INTO schedule VALUES(1, 'buy', '{}', 0, 1, 1)",
        "INSERT INTO run VALUES(1, 1, 1, 1, 'running', 1, NULL, NULL, '', '')");
    change(
        "telegram.db",
        "INSERT INTO link VALUES(7, 7, 'ada', 'trader', 'en', 'on', 1)",
        "INSERT INTO taken VALUES(1, 1, 1, 7, '/buy', 0)");
    change(
        "alerts.db",
        "INSERT INTO alert VALUES(1, 'a', 'active', 1, 0, 0, 1, '{}')",
        "INSERT INTO firing VALUES(1, 1, 'a', 'c', 1, 't', '{}', 0, 'waiting', '')");
  }

  private void change(String database, String... changes) throws SQLException {
    try (var connection = open(database);
        var statement = connection.createStatement()) {
      for (String change : changes) {
        assertEquals(1, statement.executeUpdate(change));
      }
    }
  }

  private String one(String database, String query) throws SQLException {
    try (var connection = open(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }

  private Connection open(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + home.data().resolve(database));
  }

  @Test
  void theOldAreForgottenButNeverTheLast() throws Exception {
    for (int day = 0; day < 10; day++) {
      backups.create(null, true, true, null, Progress.NONE);
      now.addAndGet(Duration.ofDays(1).toMillis());
    }
    backups.forget(Duration.ofDays(7));
    assertEquals(7, backups.all().size());
    now.addAndGet(Duration.ofDays(365).toMillis());
    backups.forget(Duration.ofDays(7));
    assertEquals(1, backups.all().size());
  }

  @Test
  void theNewestIsCalledLast() throws Exception {
    assertEquals(
        BackupFailure.Reason.ABSENT,
        assertThrows(BackupFailure.class, () -> backups.find("last")).reason());
    backups.create(null, true, true, null, Progress.NONE);
    now.addAndGet(1_000);
    Path newest = backups.create(null, false, true, null, Progress.NONE).file();
    assertEquals(newest, backups.find("last"));
  }

  private static LedgerStore ledger(Home home) {
    LedgerStore ledger = LedgerStore.open(home.data().resolve("demo.db"));
    ledger.add(
        new LedgerAccount(
            0, "demo", "binance", "USDT", BigDecimal.TEN, BigDecimal.ZERO, "ot1X", 1));
    return ledger;
  }

  private static void write(LedgerStore ledger, AtomicBoolean enough) {
    LedgerAccount account = ledger.account("demo").orElseThrow();
    for (int i = 1; !enough.get(); i++) {
      ledger.append(account, List.of(new LedgerEntry(i, i, "quote", "body " + i)));
    }
  }

  private Backups.Contents create(@Nullable Secret passphrase) throws Exception {
    return backups.create(null, false, true, passphrase, Progress.NONE);
  }

  private void restore(Home there, Path saved, @Nullable Secret passphrase) throws Exception {
    new Backups(there, "0.1.0", clock).stage(saved, passphrase, Progress.NONE);
    assertTrue(new Staging(there).finish().isPresent());
  }

  private void assertRefused(BackupFailure.Reason reason, Path file, @Nullable Secret passphrase) {
    BackupFailure failure =
        assertThrows(BackupFailure.class, () -> backups.stage(file, passphrase, Progress.NONE));
    assertEquals(reason, failure.reason(), failure.getMessage());
  }

  private void assertUnusable(Path file, @Nullable Secret passphrase, int at) {
    assertThrows(
        BackupFailure.class,
        () -> backups.verify(file, passphrase, Progress.NONE),
        "changed at " + at);
  }

  private static List<String> names(Backups.Contents contents) {
    return contents.parts().stream().map(Backups.Part::name).toList();
  }

  private static String settings(Home home) throws IOException {
    return Files.readString(home.config().resolve("settings.json"));
  }

  private static boolean contains(Path file, String word) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
  }

  private static String manifest(String name, int bytes, String hash) {
    return """
    {"format":1,"program":"0.1.0","house":"00000000-0000-0000-0000-000000000000",
     "made":"2026-06-01T00:00:00Z","files":[{"name":"%s","bytes":%d,"sha256":"%s"}]}
    """
        .formatted(name, bytes, hash);
  }

  private Path zip(String manifest, Map<String, String> files) throws IOException {
    Path file = folder.resolve("poisoned.otb");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
      for (var each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] hash = Folders.sha256().digest(Files.readAllBytes(file));
    Files.write(file, hash, StandardOpenOption.APPEND);
    return file;
  }
}
