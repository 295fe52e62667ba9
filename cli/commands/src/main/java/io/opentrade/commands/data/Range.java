package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--from` (inclusive) and `--to` (exclusive), UTC.
public final class Range {
  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  @Nullable String to;

  /// @param start null for the beginning of the series
  /// @param end null for its end
  public record Bounds(@Nullable Instant start, @Nullable Instant end) {}

  /// Reads both.
  public Bounds read(Invocation invocation) {
    Moments moments = new Moments(invocation);
    Instant start = moments.read("--from", from);
    Instant end = moments.read("--to", to);
    moments.ordered(start, end);
    return new Bounds(start, end);
  }
}
