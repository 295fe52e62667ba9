package io.opentrade.distribution;

import io.opentrade.client.DaemonLaunch;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.WorkerCommand;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.server.jobs.ResearchLauncher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the start-up caches: each process runs once, shows itself what it will be asked, and its
/// virtual machine writes what it has loaded. A process whose training fails starts without a
/// cache, only slower, so that is a warning and never a failed build.
final class Training {
  private static final long LIMIT_SECONDS = 90;

  private final Path java;
  private final Path out;
  private final String build;
  private final String version;

  Training(Path javaHome, Path out, String build, String version) {
    this.java = javaHome.resolve("bin/java");
    this.out = out;
    this.build = build;
    this.version = version;
  }

  /// Trains what has no cache yet.
  void run() throws IOException {
    Path home = Files.createTempDirectory("opentrade");
    try {
      try (LoopbackDaemon daemon = LoopbackDaemon.open(home)) {
        daemon.start();
        train("client", home, Part.CLIENT_FLAGS, "io.opentrade.client.Main", "status");
      }
      train("repl", home, Part.CLIENT_FLAGS, "io.opentrade.repl.Main", "--train");
      train("research", home, ResearchLauncher.flags(), "io.opentrade.research.Main", "--train");
      for (Language language : Language.values()) {
        trainWorker(home, language);
      }
      // Last: it has a strategy tested, and the caches of others make that quick.
      train("daemon", home, DaemonLaunch.flags(), DaemonLaunch.MAIN, "--train");
    } finally {
      Jars.deleteTree(home);
    }
  }

  private void train(String part, Path home, List<String> flags, String main, String argument)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(flags);
    command.add("-XX:AOTCacheOutput=" + fresh(part));
    command.add("-Dopentrade.lib=" + out.resolve("lib"));
    command.add(DaemonLaunch.sqlite(out.resolve("lib")));
    command.add("-Dopentrade.build=" + build);
    command.add("-Dopentrade.version=" + version);
    command.add("-cp");
    command.add(Assembly.classPath(out, part));
    command.add(main);
    command.add(argument);
    make(part, home, command);
  }

  /// The worker's flags and class path are the sandbox's business. One cache a language: one for
  /// both would load the classes of both at every start.
  private void trainWorker(Path home, Language language) throws IOException {
    String part = "worker-" + language.extension();
    List<Path> jars = WorkerFiles.jars(out.resolve("lib/worker"));
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(WorkerCommand.training(jars, Languages.folder(out), fresh(part), language));
    make(part, home, command);
  }

  private Path fresh(String part) {
    return out.resolve("aot").resolve(part + ".part");
  }

  private void make(String part, Path home, List<String> command) throws IOException {
    Path cache = out.resolve("aot").resolve(part + ".aot");
    if (Files.exists(cache)) {
      return;
    }
    Path fresh = fresh(part);
    Path log = home.resolve(part + ".log");
    if (succeeds(command, home, log) && Files.exists(fresh)) {
      Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(fresh);
      System.out.println("[WARNING] no start-up cache for " + part + ": " + lastLine(log));
    }
    Files.deleteIfExists(out.resolve("aot").resolve(part + ".part.config"));
  }

  private static boolean succeeds(List<String> command, Path home, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPENTRADE_HOME", home.toString());
    Process process =
        builder
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What the log says of the failure: its last line that does not only tell of the cache.
  private static String lastLine(Path log) throws IOException {
    String last = "it says nothing";
    for (String line : Files.readAllLines(log)) {
      if (!line.isBlank() && !line.contains("AOT") && !line.contains("JAVA_TOOL_OPTIONS")) {
        last = line.strip();
      }
    }
    return last;
  }
}
