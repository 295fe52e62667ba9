package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.client.DaemonLaunch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the other programs of a user find of secrets in the memory of the daemon, and of the client
/// into which a passphrase is typed: each way is tried first on a process that keeps nobody out.
@Timeout(300)
class MemoryTest {
  private static final String FIRST_HALF = "CANARY1 horse";
  private static final String SECOND_HALF = " battery staple";
  private static final String CANARY = FIRST_HALF + SECOND_HALF;

  /// Ways that need no tool but a file.
  private static final List<String> WAYS =
      List.of("environ", "maps", "smaps", "auxv", "io", "cwd", "root", "exe", "fd", "mem");

  @TempDir Path parent;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void noProgramOfTheSameUserFindsASecret() throws Exception {
    SameUser user = SameUser.in(parent, "client", "daemon", "native");
    Process careless = start(user, user.java(Careless.class, FIRST_HALF, SECOND_HALF));
    careless.inputReader().readLine();
    String plundered = user.says(user.java(MemoryThief.class, pid(careless), CANARY));
    assumeTrue(plundered.contains("mem is open"), "nobody reads a neighbour here: " + plundered);
    assertEquals(said("open", "found " + CANARY), ways(plundered), plundered);
    List<List<String>> tools = toolsThatWork(user, careless);

    Process daemon = start(user, daemon(user));
    awaitSocket(user, daemon);
    Process typing = start(user, terminal(user, "vault create"));
    try (Typist typist = new Typist(typing)) {
      typist.types("at least 10 characters", CANARY);
      typist.sees("the same again");
      String client = client(typing);
      assertShut(user, client, tools);
      typist.types("the same again", CANARY);
      assertEquals(0, typist.exit(), typist::shown);
    }
    assertShut(user, pid(daemon), tools);

    signal(user, "QUIT", daemon); // a dump of its threads
    assertFalse(daemon.waitFor(1, TimeUnit.SECONDS), "it lives on");
    signal(user, "SEGV", careless);
    signal(user, "SEGV", daemon);
    assertTrue(careless.waitFor(60, TimeUnit.SECONDS) && daemon.waitFor(60, TimeUnit.SECONDS));
    assertTrue(exists(Path.of("hs_err_pid" + pid(careless) + ".log"), user), "the other tells");
    assertEquals(List.of(), filesOf(pid(daemon), user));
    String lastWords = new String(daemon.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(lastWords.contains("SIGSEGV"), "why it died is said: " + lastWords);
    assertFalse(lastWords.contains("CANARY"), lastWords);
    assertEquals(List.of(), holdingTheCanary(user.home()));
  }

  private Process start(SameUser user, List<String> command) throws IOException {
    Process process = user.start(command);
    started.add(process);
    return process;
  }

  private static String pid(Process process) {
    return Long.toString(process.pid());
  }

  private static List<String> said(String state, String... further) {
    Stream<String> ways = WAYS.stream().map(way -> way + " is " + state);
    return Stream.concat(ways, Stream.of(further)).sorted().toList();
  }

  private static List<String> ways(String text) {
    return text.lines().distinct().sorted().toList();
  }

  private static List<String> daemon(SameUser user) throws IOException {
    return DaemonLaunch.command(SameUser.java(), user.lib(), "memory-test", "0.1.0");
  }

  private static List<String> terminal(SameUser user, String words) throws IOException {
    List<String> command = new ArrayList<>(List.of(SameUser.java().toString()));
    command.addAll(Part.CLIENT_FLAGS);
    command.addAll(List.of("-Dopentrade.build=memory-test", "-Dopentrade.version=0.1.0"));
    command.addAll(List.of("'-Dopentrade.terminal=80 24 ioe'", "-Dopentrade.lib=" + user.lib()));
    command.addAll(List.of("-cp", DaemonLaunch.classPath(user.lib(), "client")));
    command.addAll(List.of("io.opentrade.client.Main", words));
    return List.of("script", "-qefc", String.join(" ", command), "/dev/null");
  }

  private static void awaitSocket(SameUser user, Process daemon) throws Exception {
    Path socket = user.home().resolve("run/daemon.sock");
    for (int i = 0; i < 2400 && Files.notExists(socket); i++) {
      assertTrue(daemon.isAlive(), () -> "it ended: " + daemon.inputReader().lines().toList());
      Thread.sleep(25);
    }
  }

  /// The process behind `script`.
  private static String client(Process terminal) {
    return terminal
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("client.Main vault create"))
        .map(ProcessHandle::pid)
        .max(Long::compare)
        .map(String::valueOf)
        .orElseThrow();
  }

  private static List<List<String>> tools(SameUser user, String pid) {
    Path java = Path.of(System.getProperty("java.home"), "bin");
    String dump = user.folder().resolve("dump-" + pid).toString();
    return List.of(
        List.of(java.resolve("jcmd").toString(), pid, "GC.heap_dump", dump + ".jcmd"),
        List.of(java.resolve("jmap").toString(), "-dump:file=" + dump + ".jmap", pid),
        List.of("/usr/bin/gcore", "-o", dump + ".gcore", pid));
  }

  /// Of the tools that are installed, those that lay the canary in a file when they are let in.
  private static List<List<String>> toolsThatWork(SameUser user, Process careless)
      throws Exception {
    List<List<String>> found = new ArrayList<>();
    for (List<String> tool : tools(user, pid(careless))) {
      Path program = Path.of(tool.getFirst());
      if (Files.isExecutable(program)) {
        String said = user.says(tool);
        assertNotEquals(List.of(), holdingTheCanary(user.folder()), program + ": " + said);
        removeDumps(user);
        found.add(List.of(program.getFileName().toString()));
      }
    }
    assertFalse(found.isEmpty(), "a JDK has jcmd");
    return found;
  }

  private static void assertShut(SameUser user, String pid, List<List<String>> working)
      throws Exception {
    String said = user.says(user.java(MemoryThief.class, pid, CANARY));
    assertEquals(said("shut"), ways(said), said);
    assertFalse(Files.readString(Path.of("/proc", pid, "cmdline")).contains("CANARY"));
    for (List<String> tool : tools(user, pid)) {
      String name = Path.of(tool.getFirst()).getFileName().toString();
      if (working.contains(List.of(name))) {
        user.says(tool);
        assertEquals(List.of(), filesOf("dump-" + pid, user), name);
      }
    }
  }

  private static void removeDumps(SameUser user) throws IOException {
    for (Path dump : filesOf("dump-", user)) {
      Files.delete(dump);
    }
  }

  private static void signal(SameUser user, String name, Process process) throws Exception {
    user.says(List.of("kill", "-" + name, pid(process)));
  }

  private static boolean exists(Path name, SameUser user) {
    return Files.exists(user.folder().resolve(name));
  }

  /// Files of the user's folder and of that for temporary ones whose name has this part.
  private static List<Path> filesOf(String part, SameUser user) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(user.folder(), Path.of(System.getProperty("java.io.tmpdir")))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> file.getFileName().toString().contains(part))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<Path> holdingTheCanary(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(CANARY)) {
          found.add(file);
        }
      }
      return found;
    }
  }
}
