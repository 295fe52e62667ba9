package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A daemon whose account waits for a database that somebody else holds: as on a disk that stalls.
@Timeout(120)
class StuckTest {
  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;

  StuckTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
  }

  private static JsonNode ask(Peer peer, int id, String method, String params)
      throws IOException, InterruptedException {
    peer.say("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}");
    return peer.answer(id).path("result");
  }

  @Test
  void aStuckAccountIsToldCountedAndHaltedWhenItGoesOn() throws Exception {
    try (DaemonProcess daemon =
            DaemonProcess.start(home, FakeResearch.install(folder.resolve("lib"))).answering();
        Peer peer = daemon.peer();
        Peer waiting = daemon.peer()) {
      ask(peer, 10, "config.set", "{'key':'watchdog.threads','value':'halt'}");
      ask(peer, 11, "config.set", "{'key':'watchdog.threadLimit','value':'200ms'}");
      ask(peer, 12, "trading.resume", "{'account':'demo'}");
      String demo = "jdbc:sqlite:" + home.resolve("data").resolve("demo.db");
      try (Connection other = DriverManager.getConnection(demo);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        waiting.say(
            "{'jsonrpc':'2.0','id':20,'method':'trading.resume','params':{'account':'demo'}}");
        awaitLog(daemon, "session demo: at one thing");
        String health = ask(peer, 13, "health", "{'full':true}").toString();
        assertTrue(health.contains("session demo: at one thing for"), health);
        assertTrue(health.contains("inbox of demo"), health);
        String figures = ask(peer, 14, "metrics.show", "{}").path("text").asText();
        assertTrue(figures.contains("opentrade_watchdog_alarms_total{cause=\"thread\"}"), figures);
        assertTrue(!figures.contains("opentrade_watchdog_troubles 0"), figures);
        statement.execute("ROLLBACK");
      }
      waiting.answer(20);
      awaitLog(daemon, "\"event\":\"halted\",\"account\":\"demo\"");
      JsonNode account = ask(peer, 15, "account.list", "{}").path("accounts").path(0);
      assertEquals("halted", account.path("state").asText(), account.toString());
      String history = ask(peer, 16, "notify.history", "{}").toString();
      assertTrue(history.contains("session demo: at one thing"), history);
      String audit = ask(peer, 17, "audit.list", "{}").toString();
      assertTrue(audit.contains("watchdog"), audit);
    }
  }

  private static void awaitLog(DaemonProcess daemon, String text) throws Exception {
    for (int tries = 0; tries < 600 && !daemon.logged(text); tries++) {
      Thread.sleep(20);
    }
    assertTrue(daemon.logged(text), Files.readString(daemon.log()));
  }
}
