package io.opentrade.server.simulate.process;

import io.opentrade.server.jobs.ChildEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Knows how the process of a local exchange is started: the daemon's jars and another main.
///
/// @param lib the folder that holds `daemon/*.jar`
/// @param environment of the daemon
public record ExchangeLauncher(Path lib, Map<String, String> environment) {
  private static final String MAIN = "io.opentrade.server.simulate.Main";

  /// A process ready to be started; standard input and output are pipes.
  ///
  /// @param arguments of its main
  /// @throws IOException where the jars cannot be listed
  ProcessBuilder prepare(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.sqlite.lib.path=" + lib.resolve("native"),
            "-cp",
            classPath(),
            MAIN));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    ChildEnvironment.give(builder, environment);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private String classPath() throws IOException {
    try (Stream<Path> files = Files.list(lib.resolve("daemon"))) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
