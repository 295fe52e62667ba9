package io.opentrade.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.client.ClientProcess.Ended;
import io.opentrade.protocol.frame.Home;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class DaemonStarterTest {
  private final Path folder;
  private final Path home;

  DaemonStarterTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = folder.resolve("h");
  }

  /// An installation whose daemon is the stand-in of this module, at a path with a space.
  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home);
    Path lib = Files.createDirectories(folder.resolve("a b/lib/daemon"));
    jar(io.opentrade.server.app.Main.class, "io/opentrade/server/", lib.resolve("main.jar"));
    jar(Home.class, "io/opentrade/protocol/frame/", lib.resolve("frame.jar"));
  }

  @AfterEach
  void stop() throws Exception {
    for (String pid : starts()) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static void jar(Class<?> type, String prefix, Path target) throws IOException {
    Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    if (!Files.isDirectory(place)) {
      Files.copy(place, target);
      return;
    }
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target));
        Stream<Path> classes = Files.walk(place.resolve(prefix))) {
      for (Path file : classes.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(place.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
      }
    }
  }

  private List<String> properties(String build) {
    return List.of("-Dopentrade.lib=" + folder.resolve("a b/lib"), "-Dopentrade.build=" + build);
  }

  private Ended client(String build, String... argv) throws Exception {
    return ClientProcess.run(home, properties(build), "", argv);
  }

  private List<String> starts() throws IOException {
    Path file = home.resolve("state/starts");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void startsOneWhereNoneRunsAndUsesItAgain() throws Exception {
    Ended first = client("b1", "status");
    assertEquals(0, first.exit(), first.err());
    assertEquals(first, client("b1", "status"));
    assertEquals(1, starts().size());
    for (String name : List.of("state", "run")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))));
    }
  }

  @Test
  void clientsAtTheSameTimeStartOne() throws Exception {
    List<Process> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clients.add(
          ClientProcess.builder(home, ClientProcess.command(properties("b1"), "status")).start());
    }
    List<String> said = new ArrayList<>();
    for (Process client : clients) {
      assertEquals(0, ClientProcess.exit(client));
      said.add(client.inputReader().readLine());
    }
    assertEquals(1, starts().size());
    assertEquals(1, said.stream().distinct().count());
  }

  @Test
  void aSocketWithoutADaemonIsNoObstacle() throws Exception {
    Files.createDirectories(home.resolve("run"));
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(home.resolve("run/daemon.sock")));
    }
    assertEquals(0, client("b1", "status").exit());
  }

  @Test
  void ctrlCAndAClosedTerminalDoNotReachIt() throws Exception {
    assumeTrue(
        Stream.of("/usr/bin/setsid", "/bin/setsid").anyMatch(p -> Files.exists(Path.of(p))),
        "setsid is not installed");
    client("b1", "status");
    String pid = starts().getFirst();
    String stat = Files.readString(Path.of("/proc", pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    assertEquals(pid, fields[2], "it leads its own group");
    assertEquals(pid, fields[3], "and its own session");
  }

  @Test
  void anIdleDaemonOfAnotherBuildIsReplaced() throws Exception {
    String old = client("b1", "status").out();
    Ended ended = client("b2", "status");
    assertEquals(0, ended.exit(), ended.err());
    assertTrue(ended.out().endsWith(" b2\n"), ended.out());
    assertNotEquals(old, ended.out());
    assertEquals(2, starts().size());
  }

  @Test
  void startStatusRestartStop() throws Exception {
    assertTrue(client("b1", "daemon", "start").out().startsWith("The daemon runs now"));
    assertTrue(client("b1", "daemon", "start").out().startsWith("The daemon runs already"));
    assertTrue(client("b2", "daemon", "status").out().endsWith(" b1\n"));
    Ended restarted = client("b2", "daemon", "restart", "--json");
    assertTrue(
        restarted.out().startsWith("{\"schema\":1,\"running\":true,\"started\":true,\"pid\":"),
        restarted.out());
    assertEquals(2, starts().size());
    assertTrue(client("b2", "daemon", "status").out().endsWith(" b2\n"));
  }

  @Test
  void whyItCannotStartIsSaid() throws Exception {
    Files.createFile(home.resolve("refuse"));
    Ended ended = client("b1", "status");
    assertEquals(5, ended.exit());
    assertTrue(
        ended.err().startsWith("opentrade: the daemon cannot start: the disk is full. See "),
        ended.err());
  }

  @Test
  void aHomeThatCannotBeMadeIsSaid() throws Exception {
    Files.createFile(folder.resolve("file"));
    Path below = folder.resolve("file/h");
    List<String> command = ClientProcess.command(properties("b1"), "status");
    ProcessBuilder builder = ClientProcess.builder(home, command);
    builder.environment().put("OPENTRADE_HOME", below.toString());
    Process process = builder.start();
    assertEquals(1, ClientProcess.exit(process));
    assertTrue(
        process.errorReader().readLine().startsWith("opentrade: cannot use " + below + "/state"));
  }
}
