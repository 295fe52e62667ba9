package io.opentrade.engine.indicator;

import io.opentrade.engine.column.NumberKernel;

/// A figure over the last `length` bars in constant time a bar and without ever taking a value out
/// of a sum: bars are cut into blocks of `length`, counted from the start of the column, and a
/// window is the end of one block and the beginning of the next. The ends are prepared backwards
/// when a block is complete, the beginning grows with each bar. What left the window has no
/// influence, and a bar without a value makes exactly those windows have none that hold it.
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

  /// Takes bars of one block and writes the figure of the window that ends at each, which holds the
  /// earlier block from the offset behind the bar's own on. Written out in each window, so that the
  /// loop is compiled as one.
  ///
  /// @param offset place of the first of them in its block
  abstract void run(int from, int to, int offset, double[] out);

  @Override
  public final void advance(int from, int to, double[] out) {
    open();
    if (next != from) {
      catchUp(from);
    }
    for (int bar = from; bar < to; ) {
      int offset = bar % length;
      if (offset == 0) {
        begin(bar);
      }
      int end = Math.min(to, bar - offset + length);
      run(bar, end, offset, out);
      for (; bar < end && bar < length - 1; bar++) {
        out[bar] = Double.NaN;
      }
      bar = end;
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
