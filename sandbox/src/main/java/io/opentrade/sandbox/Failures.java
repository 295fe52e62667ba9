package io.opentrade.sandbox;

import io.opentrade.sandbox.ScriptFailure.Kind;
import java.nio.file.Path;
import java.time.Duration;

/// What to say when a worker ends before its work.
final class Failures {
  private Failures() {}

  static ScriptFailure timeLimit(Duration limit) {
    return ScriptFailure.of(
        Kind.TIME_LIMIT,
        "the strategy was stopped: no answer within " + text(limit),
        "look for a loop without an end, or allow more time: --time-limit SECONDS");
  }

  static ScriptFailure processorLimit(Duration limit) {
    return ScriptFailure.of(
        Kind.TIME_LIMIT,
        "the strategy was stopped: it used more than " + text(limit) + " of processor time",
        "look for a loop without an end, or allow more time: --time-limit SECONDS");
  }

  static ScriptFailure threadLimit(int threads) {
    return ScriptFailure.of(
        Kind.MEMORY_LIMIT,
        "the strategy was stopped: it had more than " + threads + " threads",
        "a strategy needs no threads");
  }

  static ScriptFailure slowStart(Duration limit) {
    return ScriptFailure.of(
        Kind.WORKER_DIED,
        "the strategy's process did not come up within " + text(limit),
        "the machine is very busy; try again");
  }

  static ScriptFailure memoryLimit(int megabytes) {
    return ScriptFailure.of(
        Kind.MEMORY_LIMIT,
        "the strategy was stopped: it needed more than " + megabytes + " MB of memory",
        "keep less, or allow more: opentrade config set strategy.heap 1g");
  }

  static ScriptFailure outputLimit(String quota) {
    return ScriptFailure.of(
        Kind.OUTPUT_LIMIT, "the strategy was stopped: it wrote more than " + quota, "write less");
  }

  static ScriptFailure cancelled() {
    return ScriptFailure.of(Kind.CANCELLED, "the run was cancelled", "");
  }

  static ScriptFailure nonsense(String what) {
    return ScriptFailure.of(
        Kind.WORKER_DIED, "the strategy's process was stopped: it spoke nonsense: " + what, "");
  }

  static ScriptFailure died(int exitCode, String lastWords) {
    return ScriptFailure.of(
        Kind.WORKER_DIED,
        "the strategy's process ended with code "
            + exitCode
            + (lastWords.isEmpty() ? "" : ": " + lastWords),
        "try again; if it ends so again, look at: opentrade health");
  }

  static ScriptFailure notStarted(Path program, Exception failure) {
    return ScriptFailure.of(
        Kind.WORKER_DIED,
        "the strategy's process could not be started: " + failure.getMessage(),
        "is " + program + " there, and room in memory and on the disk?");
  }

  static ScriptFailure slot(Path slot, Exception failure) {
    return ScriptFailure.of(
        Kind.WORKER_DIED,
        "cannot hand candles to the strategy's process: " + failure.getMessage(),
        "is there space left for " + slot + "?");
  }

  private static String text(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
