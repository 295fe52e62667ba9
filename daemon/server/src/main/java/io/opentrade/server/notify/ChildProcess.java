package io.opentrade.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another program, run to its end. No shell is between: each argument arrives as it is.
///
/// @param command the program's path and its arguments
/// @param limit after which it is killed
record ChildProcess(List<String> command, Duration limit) {
  private static final int MOST_WORDS = 300;

  /// Runs it with a text on its standard input.
  ///
  /// @throws NotDelivered where it cannot be started or says no
  /// @throws IOException where it took too long: nobody knows what it did
  void run(String input) throws IOException, InterruptedException {
    Process process = start();
    try {
      // Its output is read beside: a program that writes much would wait for ever otherwise.
      StringBuilder words = new StringBuilder();
      Thread reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), words));
      write(process, input);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(name() + " did not end within " + limit.toSeconds() + " s");
      }
      reader.join(Duration.ofSeconds(1));
      if (process.exitValue() != 0) {
        String said = ForeignText.printable(words.toString()).strip();
        throw new NotDelivered(
            name()
                + " ended with exit code "
                + process.exitValue()
                + (said.isEmpty() ? "" : ": " + said));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() throws NotDelivered {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new NotDelivered(name() + " cannot be started: " + missing.getMessage());
    }
  }

  /// A program that does not read its input may end as it likes.
  private static void write(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(UTF_8));
    } catch (IOException _) {
      // its exit code says how it went
    }
  }

  private static void read(InputStream from, StringBuilder words) {
    byte[] buffer = new byte[4096];
    try (InputStream in = from) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int free = MOST_WORDS - words.length();
        if (free > 0) {
          words.append(new String(buffer, 0, Math.min(read, free), UTF_8));
        }
      }
    } catch (IOException _) {
      // it was killed
    }
  }

  private String name() {
    return String.valueOf(Path.of(command.getFirst()).getFileName());
  }
}
