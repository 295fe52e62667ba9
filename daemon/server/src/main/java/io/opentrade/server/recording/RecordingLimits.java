package io.opentrade.server.recording;

import java.time.Duration;

/// How a recording is looked after.
///
/// @param flush how often what came is given to the operating system
/// @param force how often the disk is waited for
/// @param room bytes that the disk must have left: trading needs some, too
public record RecordingLimits(Duration flush, Duration force, long room) {
  /// Half a second, five seconds, a quarter of a gigabyte.
  public static final RecordingLimits USUAL =
      new RecordingLimits(Duration.ofMillis(500), Duration.ofSeconds(5), 256L << 20);
}
