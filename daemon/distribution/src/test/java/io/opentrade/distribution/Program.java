package io.opentrade.distribution;

import io.opentrade.sandbox.jail.Wall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The assembled program in a home of its own: what a person has after a build. Closing it stops
/// its daemon and removes the home.
final class Program implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("opentrade.root"));
  private static final Path BUILT = ROOT.resolve("daemon/distribution/target/opentrade");

  private final Path folder;
  private final Map<String, String> further;

  private Program(Path folder, Map<String, String> further) {
    this.folder = folder;
    this.further = further;
  }

  /// Where the assembled program lies.
  static Path built() {
    return BUILT;
  }

  /// What a command printed and how it ended.
  record Outcome(int exit, String output, String error) {}

  /// A fresh home. The folder's name is short because a socket's path may have about 100 bytes.
  static Program inFreshHome() throws IOException {
    return inFreshHome(Map.of());
  }

  /// The same with further variables in the environment of its commands and its daemon.
  static Program inFreshHome(Map<String, String> further) throws IOException {
    Assertions.assertTrue(Files.exists(BUILT.resolve("lib/client")), "not assembled: " + BUILT);
    return new Program(
        Files.createTempDirectory(
            "ot",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
        further);
  }

  /// Skips the test by name where strategies have no wall to run behind.
  static void needsWall() {
    Wall.Finding found = Wall.AUTO.find();
    Assumptions.assumeTrue(found instanceof Wall.Finding.Standing, "no strategy can run: " + found);
  }

  /// The working folder of its commands.
  Path folder() {
    return folder;
  }

  /// The folder of databases, logs and socket.
  Path home() {
    return folder.resolve("home");
  }

  Path root() {
    return ROOT;
  }

  /// Runs the program with these words.
  Outcome run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BUILT.resolve("opentrade").toString()));
    command.addAll(List.of(words));
    return finish(start(command));
  }

  /// Runs the program while others of its commands run.
  ///
  /// @param name of this run, for the files that take its output
  Outcome runBeside(String name, String... words) throws IOException, InterruptedException {
    return finish(start(words(words), name), name);
  }

  /// The same for a strategy. Where the machine is so busy that its worker does not come up, it is
  /// run again, as the message asks for: else an attack that never began would count as held.
  Outcome runBesideWhenStarted(String name, String... words)
      throws IOException, InterruptedException {
    Outcome outcome = runBeside(name, words);
    for (int times = 0; times < 5 && outcome.error().contains("did not come up"); times++) {
      outcome = runBeside(name, words);
    }
    Assertions.assertFalse(outcome.error().contains("did not come up"), outcome.error());
    return outcome;
  }

  /// Runs a line of shell in which `opentrade` is the program and `$ROOT` the checkout. It has no
  /// terminal, though whoever runs the tests may sit at one.
  Outcome shell(String line) throws IOException, InterruptedException {
    return finish(start(List.of("setsid", "--wait", "sh", "-c", line)));
  }

  /// Runs the same line at a terminal, where a person types the answers to what is asked.
  Outcome terminal(String line, Deque<String> answers) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(List.of(AtTerminal.words(line)));
    builder.environment().putAll(Map.of("TERM", "xterm", "PAGER", "cat"));
    return AtTerminal.follow(builder.redirectErrorStream(true).start(), answers);
  }

  /// Starts the program and does not wait. Its output goes to files in the folder.
  Process start(List<String> command) throws IOException {
    return start(command, "");
  }

  private Process start(List<String> command, String name) throws IOException {
    return builder(command)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(folder.resolve(name + "stdout").toFile())
        .redirectError(folder.resolve(name + "stderr").toFile())
        .start();
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("OPENTRADE_HOME", home().toString());
    environment.put("PATH", BUILT + ":" + environment.get("PATH"));
    environment.put("ROOT", ROOT.toString());
    environment.put("NO_COLOR", "1");
    environment.putAll(further);
    return builder;
  }

  static List<String> words(String... words) {
    List<String> command = new ArrayList<>(List.of(BUILT.resolve("opentrade").toString()));
    command.addAll(List.of(words));
    return command;
  }

  private Outcome finish(Process process) throws IOException, InterruptedException {
    return finish(process, "");
  }

  private Outcome finish(Process process, String name) throws IOException, InterruptedException {
    if (!process.waitFor(300, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      Assertions.fail("no end after five minutes");
    }
    return new Outcome(process.exitValue(), read(name + "stdout"), read(name + "stderr"));
  }

  private String read(String file) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try {
      run("daemon", "stop", "--force");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
