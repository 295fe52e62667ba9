package io.opentrade.server.jobs;

import io.opentrade.sandbox.TrustedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Knows how the research process is started.
///
/// @param lib the folder that holds `research/*.jar`; `../aot/research.aot` lies beside it
/// @param environment of the daemon
public record ResearchLauncher(Path lib, Map<String, String> environment) {
  private static final String MAIN = "io.opentrade.research.Main";
  private static final String NICENESS = "10";

  /// Where its jars lie.
  public Path folder() {
    return lib.resolve("research");
  }

  /// Whether there is anything to start.
  public boolean isInstalled() {
    try {
      return !jars().isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  /// A process ready to be started; all three streams are pipes.
  ///
  /// @param heap its largest heap in bytes
  /// @throws IOException where its jars cannot be listed
  ProcessBuilder prepare(long heap) throws IOException {
    List<String> command = new ArrayList<>();
    nice().ifPresent(program -> command.addAll(List.of(program, "-n", NICENESS)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + (heap >> 10) + "k");
    command.addAll(flags());
    Path cache = lib.resolveSibling("aot").resolve("research.aot");
    if (TrustedFile.isTrusted(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.add("-Dopentrade.lib=" + lib);
    command.add("-Dorg.sqlite.lib.path=" + lib.resolve("native"));
    command.addAll(List.of("-cp", classPath(), MAIN));
    ProcessBuilder builder = new ProcessBuilder(command);
    ChildEnvironment.give(builder, environment);
    return builder;
  }

  /// The flags of its JVM beside heap, cache and class path; a training run uses the same. Standard
  /// output belongs to the protocol, so the JVM's own log is off. The vectors serve sweeps.
  public static List<String> flags() {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--add-modules=jdk.incubator.vector",
        "-Xlog:disable",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  /// The jars in the order of their names: an AOT cache serves only the class path it was made for.
  public String classPath() throws IOException {
    return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static Optional<String> nice() {
    return Stream.of("/usr/bin/nice", "/bin/nice")
        .filter(program -> Files.isExecutable(Path.of(program)))
        .findFirst();
  }
}
