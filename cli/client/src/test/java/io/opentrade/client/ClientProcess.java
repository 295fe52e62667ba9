package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.frame.Home;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The client as a process of its own, with its streams in files or pipes.
final class ClientProcess {
  /// What came of it.
  record Ended(int exit, String out, String err) {}

  private ClientProcess() {}

  /// The command line of the client.
  static List<String> command(List<String> properties, String... argv) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(properties);
    command.addAll(List.of("-cp", place(Main.class) + ":" + place(Home.class)));
    command.add("io.opentrade.client.Main");
    command.addAll(List.of(argv));
    return command;
  }

  static ProcessBuilder builder(Path home, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("OPENTRADE_HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  /// Runs it to its end with empty input.
  static Ended run(Path home, String... argv) throws IOException, InterruptedException {
    return run(home, List.of(), "", argv);
  }

  static Ended run(Path home, List<String> properties, String input, String... argv)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", null);
    Path err = Files.createTempFile(home, "err", null);
    Process process =
        builder(home, command(properties, argv))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    } catch (IOException e) {
      // a client that reads no input leaves before it is written
    }
    return new Ended(exit(process), Files.readString(out), Files.readString(err));
  }

  /// Runs it with further variables in its environment.
  static Ended run(Path home, Map<String, String> environment, String... argv)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", null);
    ProcessBuilder builder =
        builder(home, command(List.of(), argv))
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Ended(exit(builder.start()), Files.readString(out), "");
  }

  static int exit(Process process) throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the client does not end");
    }
    return process.exitValue();
  }

  static void signal(Process process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static Path place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
