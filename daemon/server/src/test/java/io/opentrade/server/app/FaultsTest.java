package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The faults of `help faults`, done to real daemons: what is said, and that nothing is traded on a
/// state that could not be written.
@Timeout(120)
class FaultsTest {
  /// Mounts a small disk for the databases, starts the daemon, then does as it is told.
  private static final String ON_SMALL_DISK =
      """
      data=$1; prepare=$2; shift 2
      mount -t tmpfs -o size=12m none "$data" || exit 99
      eval "$prepare"
      "$@" </dev/null & daemon=$!
      while read -r line; do eval "$line"; done
      kill -9 $daemon
      """;

  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;
  private int id = 10;

  FaultsTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
  }

  private DaemonProcess start() throws IOException, InterruptedException {
    return DaemonProcess.start(home, lib).answering();
  }

  private Path data(String name) {
    return home.resolve("data").resolve(name);
  }

  private JsonNode ask(Peer peer, String method, String params)
      throws IOException, InterruptedException {
    id++;
    peer.say("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}");
    return peer.answer(id);
  }

  private JsonNode trading(Peer peer, String verb) throws IOException, InterruptedException {
    return ask(peer, "trading." + verb, "{'account':'demo'}");
  }

  private String state(Peer peer) throws IOException, InterruptedException {
    JsonNode accounts = ask(peer, "account.list", "{}").path("result").path("accounts");
    return accounts.path(0).path("state").asText();
  }

  private String health(Peer peer) throws IOException, InterruptedException {
    return ask(peer, "health", "{'full':false}").toString();
  }

  private static boolean hasNamespaces() throws IOException, InterruptedException {
    Process attempt =
        new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt").start();
    return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
  }

  private DaemonProcess onSmallDisk(String prepare) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare here");
    assumeTrue(hasNamespaces(), "no namespaces for this user");
    Path data = Files.createDirectories(data(""));
    List<String> before =
        List.of("unshare", "-rm", "bash", "-c", ON_SMALL_DISK, "faulty", data.toString(), prepare);
    return DaemonProcess.start(before, home, lib);
  }

  @Test
  void onAFullDiskNothingIsTradedAndHaltingStillWorks() throws Exception {
    try (DaemonProcess daemon = onSmallDisk("chmod 700 $data").answering();
        Peer peer = daemon.peer()) {
      trading(peer, "halt");
      assertEquals("halted", state(peer));
      daemon.tell("cat /dev/zero > $data/filler; : > $data/../state/filled");
      awaitFile(home.resolve("state").resolve("filled"));
      JsonNode refused = JsonNodeFactory.instance.objectNode();
      for (int tries = 0; tries < 200 && refused.path("error").isMissingNode(); tries++) {
        refused = trading(peer, "resume"); // until the room in the write-ahead logs is used up
      }
      String why = refused.path("error").path("message").asText();
      assertTrue(why.contains("no space left") || why.contains("cannot be recorded"), why);
      JsonNode halted = trading(peer, "halt");
      assertTrue(halted.has("result"), halted.toString());
      assertEquals("halted", state(peer));
      assertTrue(health(peer).contains("\"name\":\"disk\",\"state\":\"failed\""), health(peer));
      daemon.tell("rm $data/filler; : > $data/../state/emptied");
      awaitFile(home.resolve("state").resolve("emptied"));
      assertTrue(trading(peer, "resume").has("result"));
      assertEquals("active", state(peer));
    }
  }

  @Test
  void onAReadOnlyDiskItDoesNotStartAndSaysWhy() throws Exception {
    String prepare = "chmod 700 $data; mount -o remount,ro $data";
    try (DaemonProcess daemon = onSmallDisk(prepare)) {
      Thread.sleep(200);
      daemon.tell("wait $daemon; exit $?");
      assertEquals(1, daemon.exitCode());
      String said = oneLine(daemon);
      assertTrue(said.contains("cannot be written to") || said.contains("Read-only"), said);
      assertTrue(said.contains(data("").toString()), said);
    }
  }

  /// The last line is what the client shows.
  private static String oneLine(DaemonProcess daemon) throws IOException {
    List<String> said = daemon.said().lines().toList();
    assertEquals(1, said.size(), said.toString());
    return said.getFirst();
  }

  @Test
  void aDamagedDatabaseIsNamedAndNothingStarts() throws Exception {
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      trading(peer, "halt");
      daemon.kill();
    }
    byte[] bytes = Files.readAllBytes(data("demo.db"));
    Files.deleteIfExists(data("demo.db-wal"));
    Arrays.fill(bytes, 0, Math.min(bytes.length, 8192), (byte) 0xee);
    Files.write(data("demo.db"), bytes);
    try (DaemonProcess daemon = DaemonProcess.start(home, lib)) {
      assertEquals(1, daemon.exitCode());
      String said = oneLine(daemon);
      assertTrue(said.contains("demo.db is damaged"), said);
      assertTrue(said.contains("nothing is traded"), said);
    }
  }

  @Test
  void aNewerDatabaseIsLeftAlone() throws Exception {
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      trading(peer, "halt");
      daemon.terminate();
      assertEquals(0, daemon.exitCode());
    }
    sql("PRAGMA user_version=99");
    byte[] before = Files.readAllBytes(data("demo.db"));
    try (DaemonProcess daemon = DaemonProcess.start(home, lib)) {
      assertEquals(1, daemon.exitCode());
      String said = oneLine(daemon);
      assertTrue(said.contains("newer version of OpenTrade"), said);
      assertTrue(said.contains("demo.db.v1.backup"), said);
    }
    assertTrue(Arrays.equals(before, Files.readAllBytes(data("demo.db"))));
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data("demo.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }

  @Test
  void aDatabaseThatIsDeletedTakesNothingMoreAndTheNextStartTells() throws Exception {
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      trading(peer, "halt");
      Files.delete(data("demo.db"));
      JsonNode refused = trading(peer, "resume");
      String why = refused.path("error").path("message").asText();
      assertTrue(why.contains("demo.db was deleted or replaced"), refused.toString());
      assertEquals("halted", state(peer));
      assertTrue(health(peer).contains("gone since the last start"), health(peer));
      daemon.kill();
    }
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      assertTrue(health(peer).contains("anew and empty: demo.db"), health(peer));
      assertTrue(daemon.logged("a database is gone"));
      daemon.terminate();
      assertEquals(0, daemon.exitCode());
    }
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      assertTrue(health(peer).contains("all databases are there"), health(peer));
    }
  }

  @Test
  void aDeletedSocketAndLogAreMadeAgain() throws Exception {
    try (DaemonProcess daemon = start()) {
      Files.delete(daemon.log());
      Files.delete(daemon.socket());
      daemon.answering();
      awaitLog(daemon, "the socket was deleted");
      try (Peer peer = daemon.peer()) {
        assertTrue(trading(peer, "halt").has("result"));
      }
      daemon.terminate();
      assertEquals(0, daemon.exitCode());
      assertFalse(Files.exists(daemon.socket()));
    }
  }

  @Test
  void withoutDescriptorsWhoIsConnectedGoesOnAndLaterEverybody() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "no prlimit here");
    List<Peer> crowd = new ArrayList<>();
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      trading(peer, "resume"); // classes that lie in folders are loaded while they can be
      trading(peer, "halt");
      state(peer);
      long open;
      try (Stream<Path> all = Files.list(Path.of("/proc/" + daemon.pid() + "/fd"))) {
        open = all.count();
      }
      String limit = "--nofile=" + (open + 6);
      new ProcessBuilder("prlimit", "--pid", "" + daemon.pid(), limit).start().waitFor();
      for (int i = 0; i < 20; i++) {
        crowd.add(Peer.deaf(daemon.socket()));
      }
      awaitLog(daemon, "cannot accept a connection");
      JsonNode resumed = trading(peer, "resume");
      assertTrue(resumed.has("result"), resumed.toString());
      assertEquals("active", state(peer));
      assertTrue(trading(peer, "halt").has("result"));
      for (Peer each : crowd) {
        each.close();
      }
      try (Peer late = daemon.peer()) {
        assertEquals("halted", state(late));
      }
    }
  }

  @Test
  void withoutMemoryItEndsAtOnceAndTheNextOneRecovers() throws Exception {
    List<Peer> crowd = new ArrayList<>();
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      trading(peer, "halt");
      byte[] endless = new byte[1 << 20];
      Arrays.fill(endless, (byte) ' ');
      try {
        for (int i = 0; i < 200; i++) {
          Peer one = Peer.deaf(daemon.socket());
          crowd.add(one);
          one.write(endless);
        }
      } catch (IOException _) {
        // it has ended
      }
      assertEquals(3, daemon.exitCode());
    }
    for (Peer each : crowd) {
      each.close();
    }
    try (DaemonProcess daemon = start();
        Peer peer = daemon.peer()) {
      assertTrue(daemon.logged("recovered"));
      assertEquals("halted", state(peer));
    }
  }

  private static void awaitLog(DaemonProcess daemon, String text) throws Exception {
    for (int tries = 0; tries < 600 && !daemon.logged(text); tries++) {
      Thread.sleep(20);
    }
    assertTrue(daemon.logged(text), Files.readString(daemon.log()));
  }

  private static void awaitFile(Path file) throws Exception {
    for (int tries = 0; tries < 1500 && !Files.exists(file); tries++) {
      Thread.sleep(20);
    }
    assertTrue(Files.exists(file));
  }
}
