package io.opentrade.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/// A line of shell at a pseudo-terminal of 80 columns and 24 rows, and a person who types what is
/// asked for. What the terminal shows is one text: output and errors, without colours and moves of
/// the cursor.
final class AtTerminal {
  private static final Pattern CONTROL =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)|\u001b[=>]");

  /// Nobody answers a line that is still being written: this long it must be quiet.
  private static final long QUIET_MILLIS = 150;

  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final StringBuffer shown = new StringBuffer();

  private AtTerminal(Process process) {
    this.process = process;
  }

  /// The words of a command that runs a line at a terminal of its own.
  static String[] words(String line) {
    return new String[] {"script", "-qefc", "stty cols 80 rows 24; " + line, "/dev/null"};
  }

  /// Types each answer when something is asked, and waits for the end.
  ///
  /// @param process made of [#words(String)], its input and output piped
  static Program.Outcome follow(Process process, Deque<String> answers)
      throws IOException, InterruptedException {
    AtTerminal terminal = new AtTerminal(process);
    Thread reader = Thread.ofVirtual().start(terminal::read);
    terminal.type(answers);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      Assertions.fail("no end at the terminal: " + terminal.text());
    }
    reader.join();
    return new Program.Outcome(process.exitValue(), terminal.text(), terminal.text());
  }

  private void read() {
    byte[] bytes = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
        shown.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      shown.append(e); // a terminal that is gone has ended, and the exit says how
    }
  }

  private void type(Deque<String> answers) throws IOException, InterruptedException {
    OutputStream keyboard = process.getOutputStream();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    int answered = 0;
    while (!answers.isEmpty() && process.isAlive() && System.nanoTime() < end) {
      int before = shown.length();
      TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
      boolean asks = before > answered && shown.length() == before && !text().endsWith("\n");
      if (asks) {
        keyboard.write((answers.removeFirst() + "\r").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        answered = before;
      }
    }
  }

  private String text() {
    String bytes = shown.toString();
    String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return CONTROL.matcher(text).replaceAll("").replace("\r\n", "\n");
  }
}
