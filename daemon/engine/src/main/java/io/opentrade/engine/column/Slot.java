package io.opentrade.engine.column;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A node of a network at work on the bars of one series.
sealed interface Slot {
  /// Computes all bars that its series has by now.
  void advance();

  /// Lets go of the inputs, after which it cannot advance any more.
  void finish();

  /// A number column that is computed.
  final class Numbers implements Slot {
    private final Bars bars;
    private final Column column;
    private @Nullable NumberKernel kernel;
    private @Nullable StretchKernel tiles;
    private boolean whole = true;
    private int done;

    Numbers(Bars bars, NumberKernel kernel) {
      this.bars = bars;
      this.kernel = kernel;
      this.column = new Column(new double[0]);
    }

    Column column() {
      return column;
    }

    /// Whether it could hold but the bars that it advances over. What it reads must be complete.
    boolean canTile() {
      return kernel instanceof StretchKernel able && able.prepare(bars.capacity());
    }

    /// Does so from now on. Whoever reads it must look at no other bars.
    void tile() {
      tiles = (StretchKernel) Objects.requireNonNull(kernel);
      whole = false;
    }

    /// Whether all bars are held.
    boolean isWhole() {
      return whole;
    }

    @Override
    public void advance() {
      int to = bars.size();
      if (kernel == null || done >= to) {
        return;
      }
      if (tiles == null) {
        extend(kernel, to);
      } else {
        show(tiles, to);
      }
      done = to;
    }

    private void extend(NumberKernel from, int to) {
      int length = column.values().length;
      if (length < to) {
        int capacity = Math.max(bars.capacity(), to);
        column.replace(Arrays.copyOf(column.values(), capacity));
      }
      from.advance(done, to, column.values());
    }

    private void show(StretchKernel from, int to) {
      double[] held = column.values();
      double[] tile = held.length < to - done ? new double[to - done] : held;
      from.write(done, to, tile);
      column.show(done, tile);
    }

    @Override
    public void finish() {
      kernel = null;
      tiles = null;
    }
  }

  /// A number column that is given: a field of the bars.
  record Given(Column column) implements Slot {
    @Override
    public void advance() {}

    @Override
    public void finish() {}
  }

  /// A condition column.
  final class Conditions implements Slot {
    private final Bars bars;
    private final Flags flags = new Flags();
    private @Nullable ConditionKernel kernel;
    private boolean tiled;
    private int done;

    Conditions(Bars bars, ConditionKernel kernel) {
      this.bars = bars;
      this.kernel = kernel;
    }

    Flags flags() {
      return flags;
    }

    /// From now on holds only the bars that it advances over; they begin and end with a word.
    void tile() {
      tiled = true;
    }

    @Override
    public void advance() {
      int to = bars.size();
      if (kernel != null && done < to) {
        if (tiled) {
          flags.show(done, to);
        } else {
          flags.reserve(Math.max(bars.capacity(), to));
        }
        kernel.advance(done, to, flags);
        done = to;
      }
    }

    @Override
    public void finish() {
      kernel = null;
    }
  }
}
