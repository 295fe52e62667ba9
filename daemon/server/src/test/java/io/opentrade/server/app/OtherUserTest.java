package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two users of one machine: the owner of a daemon, who must be root here to act as both, and
/// `nobody`. The system says who connects.
@Timeout(120)
class OtherUserTest {
  private static final String OTHER = "nobody";

  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Path lib;
  private final Path door;

  OtherUserTest() throws IOException {
    folder = open(own.path());
    home = folder.resolve("h");
    lib = FakeResearch.install(folder.resolve("lib"));
    door = open(Files.createDirectory(folder.resolve("d"))).resolve("s");
  }

  private static Path open(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whoIsLetInDoesWhatTheirRoleAllowsAndNobodyElseIsHeard() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can be somebody else");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv here");
    try (DaemonProcess daemon = DaemonProcess.start(home, lib).answering();
        Peer owner = daemon.peer()) {
      owner.ask("config.set", "{'key':'access.socket','value':'" + door + "'}");
      owner.ask("config.set", "{'key':'access.admits','value':'users'}");
      daemon.terminate();
      assertEquals(0, daemon.exitCode());
    }
    try (DaemonProcess daemon = DaemonProcess.start(home, lib).answering();
        Peer owner = daemon.peer()) {
      assertTrue(other(daemon.socket()).contains("no way there: Permission denied"));
      assertFalse(other(door, "account.list", "{}").contains("result"));

      owner.ask("user.add", "{'name':'nobody','rights':{'role':'viewer'}}");
      List<String> viewer =
          other(door, "account.list", "{}", "trading.halt", "{'account':'demo'}").lines().toList();
      assertTrue(viewer.get(0).contains("\"name\":\"demo\""), viewer.toString());
      assertTrue(viewer.get(1).contains("trading.halt is not allowed for nobody"), viewer.get(1));

      owner.ask("user.role", "{'name':'nobody','rights':{'role':'trader'}}");
      String halt = "{'account':'demo'}";
      List<String> trader =
          other(door, "trading.halt", halt, "trading.resume", halt, "vault.status", "{}")
              .lines()
              .toList();
      assertTrue(trader.get(0).contains("result"), trader.toString());
      assertTrue(trader.get(1).contains("not allowed"), trader.toString());
      assertTrue(trader.get(2).contains("not allowed"), trader.toString());
      String audit = owner.ask("audit.list", "{}").toString();
      assertTrue(audit.contains("nobody") && audit.contains("trading.halt"), audit);

      owner.ask("user.disable", "{'name':'nobody'}");
      assertFalse(other(door, "account.list", "{}").contains("result"));
    }
  }

  /// What that user hears.
  private String other(Path socket, String... requests) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/setpriv", "--reuid=" + OTHER, "--clear-groups", "--inh-caps=-all"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(program().toString());
    command.addAll(List.of(OtherUser.class.getName(), socket.toString()));
    command.addAll(List.of(requests));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path program() throws IOException {
    Path classes = folder.resolve("c");
    String name = OtherUser.class.getName().replace('.', '/') + ".class";
    Path file = classes.resolve(name);
    if (Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      ClassLoader loader = OtherUser.class.getClassLoader();
      try (InputStream code = Objects.requireNonNull(loader.getResourceAsStream(name))) {
        Files.copy(code, file);
      }
    }
    return classes;
  }
}
