package io.opentrade.engine.column;

/// Computes a condition column from its start on, in order of time; see `NumberKernel`.
@FunctionalInterface
interface ConditionKernel {
  /// Computes the bars from `from` (inclusive) to `to` (exclusive). Their bits are 0 before, but in
  /// words of which all bars are computed: whatever those hold is gone afterwards.
  void advance(int from, int to, Flags out);
}
