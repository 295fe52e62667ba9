package io.opentrade.engine.column;

/// Computes a number column from its start on, in order of time. One kernel serves batch and live:
/// however the bars are cut into calls, the bits are the same, since a value may depend on its bar
/// and earlier ones and on nothing else.
@FunctionalInterface
public interface NumberKernel {
  /// Computes the bars from `from` (inclusive) to `to` (exclusive); NaN for "no value". `from` is
  /// where the last call ended, 0 at first; `out` holds the earlier values.
  void advance(int from, int to, double[] out);
}
