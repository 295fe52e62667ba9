package io.opentrade.engine.column;

/// Some bars of a column as floats, which are half as much to load and to compare. Rounding keeps
/// the order: what is less as a float is less as a double. What is equal as a float must be looked
/// at again.
final class NarrowColumn {
  private final Column column;
  private float[] values = {};
  private int first;
  private int end;

  NarrowColumn(Column column) {
    this.column = column;
  }

  /// Those of the bars from `from` (inclusive) to `to` (exclusive), which the column must have
  /// reached; `from` is element 0. Only the bars asked for last are kept, so that they stay near
  /// the processor.
  float[] values(int from, int to) {
    if (from != first || to != end) {
      if (values.length < to - from) {
        values = new float[to - from];
      }
      narrow(column.values(), from - column.first(), to - from, values);
      first = from;
      end = to;
    }
    return values;
  }

  private static void narrow(double[] wide, int from, int count, float[] narrow) {
    for (int i = 0; i < count; i++) {
      narrow[i] = (float) wide[from + i];
    }
  }
}
