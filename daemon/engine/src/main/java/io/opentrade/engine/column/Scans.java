package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.PlanException;
import java.util.List;
import java.util.Map;

/// Where the evaluator gets the columns that a strategy computes by itself. In the worker they are
/// its functions, called once a bar; everywhere else they are what the worker handed over.
@FunctionalInterface
public interface Scans {
  /// For plans without scans.
  Scans NONE =
      (_, _) -> {
        throw new PlanException(
            "the plan holds a scan, and nobody has computed it: scans are for signals()");
      };

  /// The kernel of a scan. It must call nothing for a bar before all bars before it are done.
  ///
  /// @throws PlanException where there is no such scan
  NumberKernel kernel(Expression.Scan scan, List<Column> inputs);

  /// Columns that were computed before, by the number of the scan.
  ///
  /// @param computed of as many bars as the strategy's own series
  static Scans of(Map<Integer, double[]> computed) {
    return (scan, _) -> {
      double[] values = computed.get(scan.number());
      if (values == null) {
        throw new PlanException("scan " + scan.number() + " was not computed");
      }
      return (from, to, out) -> System.arraycopy(values, from, out, from, to - from);
    };
  }
}
