package io.opentrade.research.bench;

import io.opentrade.protocol.BenchRun.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Measures the client from its start to the end of `status`, as the launcher starts it, beside
/// `true`, which does nothing: medians of turns.
final class StartUp {
  private static final Path NOTHING = Path.of("/bin/true");

  private final Path installed;

  /// @param lib the folder in which the parts of the program lie
  StartUp(Path lib) {
    this.installed = lib.toAbsolutePath().resolveSibling("");
  }

  /// Whether the client is there, and something to compare it with.
  boolean exists() {
    return Files.exists(installed.resolve("client-flags")) && Files.isExecutable(NOTHING);
  }

  Result measure(int turns) throws IOException, InterruptedException {
    List<String> client = client();
    long[] nanos = new long[turns];
    long[] nothing = new long[turns];
    for (int turn = -2; turn < turns; turn++) { // the first two warm the disk
      nanos[Math.max(0, turn)] = taken(client);
      nothing[Math.max(0, turn)] = taken(List.of(NOTHING.toString()));
    }
    return BenchJob.time("start", median(nanos), median(nothing));
  }

  private List<String> client() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Files.readAllLines(installed.resolve("client-flags")));
    command.add("-Xint");
    Path cache = installed.resolve("aot/client.aot");
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.add("-Dopentrade.terminal=80 24 ");
    command.add("-Dopentrade.lib=" + installed.resolve("lib"));
    command.add("-Dopentrade.build=" + Files.readString(installed.resolve("build-id")).strip());
    command.addAll(List.of("-cp", jars(), "io.opentrade.client.Main", "status"));
    return command;
  }

  private String jars() throws IOException {
    try (Stream<Path> files = Files.list(installed.resolve("lib/client"))) {
      List<String> jars = files.map(Path::toString).sorted().toList();
      return String.join(File.pathSeparator, jars);
    }
  }

  private static long taken(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(command.getLast() + " ended with exit code " + exit);
      }
      return System.nanoTime() - start;
    } finally {
      process.destroyForcibly();
    }
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e9;
  }
}
