package io.opentrade.engine.column;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Field;
import java.util.Arrays;

/// The bars of one series while they come in. Arrays are replaced as they grow: ask for them at
/// each advance and do not keep them.
public final class Bars {
  private final Timeframe timeframe;
  private final Column open;
  private final Column high;
  private final Column low;
  private final Column close;
  private final Column volume;
  private long[] time;
  private int size;

  /// How many starts are known, of bars that are not shown yet as well.
  private int known;

  /// All bars at once; the arrays are shared.
  public Bars(Candles candles) {
    timeframe = candles.timeframe();
    time = candles.time();
    size = candles.size();
    known = size;
    open = new Column(candles.open());
    high = new Column(candles.high());
    low = new Column(candles.low());
    close = new Column(candles.close());
    volume = new Column(candles.volume());
  }

  /// No bars yet.
  public static Bars none(Timeframe timeframe) {
    double[] nothing = {};
    return new Bars(
        new Candles(timeframe, new long[0], nothing, nothing, nothing, nothing, nothing));
  }

  public Timeframe timeframe() {
    return timeframe;
  }

  /// Number of bars so far.
  public int size() {
    return size;
  }

  /// How many bars there is room for at present, at least `size()`.
  int capacity() {
    return time.length;
  }

  /// Shows only the first bars, of those that were given at once; more of them later.
  void show(int bars) {
    size = Math.min(bars, time.length);
  }

  /// Start of each bar, milliseconds since the epoch.
  public long[] time() {
    return time;
  }

  /// When a bar is over: after the timeframe, or where the next bar begins if that is earlier.
  long endTime(int bar) {
    long close = time[bar] + timeframe.millis();
    return bar + 1 < known ? Math.min(close, time[bar + 1]) : close;
  }

  /// The column of a field.
  public Column column(Field field) {
    return switch (field) {
      case OPEN -> open;
      case HIGH -> high;
      case LOW -> low;
      case CLOSE -> close;
      case VOLUME -> volume;
    };
  }

  /// Adds a closed bar.
  ///
  /// @throws IllegalArgumentException where it does not start after the last one
  public void append(Candle candle) {
    if (size > 0 && candle.time() <= time[size - 1]) {
      throw new IllegalArgumentException("bars must be fed in order of time, each once");
    }
    if (size == time.length) {
      grow(Math.max(64, size + size / 2));
    }
    time[size] = candle.time();
    open.values()[size] = candle.open();
    high.values()[size] = candle.high();
    low.values()[size] = candle.low();
    close.values()[size] = candle.close();
    volume.values()[size] = candle.volume();
    size++;
    known = size;
  }

  private void grow(int capacity) {
    time = Arrays.copyOf(time, capacity);
    for (Field field : Field.values()) {
      Column column = column(field);
      column.replace(Arrays.copyOf(column.values(), capacity));
    }
  }
}
