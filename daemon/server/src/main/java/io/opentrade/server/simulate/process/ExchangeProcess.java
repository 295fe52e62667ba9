package io.opentrade.server.simulate.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One local exchange and what it says, of which the newest lines are kept until they are asked
/// for.
final class ExchangeProcess {
  private static final int MOST_LINES = 10_000;
  private static final long ENDING_SECONDS = 3;

  private final Process process;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_LINES);
  private final Thread reader;

  ExchangeProcess(Process process) {
    this.process = process;
    // a platform thread: reading a pipe holds its carrier
    this.reader = Thread.ofPlatform().daemon().name("exchange-lines").start(this::read);
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        while (!lines.offer(line)) {
          lines.poll();
        }
      }
    } catch (IOException _) {
      // it has ended
    }
  }

  /// The first line, null where none comes in time or the process ends before.
  @Nullable String first(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < until) {
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      if (line != null) {
        return line;
      }
      if (!reader.isAlive()) {
        return lines.poll();
      }
    }
    return null;
  }

  long pid() {
    return process.pid();
  }

  /// Its exit code, waited for a moment; -1 where it goes on.
  int exit() throws InterruptedException {
    return process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  boolean ended() {
    return !reader.isAlive();
  }

  /// What was said since this was asked last.
  List<String> lines() {
    List<String> said = new ArrayList<>();
    lines.drainTo(said);
    return said;
  }

  /// Asks it to end, and ends it where it does not.
  void stop() throws InterruptedException {
    try (OutputStream out = process.getOutputStream()) {
      out.write("stop\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // it has ended already
    }
    if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  void kill() {
    process.destroyForcibly();
  }
}
