package io.opentrade.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.OneTry;
import io.opentrade.server.app.DaemonProcess;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real daemons, killed (SIGKILL) before their alerts have heard of what happened, and between a
/// firing and its delivery.
@OneTry
@Timeout(120)
final class AlertDaemonKillTest {
  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;
  private final Path told;

  AlertDaemonKillTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
    told = folder.resolve("told");
  }

  @Test
  void whatHappenedBeforeAKillFiresAfterItAndWhatHadFiredIsDeliveredOnce() throws Exception {
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      peer.ask("notify.addCommand", "{'name':'file','program':'" + program() + "'}");
      add(peer, "event account", false);
      add(peer, "event account where account = demo", true);
      await(() -> count("alerts", "SELECT count(*) FROM heard") == 1);
      try (Connection _ = held("alerts")) {
        peer.ask("trading.halt", "{'account':'demo'}");
        daemon.kill();
      }
      assertEquals(0, count("alerts", "SELECT count(*) FROM firing"));
    }
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      await(() -> deliveries() == 1);
      assertEquals(1, firings(peer, "event account"));
      assertEquals(0, firings(peer, "event account where account = demo"));
      try (Connection _ = held("notices")) {
        peer.ask("trading.resume", "{'account':'demo'}");
        await(() -> firings(peer, "event account") == 2);
        daemon.kill();
      }
      assertEquals(1, deliveries());
    }
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      await(() -> deliveries() == 2);
      assertEquals(2, firings(peer, "event account"));
    }
    assertEquals(2, deliveries());
  }

  private DaemonProcess start() throws IOException, InterruptedException {
    return DaemonProcess.start(home, lib).answering();
  }

  /// A program that keeps the titles of what it is told.
  private Path program() throws IOException {
    Path program = folder.resolve("keep");
    Files.writeString(program, "#!/bin/sh\nhead -n 1 >> " + told + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private long deliveries() throws IOException {
    if (Files.notExists(told)) {
      return 0;
    }
    try (Stream<String> titles = Files.lines(told)) {
      return titles.filter(title -> title.endsWith("event account")).count();
    }
  }

  private void add(Peer peer, String expression, boolean skip) throws Exception {
    peer.ask(
        "alert.add",
        "{'terms':{'expression':'%s','once':false,'skipMissed':%s,'action':{'halt':false}}}"
            .formatted(expression, skip));
  }

  private int firings(Peer peer, String name) throws Exception {
    return peer.ask("alert.show", "{'alert':'" + name + "'}").path("firings").asInt();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    for (int tries = 0; tries < 75 && !condition.call(); tries++) {
      Thread.sleep(200);
    }
    assertTrue(condition.call());
  }

  private Connection open(String name) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data").resolve(name + ".db"));
  }

  private int count(String name, String query) throws SQLException {
    try (Connection connection = open(name);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      return found.getInt(1);
    }
  }

  /// A database that somebody else holds: whoever writes to it waits.
  private Connection held(String name) throws SQLException {
    Connection connection = open(name);
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    return connection;
  }
}
