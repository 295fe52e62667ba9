package io.opentrade.engine.column;

/// Computes a condition column from its start on, in order of time; see `NumberKernel`.
@FunctionalInterface
interface ConditionKernel {
  /// Computes the bars from `from` (inclusive) to `to` (exclusive), whose bits are 0 before.
  void advance(int from, int to, Flags out);
}
