package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.backtest.PlainBroker.Row;
import io.opentrade.engine.backtest.PlainBroker.Wish;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.BacktestingPy;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lists of trades by backtesting.py's rules, against a second broker that was written after them.
final class BacktestingPyTest {
  private static final Path GOOG =
      Path.of(System.getProperty("opentrade.data", "absent"))
          .resolve("candles/backtesting-py/GOOG.csv");
  private static final Instrument WHOLE =
      new Instrument("GOOG", new BigDecimal("0.0000000001"), BigDecimal.ONE, 8);
  private static final double NONE = Double.NaN;

  @Test
  void reversalsWithCommission() {
    Candles candles = goog();
    assertEquals(66, agree(candles, wishes(candles, true, NONE, NONE), "0.002"));
  }

  @Test
  void longOnlyWithCommission() {
    Candles candles = goog();
    assertEquals(33, agree(candles, wishes(candles, false, NONE, NONE), "0.001"));
  }

  /// Nothing but the stop and the take-profit ends a trade; while one is held no cross is heard.
  @Test
  void longOnlyWithStopAndTakeProfit() {
    Candles candles = goog();
    @Nullable Wish[] wishes = wishes(candles, false, 0.95, 1.1);
    for (int bar = 0; bar < wishes.length; bar++) {
      Wish wish = wishes[bar];
      wishes[bar] = wish == null || wish.close() ? null : wish;
    }
    assertEquals(29, agree(candles, wishes, "0"));
    assertEquals(29, agree(candles, wishes, "0.002"));
  }

  @Property(tries = 500)
  void agreesOnAnyMarket(@ForAll long seed) {
    Random random = new Random(seed);
    Candles candles = Scenario.of(seed).market().candles();
    @Nullable Wish[] wishes = new Wish[candles.size()];
    for (int bar = 0; bar < wishes.length; bar++) {
      if (random.nextInt(4) == 0) {
        wishes[bar] = wish(random, candles.close()[bar]);
      }
    }
    agree(candles, wishes, random.nextBoolean() ? "0" : "0.0015");
  }

  /// Closes before it enters, so that one position is held at most.
  private static Wish wish(Random random, double close) {
    int side = random.nextInt(3) - 1;
    if (side == 0) {
      return new Wish(true, 0, NONE, NONE, NONE);
    }
    double limit = random.nextInt(3) == 0 ? close * (1 - side * 0.02 * random.nextDouble()) : NONE;
    double from = Double.isNaN(limit) ? close : limit;
    double stop = random.nextBoolean() ? NONE : from * (1 - side * 0.05 * random.nextDouble());
    double target = random.nextBoolean() ? NONE : from * (1 + side * 0.05 * random.nextDouble());
    return new Wish(true, side, cents(limit), cents(stop), cents(target));
  }

  private static double cents(double price) {
    return Math.round(price * 1e6) / 1e6 + (Double.isNaN(price) ? NONE : 0);
  }

  private static Candles goog() {
    assumeTrue(Files.exists(GOOG), "no recorded data: set -Dopentrade.data");
    return Bars.read(GOOG);
  }

  /// In on a cross up of the averages over 10 and 30 closes, out (or short) on a cross down.
  private static @Nullable Wish[] wishes(
      Candles candles, boolean shorts, double stop, double target) {
    @Nullable Wish[] wishes = new Wish[candles.size()];
    for (int bar = 30; bar < candles.size(); bar++) {
      int before = side(candles, bar - 1);
      int now = side(candles, bar);
      double close = candles.close()[bar];
      if (before < 0 && now > 0) {
        wishes[bar] = new Wish(shorts, 1, NONE, close * stop, close * target);
      } else if (before > 0 && now < 0) {
        wishes[bar] = new Wish(true, shorts ? -1 : 0, NONE, NONE, NONE);
      }
    }
    return wishes;
  }

  private static int side(Candles candles, int bar) {
    return Long.compare(3 * sum(candles, bar, 10), sum(candles, bar, 30));
  }

  private static long sum(Candles candles, int bar, int length) {
    return Arrays.stream(candles.close(), bar + 1 - length, bar + 1)
        .mapToLong(close -> Math.round(close * 100))
        .sum();
  }

  /// @return how many trades there were
  private static int agree(Candles candles, @Nullable Wish[] wishes, String fee) {
    agree(candles, wishes, fee, FillMoment.CLOSE);
    return agree(candles, wishes, fee, FillMoment.NEXT_OPEN);
  }

  private static int agree(
      Candles candles, @Nullable Wish[] wishes, String fee, FillMoment moment) {
    List<Row> expected =
        new PlainBroker(candles, 10_000, Double.parseDouble(fee), moment == FillMoment.CLOSE)
            .run(wishes);
    Settings settings =
        new Settings(
            Money.of("10000"),
            new BigDecimal(fee),
            new Sizing.Percent(new BigDecimal(100)),
            true,
            fills(moment));
    Outcome outcome =
        Backtest.run(
            Market.of(candles, WHOLE),
            settings,
            view -> intents(wishes[view.bar()]),
            Progress.SILENT);
    List<Row> rows = outcome.trades().stream().map(trade -> row(trade, candles)).toList();
    assertEquals(
        expected.stream().map(BacktestingPyTest::said).toList(),
        rows.stream().map(BacktestingPyTest::said).toList());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(expected.get(i).profit(), rows.get(i).profit(), 1e-6);
    }
    return expected.size();
  }

  private static FillModel fills(FillMoment moment) {
    FillModel plain = FillModel.PLAIN;
    return new FillModel(
        plain.slippage(),
        null,
        plain.latency(),
        moment,
        null,
        plain.feeCurrency(),
        plain.minimumNotional(),
        new BacktestingPy());
  }

  private static List<Intent> intents(@Nullable Wish wish) {
    List<Intent> intents = new ArrayList<>();
    if (wish != null && wish.close()) {
      intents.add(new Intent.Close(null, ""));
    }
    if (wish != null && wish.side() != 0) {
      Direction direction = wish.side() > 0 ? Direction.LONG : Direction.SHORT;
      intents.add(
          new Intent.Enter(direction, null, wish.limit(), wish.stop(), wish.target(), NONE, ""));
    }
    return intents;
  }

  private static Row row(Trade trade, Candles candles) {
    int size = trade.quantity().value().intValueExact();
    return new Row(
        trade.side() == Direction.LONG ? size : -size,
        candles.indexAtOrAfter(trade.entryTime()),
        candles.indexAtOrAfter(trade.exitTime()),
        trade.entryPrice().value().doubleValue(),
        trade.exitPrice().value().doubleValue(),
        trade.profit().value().doubleValue());
  }

  private static String said(Row row) {
    return "%d %d-%d %.6f-%.6f"
        .formatted(row.size(), row.entryBar(), row.exitBar(), row.entry(), row.exit());
  }
}
