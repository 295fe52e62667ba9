package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Hourly bars, no fees; an expected profit is to three decimals.
final class FreqtradeTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 4);

  @Test
  void agreesWithTheScenarios() throws IOException {
    String folder = System.getProperty("opentrade.data", "");
    Path file = Path.of(folder, "backtests", "intracandle_scenarios.json");
    Assumptions.assumeTrue(Files.exists(file), "no " + file);
    String[] scenarios = Files.readString(file).split("\"data\":", -1);
    assertFalse(scenarios.length < 2);
    for (int i = 1; i < scenarios.length; i++) {
      assertScenario(scenarios[i]);
    }
  }

  /// A stop hit within the bar of entry fills at its own price; the last open ends the run.
  @Test
  void stopsOnTheBarOfEntryAndEndsAtTheLastOpen() {
    Freqtrade rules = new Freqtrade(0.05, new TreeMap<>(), null, false);
    Candles candles =
        hourly(
            row(100, 100, 100, 100),
            row(100, 101, 90, 99),
            row(98, 99, 97, 98),
            row(97, 99, 97, 99));
    Trade stopped =
        run(candles, rules, view -> view.bar() == 0 ? List.of(enter(Double.NaN)) : List.of());
    assertEquals("stop 1 95", said(stopped));
    Trade ended =
        run(candles, rules, view -> view.bar() == 1 ? List.of(enter(Double.NaN)) : List.of());
    assertEquals("end 1 97", said(ended));
  }

  private static String said(Trade trade) {
    return trade.exitReason()
        + " "
        + (trade.exitReason().equals("stop") ? trade.bars() + 1 : trade.bars())
        + " "
        + trade.exitPrice();
  }

  private static void assertScenario(String text) {
    String name = word(text, "name");
    double[][] rows = rows(text.substring(0, text.indexOf("\"stop_loss\"")));
    Double custom = number(text, "custom_entry_price");
    Double adjusted = number(text, "adjust_entry_price");
    Trade trade =
        run(
            hourly(rows),
            rules(text),
            view -> {
              double[] row = rows[view.bar()];
              if (row[6] == 1) {
                return List.of(enter(custom == null ? Double.NaN : custom));
              }
              if (adjusted != null && view.bar() == 1) {
                return List.of(enter(adjusted));
              }
              return row[7] == 1 ? List.of(new Intent.Close(null, "")) : List.of();
            });
    double profit = needed(text, "profit_perc");
    assertEquals(profit, Math.round(trade.profitPercent() * 10) / 1000.0, 1e-9, name);
    String reason =
        switch (word(text, "exit_reason")) {
          case "EXIT_SIGNAL" -> "signal";
          case "STOP_LOSS" -> "stop";
          case "ROI" -> "target";
          case "TRAILING_STOP_LOSS" -> "trail";
          default -> throw new AssertionError(name);
        };
    assertEquals(reason, trade.exitReason(), name);
    long opened = (trade.entryTime() - Bars.START) / 3_600_000;
    // It dates a trade by its order; ours by its fill, a bar later where the order was moved.
    assertEquals(needed(text, "open_tick") + (adjusted == null ? 0 : 1), opened, name);
    assertEquals(needed(text, "close_tick"), (trade.exitTime() - Bars.START) / 3_600_000, name);
  }

  private static Freqtrade rules(String text) {
    TreeMap<Long, Double> targets = new TreeMap<>();
    String table = text.substring(text.indexOf("\"roi\""));
    Matcher matcher =
        Pattern.compile("\"([0-9]+)\": *([0-9.]+)").matcher(table.substring(0, table.indexOf('}')));
    while (matcher.find()) {
      targets.put(Long.parseLong(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    }
    Double offset = number(text, "trailing_stop_positive_offset");
    return new Freqtrade(
        -needed(text, "stop_loss"),
        targets,
        text.contains("\"trailing_stop\": true") || text.contains("\"trailing_stop\":true")
            ? new Freqtrade.Trailing(
                number(text, "trailing_stop_positive"),
                offset == null ? 0 : offset,
                text.matches("(?s).*\"trailing_only_offset_is_reached\": ?true.*"))
            : null,
        text.matches("(?s).*\"use_custom_stoploss\": ?true.*"));
  }

  private static Trade run(
      Candles candles, Freqtrade rules, io.opentrade.engine.strategy.Strategy strategy) {
    Settings settings =
        new Settings(Money.of("10000"), BigDecimal.ZERO, new Sizing.Base(Quantity.of("1")), true);
    Outcome outcome =
        Backtest.runLikeFreqtrade(
            Market.of(candles, INSTRUMENT), settings, strategy, Progress.SILENT, rules);
    return outcome.trades().getFirst();
  }

  private static Intent enter(double limit) {
    double none = Double.NaN;
    return new Intent.Enter(Direction.LONG, null, limit, none, none, none, "");
  }

  private static double[] row(double... row) {
    return row;
  }

  private static Candles hourly(double[]... rows) {
    int shift = rows[0].length > 4 ? 1 : 0;
    double[][] prices = new double[rows.length][];
    long[] time = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      prices[i] = java.util.Arrays.copyOfRange(rows[i], shift, shift + 4);
      time[i] = Bars.START + i * 3_600_000L;
    }
    Candles bars = Bars.of(prices);
    return new Candles(
        Timeframe.of("1h"),
        time,
        bars.open(),
        bars.high(),
        bars.low(),
        bars.close(),
        bars.volume());
  }

  private static double[][] rows(String text) {
    List<double[]> rows = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\[([^\\[\\]]+)\\]").matcher(text);
    while (matcher.find()) {
      rows.add(
          java.util.Arrays.stream(matcher.group(1).split(",", -1))
              .mapToDouble(Double::parseDouble)
              .toArray());
    }
    return rows.toArray(double[][]::new);
  }

  private static double needed(String text, String key) {
    return Objects.requireNonNull(number(text, key), key);
  }

  private static @Nullable Double number(String text, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\": *(-?[0-9.]+)").matcher(text);
    return matcher.find() ? Double.valueOf(matcher.group(1)) : null;
  }

  private static String word(String text, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\": *\"([^\"]+)\"").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
