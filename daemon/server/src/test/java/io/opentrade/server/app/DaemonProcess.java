package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.opentrade.server.rpc.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A daemon in a JVM of its own, with the heap of a small machine.
public final class DaemonProcess implements AutoCloseable {
  private static final String MAIN = "io.opentrade.server.app.Main";

  private final Process process;
  private final Path home;

  private DaemonProcess(Process process, Path home) {
    this.process = process;
    this.home = home;
  }

  /// @param home an empty folder, or what an earlier daemon left; with a short path
  /// @param lib where research lies
  public static DaemonProcess start(Path home, Path lib, String... arguments) throws IOException {
    return start(List.of(), home, lib, arguments);
  }

  /// One with the memory that opening a vault takes.
  public static DaemonProcess roomy(Path home, Path lib) throws IOException {
    return start(MAIN, "-Xmx256m", List.of(), home, lib);
  }

  /// @param before words of a program that becomes, or starts, the command that follows it
  static DaemonProcess start(List<String> before, Path home, Path lib, String... arguments)
      throws IOException {
    return start(MAIN, "-Xmx64m", before, home, lib, arguments);
  }

  /// One whose clock can be set: see [JumpingDaemon].
  static DaemonProcess jumping(Path home, Path lib) throws IOException {
    return start(JumpingDaemon.class.getName(), "-Xmx64m", List.of(), home, lib);
  }

  private static DaemonProcess start(
      String program, String heap, List<String> before, Path home, Path lib, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(temporary(home)));
    // As the client starts it: accounts are opened at the start, and SQLite is native.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dopentrade.lib=" + lib);
    command.add("-Dopentrade.build=test-build");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPENTRADE_HOME", home.toString());
    return new DaemonProcess(builder.start(), home);
  }

  /// Where its temporary files go.
  static Path temporary(Path home) {
    return home.resolveSibling("t");
  }

  /// Waits until it answers.
  public DaemonProcess answering() throws IOException, InterruptedException {
    for (int tries = 0; tries < 1200; tries++) {
      try {
        Peer.deaf(socket()).close();
        return this;
      } catch (IOException _) {
        if (!process.isAlive()) {
          fail("it ended: " + said());
        }
        Thread.sleep(25);
      }
    }
    return fail("it does not answer");
  }

  public Peer peer() throws IOException, InterruptedException {
    return Peer.greeted(socket());
  }

  public Path socket() {
    return home.resolve("run").resolve("daemon.sock");
  }

  public Path log() {
    return home.resolve("state").resolve("daemon.log");
  }

  /// Bytes of memory that it has, as the system counts them.
  long memory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }

  public boolean logged(String text) throws IOException {
    return Files.exists(log()) && Files.readString(log()).contains(text);
  }

  /// Tells the program that started it, a shell, what to do.
  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /// Tells the shell that started it that there is no more to do.
  void endOfInput() throws IOException {
    process.getOutputStream().close();
  }

  public long pid() {
    return process.pid();
  }

  /// SIGTERM.
  public void terminate() {
    process.toHandle().destroy(); // Process.destroy would close the streams as well
  }

  /// SIGKILL.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  public int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(40, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  /// What it said on both streams; only after its end.
  public String said() throws IOException {
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// With what a program before it has started.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
