package io.opentrade.sandbox;

import io.opentrade.sandbox.jail.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The one place that knows how a worker's JVM is started, so that the training run that makes the
/// AOT cache and the real run agree.
public final class WorkerCommand {
  /// The worker's main class.
  public static final String MAIN = "io.opentrade.scripting.Main";

  private WorkerCommand() {}

  /// Flags that must be the same when the AOT cache is made and when it is used.
  public static List<String> commonFlags() {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        "-Dpolyglotimpl.AttachLibraryFailureAction=ignore");
  }

  /// Arguments for `java` that unpack the languages' own libraries into an existing, empty folder
  /// (the `resources` of {@link WorkerFiles}). To be run once, before the training run.
  public static List<String> unpacking(List<Path> classPath, Path folder) {
    List<String> arguments = new ArrayList<>(commonFlags());
    arguments.addAll(List.of("-cp", joined(texts(classPath)), MAIN, "--unpack", folder.toString()));
    return List.copyOf(arguments);
  }

  /// Arguments for `java` that run a small strategy in both styles and write the AOT cache at exit.
  ///
  /// @param classPath the jars in the order of {@link WorkerFiles#of}
  /// @param resources the folder that {@link #unpacking} filled
  /// @param cache the file to write
  /// @param languages that the cache is for; best one only, and one cache for each
  public static List<String> training(
      List<Path> classPath, Path resources, Path cache, Language... languages) {
    List<String> arguments = new ArrayList<>(commonFlags());
    arguments.add("-Dpolyglot.engine.resourcePath=" + resources);
    arguments.add("-XX:AOTCacheOutput=" + cache);
    arguments.addAll(List.of("-cp", joined(texts(classPath)), MAIN, "--train"));
    for (Language language : languages) {
      arguments.add(language.extension());
    }
    return List.copyOf(arguments);
  }

  /// The program to start behind the wall.
  static List<String> running(Layout layout, Limits limits, Language language, Manner manner) {
    List<String> program = new ArrayList<>(List.of(layout.java()));
    program.addAll(commonFlags());
    program.add("-Xmx" + limits.heapMegabytes() + "m");
    program.add("-XX:MaxDirectMemorySize=16m");
    program.add("-XX:+ExitOnOutOfMemoryError");
    // What the JVM itself has to say must not get into the link, which is its standard output.
    program.add("-XX:+DisplayVMOutputToStderr");
    program.add("-Djava.io.tmpdir=/tmp");
    program.add("-Duser.home=/tmp");
    if (layout.resources() != null) {
      program.add("-Dpolyglot.engine.resourcePath=" + layout.resources());
    }
    program.addAll(codeFlags(layout));
    if (manner == Manner.BRIEF) {
      program.add("-XX:TieredStopAtLevel=1");
    }
    program.addAll(List.of("-cp", joined(layout.classPath())));
    program.addAll(List.of(MAIN, "--serve", language.extension(), layout.data()));
    return program;
  }

  /// Either the AOT cache or the compiler: they exclude each other.
  private static List<String> codeFlags(Layout layout) {
    if (layout.jit() != null) {
      return List.of(
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:+EnableJVMCI",
          "-Dpolyglot.engine.CompilerThreads=1", // the script's own time is counted by processors
          "-Dpolyglot.engine.Mode=latency", // decision 0168
          "--upgrade-module-path=" + layout.jit());
    }
    return layout.aotCache() == null
        ? List.of()
        : List.of("-XX:AOTCache=" + layout.aotCache(), "-Xlog:disable", "-Xlog:all=off");
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  private static String joined(List<String> entries) {
    return String.join(":", entries);
  }
}
