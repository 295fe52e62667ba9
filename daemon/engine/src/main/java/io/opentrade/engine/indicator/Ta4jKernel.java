package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// An indicator of ta4j, read once forward while its series grows bar by bar: it never sees a bar
/// after the one it is asked for, so that even an indicator that looks ahead cannot, and batch and
/// live read it in the same order, on which ta4j's bits depend.
///
/// ta4j's series begins at the first bar at which every input column has a value, since ta4j's
/// running sums never recover from a bar without one. No value in the bars that the indicator
/// itself calls unstable, counted from there.
final class Ta4jKernel implements NumberKernel {
  /// How often a long run looks whether it was cancelled, in bars.
  private static final int LOOK = 64;

  private final String name;
  private final Ta4jForm form;
  private final List<Input> inputs;
  private final Bars bars;
  private final Duration length;
  private final int untold;
  private @Nullable Running running;

  /// Bars that ta4j's caches hold without being told.
  private static final int UNTOLD = 1_000_000;

  /// The indicator once its series has begun.
  ///
  /// @param begin index of our bar that is ta4j's bar 0
  /// @param limit bars that the caches hold
  private record Running(BarSeries series, Indicator<?> indicator, int begin, int limit) {}

  Ta4jKernel(String name, Ta4jForm form, List<Input> inputs, Bars bars) {
    this(name, form, inputs, bars, UNTOLD);
  }

  /// @param untold bars that ta4j's caches hold without being told
  Ta4jKernel(String name, Ta4jForm form, List<Input> inputs, Bars bars, int untold) {
    this.untold = untold;
    this.name = name;
    this.form = form;
    this.inputs = List.copyOf(inputs);
    this.bars = bars;
    this.length = bars.timeframe().duration();
    start(0);
  }

  @Override
  public void advance(int from, int to, double[] out) {
    for (int bar = from; bar < to; bar++) {
      if (bar % LOOK == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException(name + " was cancelled");
      }
      out[bar] = value(bar);
    }
  }

  private double value(int bar) {
    Running current = running;
    if (current == null || current.series().isEmpty()) {
      if (!hasInputs(bar)) {
        return Double.NaN;
      }
      current = start(bar);
    } else if (bar - current.begin() >= current.limit()) {
      current = start(current.begin());
      for (int earlier = current.begin(); earlier < bar; earlier++) {
        read(current, earlier);
      }
    }
    return read(current, bar);
  }

  private double read(Running current, int bar) {
    add(current.series(), bar);
    try {
      int index = bar - current.begin();
      Object value = current.indicator().getValue(index);
      return index < current.indicator().getCountOfUnstableBars() ? Double.NaN : number(value);
    } catch (RuntimeException | StackOverflowError failed) {
      throw new PlanException(name + " failed at bar " + bar + ": " + failed, failed);
    }
  }

  private boolean hasInputs(int bar) {
    for (Input input : inputs) {
      if (input instanceof Input.Numbers(Column column) && Double.isNaN(column.values()[bar])) {
        return false;
      }
    }
    return true;
  }

  /// Also called at once, so that arguments are refused before any bar is there.
  private Running start(int begin) {
    int size = bars.size();
    int limit = size <= untold ? untold : size + size / 4;
    BaseBarSeriesBuilder builder =
        new BaseBarSeriesBuilder().withName(name).withNumFactory(DoubleNumFactory.getInstance());
    BaseBarSeries series =
        limit > untold ? builder.withMaxBarCount(limit).build() : builder.build();
    Indicator<?> indicator =
        form.create(
            name,
            inputs.iterator(),
            series,
            numbers -> new Ta4jColumn(series, numbers.column(), begin));
    Running started = new Running(series, indicator, begin, limit);
    running = started;
    return started;
  }

  private void add(BarSeries series, int bar) {
    Instant begin = Instant.ofEpochMilli(bars.time()[bar]);
    Num volume = num(series, Field.VOLUME, bar);
    Num close = num(series, Field.CLOSE, bar);
    series.addBar(
        new BaseBar(
            length,
            begin,
            begin.plus(length),
            num(series, Field.OPEN, bar),
            num(series, Field.HIGH, bar),
            num(series, Field.LOW, bar),
            close,
            volume,
            close.multipliedBy(volume),
            0));
  }

  private Num num(BarSeries series, Field field, int bar) {
    return series.numFactory().numOf(bars.column(field).values()[bar]);
  }

  /// The number that an indicator gave: 1 and 0 for yes and no, NaN for nothing.
  static double number(@Nullable Object value) {
    double number =
        switch (value) {
          case Boolean truth -> truth ? 1 : 0;
          case Num num -> Num.isNaNOrNull(num) ? Double.NaN : num.doubleValue();
          case Number plain -> plain.doubleValue();
          case null -> Double.NaN;
          case Object other -> throw new IllegalStateException("no number: " + other);
        };
    return Math.abs(number) <= Double.MAX_VALUE ? number : Double.NaN;
  }
}
