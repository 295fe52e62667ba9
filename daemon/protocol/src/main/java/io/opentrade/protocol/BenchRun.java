package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bench.run`: measures how fast this machine researches, each figure beside the same work done by
/// hand in the same run. Changes nothing.
///
/// @param brief whether less is measured, and less exactly; null for no
public record BenchRun(@Nullable Boolean brief) implements Request<BenchRun.Reply> {
  /// Whether less is measured.
  public boolean less() {
    return Boolean.TRUE.equals(brief);
  }

  /// What was measured.
  ///
  /// @param schema 1
  public record Reply(int schema, Machine machine, List<Result> results) {
    public Reply {
      results = Values.list(results);
    }
  }

  /// Where it was measured.
  ///
  /// @param processors that the process may use
  /// @param heapBytes largest heap of the research process
  public record Machine(String os, String arch, int processors, String java, long heapBytes) {}

  /// One figure.
  ///
  /// @param name such as `run` or `sweep.profit`
  /// @param unit `bars/s`, `combinations/s`, `ms`, `us` or `ns/bar`
  /// @param reference the same done by hand, in the same unit: by a loop, by a thread that throws
  ///     lines back, by a program that does nothing; of `growth` that of the smallest run
  /// @param ratio how many times longer than the loop it takes; 1 is as fast
  public record Result(String name, double value, String unit, double reference, double ratio) {}
}
