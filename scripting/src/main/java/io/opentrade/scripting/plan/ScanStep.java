package io.opentrade.scripting.plan;

/// A function of a scan, with its state.
@FunctionalInterface
public interface ScanStep {
  /// Takes the next bar. To be called for every bar, in order.
  ///
  /// @param inputs what each input column holds at that bar, NaN for nothing; of a condition 1, 0
  /// @return the value of the scan at that bar; NaN for none
  double next(double[] inputs);
}
