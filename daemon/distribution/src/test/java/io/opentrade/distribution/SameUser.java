package io.opentrade.distribution;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An ordinary user of the machine and what they start: whoever runs the tests or, where that is
/// root, from whom no memory is shut, `nobody`. They have a folder of their own, with a copy of the
/// program.
final class SameUser {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final String NOBODY = "nobody";
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private final Path folder;

  private SameUser(Path folder) {
    this.folder = folder;
  }

  /// @param parent a folder, which anybody may enter from now on
  static SameUser in(Path parent, String... parts) throws IOException {
    assumeTrue(!ROOT || Files.isExecutable(SETPRIV), "root, and no setpriv to be somebody else");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path lib = parent.resolve("p/lib");
    for (String part : parts) {
      copy(Program.built().resolve("lib").resolve(part), lib.resolve(part));
    }
    for (Class<?> each : List.of(MemoryThief.class, Careless.class)) {
      copyClasses(each, parent.resolve("c"));
    }
    Path folder = Files.createDirectory(parent.resolve("u"));
    if (ROOT) {
      var names = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder, names.lookupPrincipalByName(NOBODY));
    }
    return new SameUser(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /// A class with those inside it.
  private static void copyClasses(Class<?> wanted, Path to) throws IOException {
    Path from = Path.of(Objects.requireNonNull(wanted.getResource("")).getPath());
    Path folder = Files.createDirectories(to.resolve(wanted.getPackageName().replace('.', '/')));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        Path copy = folder.resolve(name);
        if (name.matches(wanted.getSimpleName() + "(\\$.*)?\\.class") && Files.notExists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  Path folder() {
    return folder;
  }

  Path lib() {
    return folder.resolveSibling("p/lib");
  }

  Path home() {
    return folder.resolve("h");
  }

  /// The command of one of the test's own programs.
  List<String> java(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java().toString(), "-Xmx64m"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", folder.resolveSibling("c").toString(), program.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// Starts a command as this user, in their folder; a crash may leave a dump of any size.
  Process start(List<String> command) throws IOException {
    return builder(command).start();
  }

  /// The same; what it says goes to a file.
  Process start(List<String> command, Path output) throws IOException {
    return builder(command).redirectOutput(output.toFile()).start();
  }

  private ProcessBuilder builder(List<String> command) {
    List<String> words = new ArrayList<>();
    if (ROOT) {
      words.addAll(List.of(SETPRIV.toString(), "--reuid=" + NOBODY, "--clear-groups"));
      words.addAll(List.of("--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"));
    }
    words.addAll(List.of("sh", "-c", "ulimit -c unlimited 2>/dev/null; exec \"$@\"", "sh"));
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("OPENTRADE_HOME", home().toString());
    builder.environment().put("TERM", "xterm");
    return builder.redirectErrorStream(true);
  }

  /// What a command of this user says until it ends.
  String says(List<String> command) throws IOException, InterruptedException {
    Process process = start(command);
    process.getOutputStream().close();
    try (InputStream said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(60, TimeUnit.SECONDS);
      return text;
    }
  }
}
