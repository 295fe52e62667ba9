package io.opentrade.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// An honest strategy that is run again and again beside the hostile ones, through the same daemon.
/// It has to give the same result each time.
final class Neighbour implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// It is to be disturbed, not to take half of a small machine.
  private static final long PAUSE_MILLIS = 2_000;

  private final Program program;
  private final Thread thread;
  private final String expected;
  private volatile int runs;
  private volatile String trouble = "";
  private volatile boolean over;

  /// Runs it once alone, to know what it gives undisturbed.
  Neighbour(Program program) throws IOException, InterruptedException {
    this.program = program;
    expected = result();
    thread = Thread.ofPlatform().daemon().name("neighbour").start(this::goOn);
  }

  private void goOn() {
    try {
      while (!over) {
        String result = result();
        if (!result.equals(expected)) {
          trouble = "another result: " + result;
        }
        runs++;
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | RuntimeException | Error failure) {
      trouble = failure.toString();
    } catch (InterruptedException _) {
      // Asked to end.
    }
  }

  private String result() throws IOException, InterruptedException {
    Program.Outcome outcome =
        program.runBesideWhenStarted(
            "neighbour",
            "backtest",
            program.root().resolve("strategies-examples/sma-cross.js").toString(),
            "--style",
            "onBar",
            "--demo",
            "--time-limit",
            "300",
            "--json");
    if (outcome.exit() != 0) {
      return "exit " + outcome.exit() + ": " + outcome.error();
    }
    JsonNode document = JSON.readTree(outcome.output());
    return String.valueOf(document.get("metrics"));
  }

  int runs() {
    return runs;
  }

  /// What went wrong; the empty text for nothing.
  String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
