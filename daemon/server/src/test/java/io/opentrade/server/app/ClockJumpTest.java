package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A running daemon whose clock is set forward by three hours, and then back to before its start.
@Timeout(120)
class ClockJumpTest {
  private static final Duration AHEAD = Duration.ofHours(3);

  private final Path folder;
  private final Path home;
  private final Path lib;
  private int id = 10;

  ClockJumpTest() throws IOException {
    folder = Files.createTempDirectory("ot");
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
  }

  @AfterEach
  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Test
  void healthTellsIssuesAreMadeUpForAndNothingGoesBack() throws Exception {
    Instant now = Instant.now();
    Duration half = Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plusSeconds(1800));
    set(half); // far from the full hour, at which the schedules run
    try (DaemonProcess daemon = DaemonProcess.jumping(home, lib).answering();
        Peer peer = daemon.peer()) {
      assertTrue(health(peer).contains("the clock goes evenly"));
      schedule(peer, "all", "all");
      schedule(peer, "once", "once");
      schedule(peer, "skip", "skip");
      ask(peer, "trading.halt", "{'account':'demo'}");

      set(half.plus(AHEAD));
      assertTrue(health(peer).contains("the clock has jumped by 10800 seconds"), health(peer));
      schedule(peer, "another", "skip"); // the scheduler looks at the clock; else it does in 20 s
      ask(peer, "trading.resume", "{'account':'demo'}");
      awaitRuns(peer, "all", 3);
      assertEquals(1, runs(peer, "once"));
      assertEquals(0, runs(peer, "skip"));

      set(half.minus(AHEAD));
      assertTrue(health(peer).contains("the clock has jumped by -10800 seconds"), health(peer));
      ask(peer, "trading.halt", "{'account':'demo'}");
      assertEquals(3, runs(peer, "all"), "nothing runs twice");
      assertTrue(ask(peer, "audit.verify", "{}").path("broken").isNull());
      daemon.kill();
    }
    try (DaemonProcess daemon = DaemonProcess.jumping(home, lib).answering();
        Peer peer = daemon.peer()) {
      JsonNode account = ask(peer, "account.list", "{}").path("accounts").path(0);
      assertEquals("halted", account.path("state").asText(), "the last word holds");
      assertEquals(3, runs(peer, "all"));
      assertFalse(health(peer).contains("jumped"));
    }
  }

  /// As a person sets a clock: at once.
  private void set(Duration ahead) throws IOException {
    Path fresh = folder.resolve("fresh");
    Files.writeString(fresh, String.valueOf(ahead.toSeconds()));
    Files.move(fresh, JumpingDaemon.ahead(home), StandardCopyOption.ATOMIC_MOVE);
  }

  private void schedule(Peer peer, String name, String policy) throws Exception {
    String every = "0 * * * *";
    ask(
        peer,
        "schedule.add",
        "{'name':'%s','timetable':'%s','zone':'Etc/UTC','catchUp':'%s','words':['version']}"
            .formatted(name, every, policy));
  }

  private long runs(Peer peer, String schedule) throws Exception {
    JsonNode runs = ask(peer, "schedule.history", "{'name':'" + schedule + "'}").path("runs");
    List<String> ended = runs.findValuesAsText("state");
    return ended.stream().filter("done"::equals).count();
  }

  private void awaitRuns(Peer peer, String schedule, long count) throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (runs(peer, schedule) < count && Instant.now().isBefore(end)) {
      Thread.sleep(700); // no more often than a client may ask
    }
    assertEquals(count, runs(peer, schedule));
  }

  private String health(Peer peer) throws Exception {
    return ask(peer, "health", "{'full':false}").toString();
  }

  private JsonNode ask(Peer peer, String method, String params) throws Exception {
    id++;
    peer.say("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}");
    JsonNode answer = peer.answer(id);
    assertTrue(answer.has("result"), method + ": " + answer);
    return answer.path("result");
  }
}
