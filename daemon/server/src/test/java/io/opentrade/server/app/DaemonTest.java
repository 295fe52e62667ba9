package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real daemons in real processes, in a home of their own.
@Timeout(180)
class DaemonTest {
  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;

  /// A socket's path must be short, so the home lies in the system's own temporary folder.
  DaemonTest() throws IOException {
    this.folder = own.path();
    this.home = folder.resolve("h");
    this.lib = FakeResearch.install(folder.resolve("lib"));
  }

  private DaemonProcess start() throws IOException, InterruptedException {
    return DaemonProcess.start(home, lib).answering();
  }

  private static JsonNode status(DaemonProcess daemon) throws IOException, InterruptedException {
    return ask(daemon, "daemon.status", "").path("result");
  }

  private static JsonNode ask(DaemonProcess daemon, String method, String params)
      throws IOException, InterruptedException {
    try (Peer peer = daemon.peer()) {
      String line = "{'jsonrpc':'2.0','id':2,'method':'" + method + "','params':{" + params + "}}";
      peer.say(line);
      return peer.answer(2);
    }
  }

  @Test
  void everythingIsForTheOwnerAloneAndASecondDaemonIsRefused() throws Exception {
    try (DaemonProcess daemon = start()) {
      for (String each : List.of("data", "state", "config", "run")) {
        var permissions = Files.getPosixFilePermissions(home.resolve(each));
        assertEquals("rwx------", PosixFilePermissions.toString(permissions), each);
      }
      try (DaemonProcess second = DaemonProcess.start(home, lib)) {
        assertEquals(1, second.exitCode());
        List<String> said = second.said().lines().toList();
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("already running (process "), said.toString());
      }
      assertTrue(status(daemon).path("recovered").isNull());
      assertTrue(ask(daemon, "health", "").path("result").path("checks").size() > 4);
    }
  }

  @Test
  void aKilledDaemonBlocksNothingAndTheNextOneSaysThatItRecovered() throws Exception {
    try (DaemonProcess daemon = start()) {
      ask(daemon, "data.delete", "'series':'echo'");
      long research = status(daemon).path("researchPid").asLong();
      ProcessHandle child = ProcessHandle.of(research).orElseThrow();
      daemon.kill();
      assertTrue(Files.exists(daemon.socket()), "the socket is left behind");
      child.onExit().get(20, TimeUnit.SECONDS);
    }
    try (DaemonProcess daemon = start()) {
      assertFalse(status(daemon).path("recovered").isNull());
      assertTrue(daemon.logged("recovered"));
      daemon.terminate();
      assertEquals(0, daemon.exitCode());
    }
    try (DaemonProcess daemon = start()) {
      assertTrue(status(daemon).path("recovered").isNull());
    }
  }

  @Test
  void aSignalEndsItInOrder() throws Exception {
    try (DaemonProcess daemon = start()) {
      ask(daemon, "data.delete", "'series':'echo'");
      ProcessHandle child =
          ProcessHandle.of(status(daemon).path("researchPid").asLong()).orElseThrow();
      daemon.terminate();
      assertEquals(0, daemon.exitCode());
      assertFalse(Files.exists(daemon.socket()));
      assertFalse(child.isAlive());
      assertTrue(daemon.logged("stopped"));
      assertEquals("", daemon.said());
    }
  }

  @Test
  void aBusyDaemonStopsOnlyByForceAndTellsWhoWaits() throws Exception {
    try (DaemonProcess daemon = start();
        Peer worker = daemon.peer()) {
      worker.say("{'jsonrpc':'2.0','id':5,'method':'data.delete','params':{'series':'hang'}}");
      awaitJob(daemon);
      JsonNode error = ask(daemon, "daemon.stop", "").path("error");
      assertTrue(error.path("message").asText().contains("busy"), error.toString());
      assertTrue(error.path("data").path("hint").asText().contains("--force"));

      JsonNode reply = ask(daemon, "daemon.stop", "'force':true").path("result");
      assertEquals(1, reply.path("jobs").asInt());
      assertEquals(
          "interrupted", worker.answer(5).path("error").path("data").path("kind").asText());
      assertEquals(0, daemon.exitCode());
    }
  }

  private static void awaitJob(DaemonProcess daemon) throws Exception {
    for (int tries = 0; tries < 400; tries++) {
      if (status(daemon).path("jobs").size() == 1
          && status(daemon).path("research").asText().equals("busy")) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("no job is shown");
  }

  @Test
  void aHomeThatCannotBeUsedIsSaidInOneLine() throws Exception {
    Files.createDirectories(home);
    Files.writeString(home.resolve("state"), "a file where a folder should be");
    try (DaemonProcess daemon = DaemonProcess.start(home, lib)) {
      assertEquals(1, daemon.exitCode());
      List<String> said = daemon.said().lines().toList();
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.getFirst().contains(home.resolve("state").toString()), said.toString());
    }
  }

  @Test
  void aPathTooLongForASocketIsSaidInOneLine() throws Exception {
    Path deep = home.resolve("x".repeat(120));
    try (DaemonProcess daemon = DaemonProcess.start(deep, lib)) {
      assertEquals(1, daemon.exitCode());
      String said = daemon.said();
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.contains("OPENTRADE_HOME"), said);
    }
  }

  @Test
  void settingsAreKeptAcrossStartsAndShownWithTheirOrigin() throws Exception {
    try (DaemonProcess daemon = start()) {
      JsonNode set = ask(daemon, "config.set", "'key':'log.level','value':'debug'");
      assertEquals("file", set.path("result").path("origin").asText());
      daemon.kill();
    }
    try (DaemonProcess daemon = start()) {
      JsonNode got = ask(daemon, "config.get", "'key':'log.level'").path("result");
      assertEquals("debug", got.path("value").asText());
      JsonNode unknown = ask(daemon, "config.get", "'key':'log.levle'").path("error");
      assertEquals("notFound", unknown.path("data").path("kind").asText());
      assertEquals("did you mean log.level?", unknown.path("data").path("hint").asText());
      JsonNode logs = ask(daemon, "daemon.logs", "'lines':5").path("result");
      assertTrue(logs.path("lines").size() > 0);
    }
  }

  @Test
  void theTrainingRunEndsWellAndLeavesNothing() throws Exception {
    try (DaemonProcess training = DaemonProcess.start(home, lib, "--train")) {
      assertEquals(0, training.exitCode());
      assertEquals("", training.said());
    }
    try (Stream<Path> left = Files.list(DaemonProcess.temporary(home))) {
      assertEquals(0, left.count());
    }
    assertFalse(Files.exists(home), "the person's home was touched");
  }
}
