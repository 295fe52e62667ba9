package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A scenario as recorded: rows of `bar, open, high, low, close, volume, enter long, exit long`,
/// and `enter short, exit short, tag` where there are shorts. Hourly bars, no fees.
record FreqtradeScenario(Map<?, ?> fields) {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.00000001"), new BigDecimal("0.00000001"), 8);
  private static final long HOUR = 3_600_000;

  String name() {
    return text("name");
  }

  String text(String field) {
    return String.valueOf(fields.get(field));
  }

  List<?> list(String field) {
    return (List<?>) Objects.requireNonNull(fields.get(field), field);
  }

  @Nullable Double number(String field) {
    return fields.get(field) instanceof Double number ? number : null;
  }

  private double number(String field, double otherwise) {
    Double given = number(field);
    return given == null ? otherwise : given;
  }

  private boolean flag(String field) {
    return text(field).equals("true");
  }

  /// Which bar a time belongs to.
  static long tick(long time) {
    return (time - Bars.START) / HOUR;
  }

  Outcome run() {
    int leverage = (int) number("leverage", 1);
    Settings settings =
        new Settings(
            Money.of("100000"),
            BigDecimal.ZERO,
            new Sizing.Percent(new BigDecimal(99).divide(new BigDecimal(leverage))),
            true,
            FillModel.PLAIN.by(rules(leverage)));
    return Backtest.run(Market.of(candles(), INSTRUMENT), settings, strategy(), Progress.SILENT);
  }

  private Freqtrade rules(int leverage) {
    TreeMap<Long, Double> targets = new TreeMap<>();
    ((Map<?, ?>) Objects.requireNonNull(fields.get("roi")))
        .forEach(
            (minutes, profit) ->
                targets.put(Long.valueOf(String.valueOf(minutes)), (Double) profit));
    Freqtrade.Trailing trailing =
        flag("trailing_stop")
            ? new Freqtrade.Trailing(
                number("trailing_stop_positive"),
                number("trailing_stop_positive_offset", 0),
                flag("trailing_only_offset_is_reached"))
            : null;
    long timeout = (long) number("timeout", 10);
    return new Freqtrade(
        -number("stop_loss", 0),
        targets,
        trailing,
        flag("use_custom_stoploss"),
        new Freqtrade.Orders(timeout, timeout, number("timeout") != null),
        new Freqtrade.ExitSignals(flag("use_exit_signal"), null, false),
        leverage);
  }

  private Strategy strategy() {
    double none = Double.NaN;
    double limit = number("custom_entry_price", none);
    double moved = number("adjust_entry_price", none);
    double leaving = number("custom_exit_price", none);
    boolean asked = number("timeout") != null;
    return view -> {
      List<?> row = (List<?>) list("data").get(view.bar());
      List<Intent> intents = new ArrayList<>();
      for (Direction direction : Direction.values()) {
        int column = direction == Direction.LONG ? 6 : 8;
        if (set(row, column)) {
          intents.add(enter(direction, limit, tag(row)));
        } else if (asked && view.bar() == 1 && entered(direction)) {
          // Its strategy is asked again while an order waits.
          intents.add(
              Double.isNaN(moved) ? new Intent.Close(direction, "") : enter(direction, moved, ""));
        }
        if (set(row, column + 1)) {
          intents.add(new Intent.Close(direction, leaving, ""));
        }
      }
      return intents;
    };
  }

  private boolean entered(Direction direction) {
    return set((List<?>) list("data").getFirst(), direction == Direction.LONG ? 6 : 8);
  }

  private static Intent enter(Direction direction, double limit, String tag) {
    double none = Double.NaN;
    return new Intent.Enter(direction, null, limit, none, none, none, tag);
  }

  private static boolean set(List<?> row, int column) {
    return column < row.size() && row.get(column).equals(1.0);
  }

  private static String tag(List<?> row) {
    return row.size() > 10 && !row.get(10).equals("null") ? String.valueOf(row.get(10)) : "";
  }

  private Candles candles() {
    List<?> rows = list("data");
    long[] time = new long[rows.size()];
    double[][] columns = new double[5][rows.size()];
    for (int bar = 0; bar < rows.size(); bar++) {
      time[bar] = Bars.START + bar * HOUR;
      for (int column = 0; column < 5; column++) {
        columns[column][bar] = (Double) ((List<?>) rows.get(bar)).get(column + 1);
      }
    }
    return new Candles(
        Timeframe.of("1h"), time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }
}
