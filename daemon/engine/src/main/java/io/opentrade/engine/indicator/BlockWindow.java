package io.opentrade.engine.indicator;

import io.opentrade.engine.column.NumberKernel;

/// A figure over the last `length` bars in constant time a bar and without ever taking a value out
/// of a sum: bars are cut into blocks of `length`, counted from the start of the column, and a
/// window
/// is the end of one block and the beginning of the next. The ends are prepared backwards when a
/// block is complete, the beginning grows with each bar. What left the window has no influence, and
/// a bar without a value makes exactly those windows have none that hold it.
abstract class BlockWindow implements NumberKernel {
  /// Bars in the window.
  final int length;

  private int next = -1;

  BlockWindow(int length) {
    this.length = length;
  }

  /// Takes hold of the arrays of the columns, which may have been replaced.
  abstract void open();

  /// Prepares the ends of the block that begins at `from`, its last bar first.
  abstract void turn(int from);

  /// Begins a new block.
  abstract void clear();

  /// Takes the next bar into the block.
  abstract void take(int bar);

  /// The figure of the window that holds the earlier block from offset `first` on (nothing of it
  /// where that is its length) and this block so far.
  abstract double result(int first);

  @Override
  public final void advance(int from, int to, double[] out) {
    open();
    if (next != from) {
      catchUp(from);
    }
    int offset = from % length;
    for (int bar = from; bar < to; bar++) {
      if (offset == 0) {
        begin(bar);
      }
      take(bar);
      offset++;
      out[bar] = bar < length - 1 ? Double.NaN : result(offset);
      if (offset == length) {
        offset = 0;
      }
    }
    next = to;
  }

  /// The state at a bar depends on the values of its block and of the one before only.
  private void catchUp(int bar) {
    int start = bar - bar % length;
    if (start < bar) {
      begin(start);
    }
    for (int earlier = start; earlier < bar; earlier++) {
      take(earlier);
    }
  }

  private void begin(int bar) {
    if (bar >= length) {
      turn(bar - length);
    }
    clear();
  }
}
