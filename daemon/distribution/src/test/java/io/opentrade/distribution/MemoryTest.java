package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.client.DaemonLaunch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

  private static final String GDB = "/usr/bin/gdb";

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
    Set<String> tools = toolsThatWork(user, careless);

    Path output = parent.resolve("said");
    Process daemon = user.start(daemon(user), output);
    started.add(daemon);
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
    assertTrue(careless.waitFor(60, TimeUnit.SECONDS), "it is dead");
    assertTrue(daemon.waitFor(60, TimeUnit.SECONDS), "it is dead");
    assertTrue(exists(Path.of("hs_err_pid" + pid(careless) + ".log"), user), "the other tells");
    assertEquals(List.of(), filesOf(numbered(pid(daemon)), user));
    String lastWords = Files.readString(output);
    assertTrue(lastWords.contains("Full thread dump"), lastWords);
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
      assertTrue(daemon.isAlive(), "it has ended");
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

  /// Tools by name, each of which leaves a file where it is let in.
  private static Map<String, List<String>> tools(SameUser user, String pid) {
    Path java = Path.of(System.getProperty("java.home"), "bin");
    String dump = user.folder().resolve("dump-" + pid).toString();
    return Map.of(
        "jcmd",
        List.of(java.resolve("jcmd").toString(), pid, "GC.heap_dump", dump + ".jcmd"),
        "jmap",
        List.of(java.resolve("jmap").toString(), "-dump:file=" + dump + ".jmap", pid),
        "gdb",
        List.of(GDB, "-nx", "-batch", "-p", pid, "-ex", "dump value " + dump + ".gdb $sp"));
  }

  /// Of the tools that are installed, those that get into a process that lets them.
  private static Set<String> toolsThatWork(SameUser user, Process careless) throws Exception {
    Map<String, List<String>> tools = new TreeMap<>(tools(user, pid(careless)));
    tools.values().removeIf(tool -> !Files.isExecutable(Path.of(tool.getFirst())));
    for (List<String> tool : tools.values()) {
      String said = user.says(tool);
      List<Path> dumps = filesOf(name -> name.contains("dump-"), user);
      assertEquals(1, dumps.size(), tool + ": " + said);
      assertTrue(tool.getFirst().equals(GDB) || holdsTheCanary(dumps.getFirst()), said);
      Files.delete(dumps.getFirst());
    }
    return tools.keySet();
  }

  private static void assertShut(SameUser user, String pid, Set<String> working) throws Exception {
    String said = user.says(user.java(MemoryThief.class, pid, CANARY));
    assertEquals(said("shut"), ways(said), said);
    assertFalse(Files.readString(Path.of("/proc", pid, "cmdline")).contains("CANARY"));
    for (Map.Entry<String, List<String>> tool : tools(user, pid).entrySet()) {
      if (working.contains(tool.getKey())) {
        user.says(tool.getValue());
        assertEquals(List.of(), filesOf(name -> name.contains("dump-"), user), tool.getKey());
      }
    }
  }

  private static void signal(SameUser user, String name, Process process) throws Exception {
    user.says(List.of("kill", "-" + name, pid(process)));
  }

  private static boolean exists(Path name, SameUser user) {
    return Files.exists(user.folder().resolve(name));
  }

  /// A name that has this process's number; as a part of a longer one, such as those that libraries
  /// draw, it is there by chance.
  private static Predicate<String> numbered(String pid) {
    return Pattern.compile("(?:pid|core|(?<![0-9a-f]))" + pid + "(?![0-9a-f-])").asPredicate();
  }

  /// Files of the user's folder and of that for temporary ones that are named so.
  private static List<Path> filesOf(Predicate<String> named, SameUser user) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(user.folder(), Path.of(System.getProperty("java.io.tmpdir")))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> named.test(file.getFileName().toString()))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<Path> holdingTheCanary(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holdsTheCanary(file)) {
          found.add(file);
        }
      }
      return found;
    }
  }

  /// A dump of memory may be larger than an array.
  private static boolean holdsTheCanary(Path file) throws IOException {
    byte[] bytes = new byte[1 << 20];
    String before = "";
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
        String text = before + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (text.contains(CANARY)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - CANARY.length()));
      }
    }
    return false;
  }
}
