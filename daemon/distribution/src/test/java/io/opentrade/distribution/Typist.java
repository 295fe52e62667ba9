package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A person at a terminal whose next step depends on what else goes on in the meantime.
final class Typist implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final StringBuffer shown = new StringBuffer();
  private final Thread reader;

  /// @param process made of [AtTerminal#words(String)], its input and output piped
  Typist(Process process) {
    this.process = process;
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    byte[] bytes = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
        shown.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      shown.append(gone);
    }
  }

  String shown() {
    return shown.toString();
  }

  /// Waits until the terminal shows a text.
  void sees(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (shown.indexOf(text) < 0) {
      assertTrue(process.isAlive() && System.nanoTime() < end, () -> text + " is not in " + shown);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /// Types a line when the terminal shows a text.
  void types(String when, String line) throws IOException, InterruptedException {
    sees(when);
    process.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /// Waits for the end.
  int exit() throws InterruptedException {
    assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), this::shown);
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
