package io.opentrade.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people do works with a daemon that answers after 300 milliseconds.
final class FarDaemonTest {
  private static final Duration EACH_WAY = Duration.ofMillis(150);

  @Test
  void everythingWorksFromFarAway() throws Exception {
    Path script =
        LiveHouse.root().resolve("daemon/distribution/src/test/acceptance/far/far.scenario");
    try (Program near = Program.inFreshHome()) {
      near.run("status");
      Path home = near.folder().resolve("far");
      Path run =
          Files.createDirectories(
              home.resolve("run"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Map<String, String> far = Map.of("OPENTRADE_HOME", home.toString());
      Path socket = near.home().resolve("run/daemon.sock");
      try (Program client = Program.inFreshHome(far);
          SlowLine _ = SlowLine.open(run.resolve("daemon.sock"), socket, EACH_WAY)) {
        new Scenario(client, script).play();
      }
    }
  }
}
