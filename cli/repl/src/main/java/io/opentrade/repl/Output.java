package io.opentrade.repl;

import io.opentrade.client.Streams;
import io.opentrade.protocol.frame.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Where the output of commands goes: the terminal, a file (`\o`), or a program behind a bar.
final class Output {
  private final OutputStream screen = new FileOutputStream(FileDescriptor.out);
  private final OutputStream errors = new FileOutputStream(FileDescriptor.err);
  private OutputStream sink = screen;

  /// Whether a person sees it.
  boolean isScreen() {
    return sink == screen;
  }

  Streams streams() {
    return new Streams(sink, errors);
  }

  /// What a command is to think of its terminal when its output goes elsewhere.
  static Terminal elsewhere(Terminal at) {
    return new Terminal(at.columns(), at.rows(), at.input(), false, at.error(), false);
  }

  /// Everything goes to the end of that file from now on.
  void toFile(Path file) throws IOException {
    toScreen();
    sink = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Everything is seen again.
  void toScreen() throws IOException {
    if (sink != screen) {
      sink.close();
      sink = screen;
    }
  }

  /// Something to do with the streams of a pipe.
  interface Piped {
    int run(Streams streams);
  }

  /// Runs a program of the system's shell that reads what `work` writes.
  ///
  /// @return the program's exit code where it failed, else that of the work
  int piped(String program, Piped work) throws IOException, InterruptedException {
    Process process = shell(program).redirectInput(ProcessBuilder.Redirect.PIPE).start();
    int exit;
    try (OutputStream in = process.getOutputStream()) {
      exit = work.run(new Streams(in, errors));
    } catch (IOException gone) {
      exit = 0; // the program has read enough
    }
    int other = process.waitFor();
    return other != 0 ? other : exit;
  }

  /// Runs a line of the system's shell at this terminal.
  static int system(String line) throws IOException, InterruptedException {
    return shell(line).start().waitFor();
  }

  private static ProcessBuilder shell(String line) {
    return new ProcessBuilder("sh", "-c", line).inheritIO();
  }
}
