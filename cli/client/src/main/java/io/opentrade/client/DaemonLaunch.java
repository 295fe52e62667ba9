package io.opentrade.client;

import io.opentrade.protocol.frame.Hello;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the daemon's virtual machine is started: the one place, so that the run that makes its cache
/// and the run that uses it have the same flags.
public final class DaemonLaunch {
  /// The daemon's main class.
  public static final String MAIN = "io.opentrade.server.app.Main";

  private DaemonLaunch() {}

  /// Flags of both runs: a small heap; no heap dump, no crash file and no debugger for a process
  /// that will hold keys; native access for SQLite.
  public static List<String> flags() {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xmx384m",
        "-Xss512k",
        "-XX:MetaspaceSize=96m", // else its classes make it collect everything twice as it starts
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-HeapDumpOnOutOfMemoryError",
        "-XX:ErrorFile=/dev/null", // it shows what registers point at
        "-XX:+ExitOnOutOfMemoryError",
        "-Xlog:disable",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  /// The jars of a folder in the order of their names: caches are valid for one order only.
  ///
  /// @throws IOException when the folder cannot be read
  public static List<Path> jars(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /// The class path of one part, such as `daemon`.
  ///
  /// @param lib the folder of all parts
  /// @throws IOException when it cannot be read
  public static String classPath(Path lib, String part) throws IOException {
    StringBuilder path = new StringBuilder();
    for (Path jar : jars(lib.resolve(part))) {
      path.append(path.isEmpty() ? "" : File.pathSeparator).append(jar);
    }
    return path.toString();
  }

  /// Where SQLite's driver finds its native library, so that it need not unpack it.
  public static String sqlite(Path lib) {
    return "-Dorg.sqlite.lib.path=" + lib.resolve("native");
  }

  /// The command that runs the daemon. The cache `aot/daemon.aot` beside `lib` is used when
  /// present.
  ///
  /// @param java the java executable
  /// @param build hash of the code, told to clients in [Hello]
  /// @throws IOException when `lib` cannot be read
  public static List<String> command(Path java, Path lib, String build, String version)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(flags());
    Path cache = lib.resolveSibling("aot").resolve("daemon.aot");
    if (Files.isRegularFile(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.add("-Dopentrade.lib=" + lib);
    command.add(sqlite(lib));
    command.add("-Dopentrade.build=" + build);
    command.add("-Dopentrade.version=" + version);
    command.add("-cp");
    command.add(classPath(lib, "daemon"));
    command.add(MAIN);
    return command;
  }
}
