package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.frame.PrivateMemory;
import io.opentrade.protocol.frame.Resize;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terminal behind the process, whatever standard input and output are: `/dev/tty`, steered
/// with `stty`, since the JDK cannot.
final class TerminalControl {
  private static final File TTY = new File("/dev/tty");

  private TerminalControl() {}

  /// The terminal's size, or null when there is none.
  static @Nullable Resize size() {
    try {
      String[] words = stty("size").split(" ", -1); // "24 80"
      return new Resize(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /// Asks the person for a line.
  ///
  /// @param hidden whether what is typed stays invisible; the terminal shows it again afterwards,
  ///     however the client ends
  /// @return the line without its break, or null when the input ended instead
  /// @throws IOException when there is no terminal
  static @Nullable String ask(String text, boolean hidden) throws IOException {
    try (FileInputStream in = new FileInputStream(TTY);
        FileOutputStream out = new FileOutputStream(TTY)) {
      byte[] question = text.getBytes(UTF_8);
      if (!hidden) {
        out.write(question);
        return readLine(in);
      }
      PrivateMemory.close(); // what is typed is in it for as long as this process lives
      String before = stty("-g");
      Thread restore = new Thread(() -> leaveQuestion(before, out));
      Runtime.getRuntime().addShutdownHook(restore);
      try {
        stty("-echo");
        out.write(question); // not before: who is asked begins to type
        return readLine(in);
      } finally {
        restore(before);
        Runtime.getRuntime().removeShutdownHook(restore);
        out.write('\n');
      }
    }
  }

  /// The person leaves instead of answering: what is written next begins a line.
  private static void leaveQuestion(String before, FileOutputStream out) {
    restore(before);
    try {
      out.write('\n');
    } catch (IOException e) {
      return; // the terminal is gone
    }
  }

  /// Sets the terminal back.
  static void restore(String settings) {
    try {
      stty(settings);
    } catch (IOException e) {
      return; // the terminal is gone, and its settings with it
    }
  }

  private static @Nullable String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        return line.size() == 0 ? null : line.toString(UTF_8);
      }
      if (b == '\n') {
        return line.toString(UTF_8);
      }
      line.write(b);
    }
  }

  /// Gives keys one by one from now on, and none after a tenth of a second without one; Ctrl-C
  /// stays a signal.
  ///
  /// @return what to hand to [#restore]
  static String keysOneByOne() throws IOException {
    String before = stty("-g");
    stty("-icanon", "-echo", "-ixon", "min", "0", "time", "1");
    return before;
  }

  private static String stty(String... arguments) throws IOException {
    Process process =
        new ProcessBuilder(words(arguments))
            .redirectInput(TTY)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("the terminal refuses stty " + String.join(" ", arguments));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return answer;
  }

  private static List<String> words(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add("stty");
    words.addAll(Arrays.asList(arguments));
    return words;
  }
}
