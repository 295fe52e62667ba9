package io.opentrade.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.DoctorRun;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.VaultLock;
import io.opentrade.protocol.VaultPassphrase;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTest {
  private static final Actor ANNA = Actor.owner("anna");
  private static final AuditList ALL = new AuditList(null, null, null, 0);

  private final Path folder;
  private final Audit audit;

  AuditTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    var file = new RotatingFile(folder.resolve("daemon.log"), 1 << 20, 2);
    var log = new Log(file, new Redactor(), clock, () -> LogLevel.DEBUG);
    this.audit = new Audit(folder.resolve("data").resolve("audit.db"), clock, log);
  }

  private List<String> outcomes() {
    return audit.list(ALL).actions().stream()
        .map(action -> String.valueOf(action.outcome()))
        .toList();
  }

  private Audit.Action begin(Request<?> request) {
    Audit.Action action = audit.begin(ANNA, "c1-1", request);
    assertNotNull(action);
    return action;
  }

  @Test
  void anActionIsWrittenBeforeItIsDone() {
    begin(new ConfigSet("log.level", "debug"));
    AuditList.Action first = audit.list(ALL).actions().getFirst();
    assertEquals("config.set", first.method());
    assertEquals("local owner", first.kind());
    assertEquals("{\"key\":\"log.level\",\"value\":\"debug\"}", first.what().raw());
    assertNull(first.outcome());
  }

  @Test
  void whatCameOfItIsWrittenBehind() {
    begin(new ConfigSet("a", "1")).done();
    begin(new ConfigSet("a", "2"))
        .failed(new Failure(FailureKind.REFUSED, "too much", null, Map.of()));
    begin(new ConfigSet("a", "3"))
        .failed(new Failure(FailureKind.USAGE, "no such setting", null, Map.of()));
    begin(new ConfigSet("a", "4")).interrupted();
    begin(new ConfigSet("a", "5")).broke();
    assertEquals(
        List.of(
            "done",
            "refused: too much",
            "failed: no such setting",
            "cancelled",
            "failed: an error of the program; the log tells more"),
        outcomes());
    assertEquals(10, audit.list(ALL).total());
    assertNull(audit.verify(new AuditVerify(null)).broken());
  }

  @Test
  void whoMayNotIsRecorded() {
    Actor viewer = new Actor(Actor.Kind.TELEGRAM, new ForeignText("bob"), Role.VIEWER, Scope.ALL);
    audit.refused(viewer, "c2-7", new ConfigSet("log.level", "debug"), "its role does not suffice");
    AuditList.Action action = audit.list(ALL).actions().getFirst();
    assertEquals("bob", action.actor().raw());
    assertEquals("telegram", action.kind());
    assertEquals(
        "refused: not allowed, its role does not suffice", String.valueOf(action.outcome()));
  }

  @Test
  void lookingIsNotRecorded() {
    assertNull(audit.begin(ANNA, "c1-1", new ConfigList()));
    assertNull(audit.begin(ANNA, "c1-1", ALL));
    assertEquals(0, audit.list(ALL).total());
  }

  @Test
  void noSecretIsOnTheDisk() throws IOException {
    begin(new VaultPassphrase(new SecretText("CANARY-old"), new SecretText("CANARY-new")))
        .failed(new Failure(FailureKind.FAILED, "passphrase: CANARY-told", null, Map.of()));
    begin(new ConfigSet("some.token", "token=CANARY-token")).done();
    audit.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(each, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("CANARY"), each.toString());
      }
    }
  }

  @Test
  void aLongTextIsCutShort() {
    begin(new ConfigSet("log.level", "x".repeat(100_000))).done();
    String what = audit.list(ALL).actions().getFirst().what().raw();
    assertTrue(what.length() < 400, what);
    assertTrue(what.contains("(100000 characters)"), what);
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    RequestFailed refused =
        assertThrows(RequestFailed.class, () -> audit.begin(ANNA, "c1-1", new ConfigSet("a", "1")));
    assertTrue(refused.failure().message().contains("cannot be recorded"), refused.getMessage());
  }

  @Test
  void whatIsWrongWithTheMachineIsLookedForAllTheSame() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    assertNull(audit.begin(ANNA, "c1-1", new DoctorRun(true)));
  }

  @Test
  void whatTakesRiskAwayIsDoneAllTheSame() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    assertNull(audit.begin(ANNA, "c1-1", new TradingHalt(null, null)));
    assertNull(audit.begin(ANNA, "c1-1", new VaultLock(List.of())));
  }
}
