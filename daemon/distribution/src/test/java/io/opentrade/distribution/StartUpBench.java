package io.opentrade.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Measures a start: an empty program, the client alone and the launcher with the client, in
/// turns, against a warm daemon, each with its start-up cache. A program, not a test: `java -cp
/// target/test-classes:target/classes io.opentrade.distribution.StartUpBench CHECKOUT ROUNDS
/// WORD…`, the words being the command, such as `status`. The empty program gets the client's
/// flags, which makes it faster than it would be by itself.
public final class StartUpBench {
  private static final String NOTHING = "io.opentrade.distribution.Nothing";

  private StartUpBench() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]).toAbsolutePath();
    int rounds = Integer.parseInt(arguments[1]);
    List<String> words = Arrays.asList(arguments).subList(2, arguments.length);
    Path folder = Files.createTempDirectory("bench");
    Path out = root.resolve("daemon/distribution/target/opentrade");

    List<List<String>> commands = List.of(empty(folder), client(out, words), launcher(root, words));
    long[][] nanos = new long[commands.size()][rounds];
    for (int round = -3; round < rounds; round++) { // the first three only warm the disk
      for (int i = 0; i < commands.size(); i++) {
        long taken = run(commands.get(i));
        if (round >= 0) {
          nanos[i][round] = taken;
        }
      }
    }
    Jars.deleteTree(folder);
    print(nanos);
  }

  private static void print(long[][] nanos) {
    String[] names = {"empty program", "client alone", "launcher and client"};
    double base = median(nanos[0]);
    for (int i = 0; i < names.length; i++) {
      System.out.printf(
          "%-20s median %6.1f ms   least %6.1f ms   %.2f times the empty program%n",
          names[i], median(nanos[i]) / 1e6, nanos[i][0] / 1e6, median(nanos[i]) / base);
    }
    System.out.printf(
        "%-20s %.1f ms%n", "launcher's own", (median(nanos[2]) - median(nanos[1])) / 1e6);
  }

  private static double median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static List<String> empty(Path folder) throws Exception {
    Path jar = folder.resolve("nothing.jar");
    String name = NOTHING.replace('.', '/') + ".class";
    try (var in = StartUpBench.class.getResourceAsStream("Nothing.class");
        JarOutputStream target = new JarOutputStream(Files.newOutputStream(jar))) {
      target.putNextEntry(new JarEntry(name));
      if (in != null) {
        in.transferTo(target);
      }
    }
    Path cache = folder.resolve("nothing.aot");
    List<String> training = java();
    training.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", jar.toString(), NOTHING));
    run(training);
    List<String> command = java();
    command.addAll(List.of("-XX:AOTCache=" + cache, "-cp", jar.toString(), NOTHING));
    return command;
  }

  private static List<String> client(Path out, List<String> words) throws IOException {
    List<String> command = java();
    command.add("-XX:AOTCache=" + out.resolve("aot/client.aot"));
    command.add("-Dopentrade.terminal=80 24 ");
    command.add("-Dopentrade.lib=" + out.resolve("lib"));
    command.add("-Dopentrade.build=" + Files.readString(out.resolve("build-id")).strip());
    command.addAll(List.of("-cp", Assembly.classPath(out, "client")));
    command.add("io.opentrade.client.Main");
    command.addAll(words);
    return command;
  }

  private static List<String> launcher(Path root, List<String> words) {
    List<String> command = new ArrayList<>(List.of(root.resolve("opentrade").toString()));
    command.addAll(words);
    return command;
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Part.CLIENT_FLAGS);
    command.add("-Xint"); // as the launcher does for a command that prints a page
    return command;
  }

  private static long run(List<String> command) throws IOException, InterruptedException {
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exit = process.waitFor();
    long taken = System.nanoTime() - before;
    if (exit != 0) {
      throw new IllegalStateException("exit " + exit + " of " + command);
    }
    return taken;
  }
}
