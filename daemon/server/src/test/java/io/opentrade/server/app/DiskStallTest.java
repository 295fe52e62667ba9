package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A daemon whose databases lie on a disk that does not answer for a while: the file system is
/// frozen, as root may. `-Dstall.millis=100,1000,10000` for other lengths.
@Timeout(180)
class DiskStallTest {
  /// Mounts a disk for the databases, starts the daemon, then does as it is told.
  private static final String ON_OWN_DISK =
      """
      data=$1; image=$2; shift 2
      mkfs.ext4 -q "$image" 64m && mount -o loop "$image" "$data" && chmod 700 "$data" || exit 99
      "$@" </dev/null & daemon=$!
      while read -r line; do eval "$line"; done
      kill -9 $daemon; wait; umount "$data"
      """;

  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private int id = 10;

  DiskStallTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
  }

  @Test
  void whoWaitsForTheDiskIsAnsweredWhenItAnswersAndNothingIsDoneTwice() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can freeze a disk");
    assumeTrue(canMount(), "no disk can be mounted from a file here");
    Path lib = FakeResearch.install(folder.resolve("lib"));
    Path data = Files.createDirectories(home.resolve("data"));
    Path image = folder.resolve("disk");
    List<String> before =
        List.of("unshare", "-m", "bash", "-c", ON_OWN_DISK, "slow", data.toString(), "" + image);
    String[] stalls = System.getProperty("stall.millis", "100,1500").split(",");
    try (DaemonProcess daemon = DaemonProcess.start(before, home, lib).answering();
        Peer peer = daemon.peer();
        Peer other = daemon.peer()) {
      String verb = "halt";
      for (String stall : stalls) {
        verb = verb.equals("halt") ? "resume" : "halt";
        stall(daemon, Long.parseLong(stall), peer, other, verb);
      }
      JsonNode audit = peer.ask("audit.list", "{}");
      long changes =
          audit.findValuesAsText("method").stream()
              .filter(method -> method.startsWith("trading."))
              .count();
      assertEquals(stalls.length, changes, audit.toString());
      assertTrue(peer.ask("audit.verify", "{}").path("broken").isNull());
      daemon.endOfInput();
      daemon.exitCode();
    }
  }

  private void stall(DaemonProcess daemon, long millis, Peer peer, Peer other, String verb)
      throws Exception {
    Path frozen = home.resolve("state").resolve("frozen" + millis);
    daemon.tell(
        "fsfreeze -f $data; : > %s; sleep %s; fsfreeze -u $data"
            .formatted(frozen, millis / 1000.0));
    while (Files.notExists(frozen)) {
      Thread.sleep(5);
    }
    long since = System.nanoTime();
    int asked = ++id;
    peer.say(
        "{'jsonrpc':'2.0','id':%d,'method':'trading.%s','params':{'account':'demo'}}"
            .formatted(asked, verb));
    String status = other.ask("daemon.status", "{}").toString();
    assertTrue(status.contains("pid"), "who needs no disk is answered: " + status);
    JsonNode answer = peer.answer(asked);
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    assertTrue(answer.has("result"), answer.toString());
    System.out.printf("the disk stood still for %d ms, %s took %d ms%n", millis, verb, waited);
    assertTrue(waited >= millis / 2, "it waited " + waited + " ms");
    JsonNode account = peer.ask("account.list", "{}").path("accounts").path(0);
    assertEquals(verb.equals("halt") ? "halted" : "active", account.path("state").asText());
  }

  private boolean canMount() throws IOException, InterruptedException {
    Path image = folder.resolve("trial");
    Path place = Files.createDirectory(folder.resolve("place"));
    String trial = "mkfs.ext4 -q %1$s 8m && mount -o loop %1$s %2$s && umount %2$s";
    Process attempt =
        new ProcessBuilder("unshare", "-m", "sh", "-c", trial.formatted(image, place)).start();
    return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
  }
}
