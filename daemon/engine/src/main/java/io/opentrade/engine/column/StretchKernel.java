package io.opentrade.engine.column;

/// A kernel that can write any stretch of its column without the bars before, once what it reads is
/// complete. Its column need not be kept then: it can be written anew a tile at a time, near the
/// processor, which is less than what writing all of it to memory takes.
public interface StretchKernel extends NumberKernel {
  /// Prepares all bars up to `bars`, which what it reads must have.
  ///
  /// @return whether it can write any of them
  boolean prepare(int bars);

  /// Writes the values that `advance` gives the bars from `from` (inclusive) to `to` (exclusive);
  /// `from` is element 0. Only after `prepare` said yes.
  void write(int from, int to, double[] out);
}
