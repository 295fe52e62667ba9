package io.opentrade.sandbox;

import java.time.Duration;

/// What a worker may use up. A worker that goes over is killed. One that a busy machine gives less
/// than a quarter of a processor meanwhile has each of these times up to five times.
///
/// @param silence longest wall time for making a plan, and between two signs of progress of a bar
///     run; three times that for loading the script
/// @param run longest wall time of a whole bar run
/// @param start longest wall time from starting the process until it is ready
/// @param heapMegabytes the largest heap of its process
/// @param outputBytes bytes it may write to its standard error before it is killed
/// @param logLines log lines of a request that are kept; later ones are counted and dropped
/// @param intents intents a bar run may return
/// @param processors how many processors it may keep busy all the time
/// @param threads of its process
public record Limits(
    Duration silence,
    Duration run,
    Duration start,
    int heapMegabytes,
    int outputBytes,
    int logLines,
    int intents,
    int processors,
    int threads) {

  /// What a JVM needs beside its heap: classes, code, stacks, caches.
  private static final int NATIVE_MEGABYTES = 1024;

  /// What a strategy may keep, in characters of its JSON.
  public static final int STATE_LENGTH = 65_536;

  /// Names under which a strategy may draw in a market.
  public static final int PLOTS = 50;

  /// Values of all that a run draws, one a bar and name.
  public static final int PLOT_VALUES = 5_000_000;

  /// Log lines longer than this are cut.
  public static final int LOG_LINE_LENGTH = 1_000;

  public Limits {
    if (silence.isNegative() || silence.isZero() || run.isNegative() || start.isNegative()) {
      throw new IllegalArgumentException("time limits must be positive");
    }
    if (heapMegabytes < 64) {
      throw new IllegalArgumentException("a worker needs a heap of at least 64 MB");
    }
  }

  /// Ten seconds of silence, 512 MB.
  public static Limits standard() {
    return new Limits(
        Duration.ofSeconds(10),
        Duration.ofMinutes(30),
        Duration.ofSeconds(60),
        512,
        4 << 20,
        10_000,
        2_000_000,
        2,
        128);
  }

  /// Of a strategy that is asked live: at each bar ten seconds, 200 log lines, 100 orders.
  public static Limits live() {
    Limits usual = standard();
    return new Limits(
        usual.silence,
        usual.run,
        usual.start,
        usual.heapMegabytes,
        usual.outputBytes,
        200,
        100,
        usual.processors,
        usual.threads);
  }

  /// The longest wall time for loading the script: it takes along what it imports, and some modules
  /// of Python's own library need seconds of a busy machine.
  Duration loading() {
    return silence.multipliedBy(3);
  }

  /// The memory of its whole process.
  public int memoryMegabytes() {
    return heapMegabytes + NATIVE_MEGABYTES;
  }

  /// The processor time it may use in so much time on the wall.
  Duration processor(Duration wallTime) {
    return wallTime.multipliedBy(processors);
  }

  /// The same with another time limit.
  public Limits withSilence(Duration other) {
    return new Limits(
        other, run, start, heapMegabytes, outputBytes, logLines, intents, processors, threads);
  }

  /// The same with another heap.
  public Limits withHeapMegabytes(int other) {
    return new Limits(
        silence, run, start, other, outputBytes, logLines, intents, processors, threads);
  }
}
