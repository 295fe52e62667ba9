package io.opentrade.server.telegram;

import static io.opentrade.server.telegram.TelegramBench.ANNA;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.OneTry;
import io.opentrade.server.app.DaemonProcess;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real daemon that is killed (SIGKILL) while somebody in a chat waits for an answer. What it did
/// is counted in the daemon: each `/alert` that is carried out leaves one alert more.
@OneTry
@Timeout(120)
final class TelegramKillTest {
  private static final String VAULT = "{'passphrase':'correct horse battery'}";

  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;

  TelegramKillTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
  }

  @Test
  void nothingIsCarriedOutTwiceAndWhoWaitedIsTold() throws Exception {
    try (LoopbackBotApi api = new LoopbackBotApi()) {
      ObjectNode answered;
      ObjectNode waiting;
      try (DaemonProcess daemon = start();
          Peer peer = daemon.peer()) {
        link(peer, api);
        api.hold(true);
        answered = say(api, "/alert health = bad"); // carried out, its answer on the way
        assertTrue(api.sent().text().contains("health = bad"));
        waiting = say(api, "/alert health(disk) = bad"); // written down, not begun
        api.awaitTaken(number(waiting));
        assertEquals(1, alerts(peer));
        daemon.kill();
      }
      api.hold(false);
      ObjectNode begun;
      ObjectNode stop;
      try (DaemonProcess daemon = start();
          Peer peer = daemon.peer()) {
        api.again(answered);
        api.again(waiting);
        peer.ask("vault.unlock", VAULT);
        assertTold(api, "/alert health = bad");
        assertTold(api, "/alert health(disk) = bad");
        api.awaitTaken(number(waiting));
        ObjectNode wanted = say(api, "/alert health(disk) = bad"); // said anew it is new
        assertTrue(api.sent().text().contains("health(disk) = bad"));
        api.awaitTaken(number(wanted));
        assertEquals(2, alerts(peer));
        peer.ask("trading.resume", "{'account':'demo'}");
        try (Connection _ = held("alerts");
            Connection _ = held("demo")) {
          begun = say(api, "/alert health(clock) = bad");
          stop = say(api, "/stop"); // both are begun, and cannot go on
          api.awaitTaken(number(stop));
          daemon.kill();
        }
      }
      try (DaemonProcess daemon = start();
          Peer peer = daemon.peer()) {
        assertEquals("active", state(peer), "it was killed before it had halted");
        api.again(begun);
        api.again(stop);
        peer.ask("vault.unlock", VAULT);
        assertTold(api, "/alert health(clock) = bad");
        api.await(call -> call.text().contains("halted") && !isNotice(call.text()));
        api.awaitTaken(number(stop));
        assertEquals("halted", state(peer));
        assertEquals(2, alerts(peer));
      }
      assertEquals(List.of(), api.faults());
      assertTrue(api.unexpected().stream().allMatch(call -> isNotice(call.text())));
    }
  }

  private DaemonProcess start() throws IOException, InterruptedException {
    return DaemonProcess.roomy(home, lib).answering();
  }

  private void link(Peer peer, LoopbackBotApi api) throws Exception {
    peer.ask("config.set", "{'key':'telegram.address','value':'" + api.address() + "'}");
    peer.ask("vault.create", VAULT);
    peer.ask("telegram.setup", "{'token':'" + LoopbackBotApi.TOKEN + "'}");
    String code = peer.ask("telegram.invite", "{'role':'trader'}").path("code").asText();
    say(api, "/link " + code);
    api.sent(); // somebody has to let you in
    peer.ask("telegram.accept", "{'person':" + ANNA + ",'welcome':true}");
    api.sent(); // welcome
  }

  private int alerts(Peer peer) throws Exception {
    return peer.ask("alert.list", "{}").path("alerts").size();
  }

  private String state(Peer peer) throws Exception {
    return peer.ask("account.list", "{}").path("accounts").path(0).path("state").asText();
  }

  private static ObjectNode say(LoopbackBotApi api, String text) {
    var said = new AtomicReference<ObjectNode>();
    long now = System.currentTimeMillis() / 1000;
    api.push(
        number -> {
          ObjectNode update = LoopbackBotApi.update(number);
          update.set("message", api.message(ANNA, ANNA, "private", text, now));
          said.set(update);
          return update;
        });
    return requireNonNull(said.get());
  }

  /// Told to whoever is linked, whether they asked or not.
  private static boolean isNotice(String text) {
    return text.startsWith("🔴");
  }

  private static int number(ObjectNode update) {
    return update.path("update_id").asInt();
  }

  private static void assertTold(LoopbackBotApi api, String words) throws InterruptedException {
    String told = api.sent().text();
    assertTrue(told.contains("restarted in the middle of") && told.contains(words), told);
  }

  /// A database that somebody else holds: whoever writes to it waits.
  private Connection held(String name) throws SQLException {
    Path file = home.resolve("data").resolve(name + ".db");
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    return connection;
  }
}
