package io.opentrade.sandbox;

import java.time.Duration;

/// What a worker's process uses up.
///
/// @param processor time of all processors since its start
/// @param memoryBytes resident memory; 0 where the system does not say
/// @param threads 0 where the system does not say
public record Usage(Duration processor, long memoryBytes, int threads) {
  /// Nothing.
  public static final Usage NONE = new Usage(Duration.ZERO, 0, 0);

  Usage plus(Usage other) {
    return new Usage(
        processor.plus(other.processor),
        memoryBytes + other.memoryBytes,
        Math.max(threads, other.threads));
  }
}
