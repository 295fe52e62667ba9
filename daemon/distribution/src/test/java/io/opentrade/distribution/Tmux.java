package io.opentrade.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A real terminal, held by tmux on a socket of its own: keys go in, the screen can be looked at.
final class Tmux implements AutoCloseable {
  private static final long LIMIT_MILLIS = 60_000;
  private static final long LOOK_MILLIS = 100;

  private final String socket;

  private Tmux(String socket) {
    this.socket = socket;
  }

  /// Opens a terminal in which a program runs.
  ///
  /// @param environment beside that of this process
  static Tmux open(
      Path folder, Map<String, String> environment, int columns, int rows, String command)
      throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/bin/tmux")) || Files.exists(Path.of("/bin/tmux")),
        "tmux is not installed");
    Tmux tmux = new Tmux(folder.resolve("tmux").toString());
    List<String> words =
        new ArrayList<>(
            List.of(
                "-u", "-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows));
    words.addAll(List.of("-c", folder.toString()));
    words.add(with(environment) + command);
    // On a busy machine its server now and then ends before it has begun.
    for (int attempt = 0; attempt < 3; attempt++) {
      tmux.run(words);
      if (!tmux.screen().startsWith("no server running")) {
        break;
      }
    }
    return tmux;
  }

  /// The shell that tmux starts a command with may set what it likes; this comes after it.
  private static String with(Map<String, String> environment) {
    StringBuilder words = new StringBuilder("env ");
    environment.forEach((name, value) -> words.append("'" + name + "=" + value + "' "));
    return words.toString();
  }

  /// Presses keys by their tmux names: `Enter`, `Tab`, `C-c`.
  void press(String... keys) throws Exception {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    run(words);
  }

  /// Types text as it stands.
  void type(String text) throws Exception {
    run(List.of("send-keys", "-l", text));
  }

  /// What is seen, line by line.
  String screen() throws Exception {
    return run(List.of("capture-pane", "-p"));
  }

  /// The same with its colours as the terminal's codes.
  String colored() throws Exception {
    return run(List.of("capture-pane", "-p", "-e"));
  }

  /// Waits until the text is seen.
  String await(String text) throws Exception {
    return await(text, screen -> screen.contains(text));
  }

  String await(String what, Predicate<String> seen) throws Exception {
    long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
    String screen = screen();
    while (!seen.test(screen)) {
      if (System.currentTimeMillis() > deadline) {
        Assertions.fail("not seen: " + what + "\n" + screen);
      }
      Thread.sleep(LOOK_MILLIS);
      screen = screen();
    }
    return screen;
  }

  private String run(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }

  @Override
  public void close() throws IOException {
    try {
      run(List.of("kill-server"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
