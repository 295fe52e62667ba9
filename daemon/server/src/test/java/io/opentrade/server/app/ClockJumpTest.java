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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A running daemon whose clock is set forward by three hours, and then back to before its start.
@Timeout(120)
class ClockJumpTest {
  private static final Duration AHEAD = Duration.ofHours(3);

  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;

  ClockJumpTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
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
      peer.ask("trading.halt", "{'account':'demo'}");

      set(half.plus(AHEAD));
      assertTrue(health(peer).contains("the clock has jumped by 10800 seconds"), health(peer));
      schedule(peer, "another", "skip"); // the scheduler looks at the clock; else it does in 20 s
      peer.ask("trading.resume", "{'account':'demo'}");
      awaitRuns(peer, "all", 3);
      assertEquals(1, runs(peer, "once"));
      assertEquals(0, runs(peer, "skip"));

      set(half.minus(AHEAD));
      assertTrue(health(peer).contains("the clock has jumped by -10800 seconds"), health(peer));
      peer.ask("trading.halt", "{'account':'demo'}");
      assertEquals(3, runs(peer, "all"), "nothing runs twice");
      assertTrue(peer.ask("audit.verify", "{}").path("broken").isNull());
      daemon.kill();
    }
    try (DaemonProcess daemon = DaemonProcess.jumping(home, lib).answering();
        Peer peer = daemon.peer()) {
      JsonNode account = peer.ask("account.list", "{}").path("accounts").path(0);
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
    peer.ask(
        "schedule.add",
        "{'name':'%s','timetable':'%s','zone':'Etc/UTC','catchUp':'%s','words':['version']}"
            .formatted(name, every, policy));
  }

  private long runs(Peer peer, String schedule) throws Exception {
    JsonNode runs = peer.ask("schedule.history", "{'name':'" + schedule + "'}").path("runs");
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
    return peer.ask("health", "{'full':false}").toString();
  }
}
