package io.opentrade.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.OneTry;
import io.opentrade.server.app.DaemonProcess;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A daemon that is killed (SIGKILL) at some moment of bringing a backup back, and its successor
/// that is killed at some moment of moving it in: the next one has either the old home or the new,
/// in all databases. `-Drestore.kills=100` for more.
@OneTry
@Timeout(900)
class RestoreKillTest {
  private static final int SPAN_MILLIS = 700;

  private final int kills = Integer.getInteger("restore.kills", 2);
  private final Random random = new Random(5);
  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;

  RestoreKillTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
  }

  @Test
  void eitherTheOldHomeOrTheNewInAllDatabases() throws Exception {
    Path backup = folder.resolve("saved.otb");
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      peer.ask("backup.create", "{'file':'" + backup + "','candles':false}");
      daemon.kill();
    }
    int restored = 0;
    for (int round = 0; round < kills; round++) {
      int before;
      try (DaemonProcess daemon = start();
          Peer peer = daemon.peer()) {
        mark(peer, round);
        before = marks(peer);
        peer.say(
            "{'jsonrpc':'2.0','id':9,'method':'backup.restore','params':{'name':'%s'}}"
                .formatted(backup));
        Thread.sleep(random.nextInt(SPAN_MILLIS));
        daemon.kill();
      }
      try (DaemonProcess successor = DaemonProcess.start(home, lib)) {
        Thread.sleep(random.nextInt(2 * SPAN_MILLIS));
        successor.kill();
      }
      try (DaemonProcess daemon = start();
          Peer peer = daemon.peer()) {
        int after = marks(peer);
        assertTrue(after == before || after == 0, before + " marks became " + after);
        restored += after == 0 ? 1 : 0;
        assertTrue(peer.ask("audit.verify", "{}").path("broken").isNull());
        daemon.kill();
      }
    }
    System.out.printf("%d kills in the middle of a restore: %d new homes%n", kills, restored);
  }

  private DaemonProcess start() throws IOException, InterruptedException {
    return DaemonProcess.start(home, lib).answering();
  }

  /// Something in each of three databases that is not in the backup.
  private void mark(Peer peer, int round) throws Exception {
    String name = "mark" + round;
    peer.ask(
        "alert.add",
        "{'name':'%s','terms':{'expression':'health = bad','once':true,'action':{'halt':false}}}"
            .formatted(name));
    peer.ask(
        "schedule.add",
        "{'name':'%s','timetable':'@yearly','zone':'Etc/UTC','words':['version']}".formatted(name));
    peer.ask("token.create", "{'name':'%s','rights':{'role':'viewer'}}".formatted(name));
  }

  /// How many there are; the same number in each database.
  private int marks(Peer peer) throws Exception {
    int alerts = peer.ask("alert.list", "{}").path("alerts").size();
    assertEquals(alerts, peer.ask("schedule.list", "{}").path("schedules").size());
    assertEquals(alerts, peer.ask("token.list", "{}").path("tokens").size());
    return alerts;
  }
}
