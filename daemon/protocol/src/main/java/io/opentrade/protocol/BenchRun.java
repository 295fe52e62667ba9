package io.opentrade.protocol;

import java.util.List;

/// `bench.run`: measures how fast this machine researches, each figure beside a loop written by
/// hand for the same work in the same process. Changes nothing.
public record BenchRun() implements Request<BenchRun.Reply> {

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
  /// @param unit `bars/s`, `combinations/s` or `ms`
  /// @param reference the same by the loop written by hand, in the same unit
  /// @param ratio how many times longer than the loop it takes; 1 is as fast
  public record Result(String name, double value, String unit, double reference, double ratio) {}
}
