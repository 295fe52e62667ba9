package io.opentrade.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The one place that knows how a worker's JVM is started, so that the training run of the AOT cache
/// and the real run agree.
public final class WorkerCommand {
  /// The worker's main class.
  public static final String MAIN = "io.opentrade.scripting.Main";

  private WorkerCommand() {}

  /// Flags that must be the same when the AOT cache is made (`-XX:AOTCacheOutput=…`) and when it is
  /// used (`-XX:AOTCache=…`).
  public static List<String> commonFlags() {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-Xss4m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        "-Dpolyglotimpl.AttachLibraryFailureAction=ignore");
  }

  /// The whole argument list of the training run, without the java executable:
  /// `java <these>` writes the cache and exits.
  ///
  /// @param classPath the jars in the order of {@link WorkerFiles#of}
  /// @param output where the cache is written
  public static List<String> training(List<Path> classPath, Path output) {
    List<String> arguments = new ArrayList<>(commonFlags());
    arguments.add("-XX:AOTCacheOutput=" + output);
    arguments.add("-cp");
    arguments.add(joined(classPath.stream().map(Path::toString).toList()));
    arguments.add(MAIN);
    arguments.add("--train");
    return List.copyOf(arguments);
  }

  static String joined(List<String> entries) {
    return String.join(":", entries);
  }
}
