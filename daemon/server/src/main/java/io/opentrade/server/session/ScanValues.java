package io.opentrade.server.session;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.column.Scans;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the scans of a live market have given so far; grows with its bars. Not thread-safe.
final class ScanValues implements Scans {
  private final List<double[]> columns = new ArrayList<>();
  private int size;

  /// @param scans how many the plan has
  ScanValues(int scans) {
    for (int number = 0; number < scans; number++) {
      columns.add(new double[1_024]);
    }
  }

  /// The values at the bars that came, by the number of the scan; empty where none came.
  ///
  /// @throws ScriptFailed where the script computed other scans than its plan has
  void append(List<double[]> values) {
    if (values.isEmpty()) {
      return;
    }
    if (values.size() != columns.size()) {
      throw new ScriptFailed(
          ScriptFailure.of(
              ScriptFailure.Kind.SCRIPT,
              "signals made another plan the second time: %d scans, not %d"
                  .formatted(values.size(), columns.size()),
              "let it depend on its parameters only"),
          List.of());
    }
    int more = values.getFirst().length;
    for (int number = 0; number < columns.size(); number++) {
      double[] column = columns.get(number);
      if (size + more > column.length) {
        column = Arrays.copyOf(column, Math.max(size + more, 2 * column.length));
        columns.set(number, column);
      }
      System.arraycopy(values.get(number), 0, column, size, more);
    }
    size += more;
  }

  @Override
  public NumberKernel kernel(Expression.Scan scan, List<Column> inputs) {
    return (from, to, out) ->
        System.arraycopy(columns.get(scan.number()), from, out, from, to - from);
  }
}
