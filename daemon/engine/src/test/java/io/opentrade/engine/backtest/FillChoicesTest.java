package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.core.SizeMoment;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.BacktestingPy;
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FeeTiers;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The path through a bar, the moment of sizing, fees by volume and in another currency. Cash is
/// 1000, lots are whole.
final class FillChoicesTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 4);
  private static final Settings PLAIN =
      new Settings(
          Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal("100")), false);

  private static double[] row(double open, double high, double low, double close) {
    return new double[] {open, high, low, close};
  }

  private static Outcome run(Candles candles, Settings settings, Strategy strategy) {
    return Backtest.run(
        Market.of(candles, INSTRUMENT), settings, new Opaque(strategy), Progress.SILENT);
  }

  private static Intent enter(Direction direction, double stop, double takeProfit) {
    return new Intent.Enter(direction, null, Double.NaN, stop, takeProfit, Double.NaN, "");
  }

  private static String exit(BarPath path, Direction direction) {
    // The low is nearer to the open.
    Candles candles =
        Bars.of(row(100, 100, 100, 100), row(100, 111, 90, 100), row(100, 100, 100, 100));
    boolean buys = direction == Direction.LONG;
    Intent intent = enter(direction, buys ? 95 : 105, buys ? 105 : 95);
    Settings settings = PLAIN.with(FillModel.PLAIN.along(path));
    Outcome outcome = run(candles, settings, view -> view.bar() == 0 ? List.of(intent) : List.of());
    return outcome.trades().getFirst().exitReason();
  }

  @Test
  void thePathDecidesWhatAStopAndATakeProfitInOneBarCameTo() {
    assertEquals("stop", exit(BarPath.NEAREST, Direction.LONG));
    assertEquals("takeProfit", exit(BarPath.HIGH_FIRST, Direction.LONG));
    assertEquals("stop", exit(BarPath.LOW_FIRST, Direction.LONG));
    assertEquals("stop", exit(BarPath.WORST, Direction.LONG));
    assertEquals("takeProfit", exit(BarPath.NEAREST, Direction.SHORT));
    assertEquals("takeProfit", exit(BarPath.LOW_FIRST, Direction.SHORT));
    assertEquals("stop", exit(BarPath.WORST, Direction.SHORT));
  }

  @Test
  void sizedAtTheCloseAnEntryCannotKnowTheOpen() {
    Candles candles =
        Bars.of(
            row(10, 10, 10, 10),
            row(8, 8, 8, 8),
            row(8, 8, 8, 8),
            row(16, 16, 16, 16),
            row(16, 16, 16, 16));
    Strategy strategy =
        view ->
            view.bar() == 0
                ? List.of(enter(Direction.LONG, Double.NaN, Double.NaN))
                : view.bar() == 1
                    ? List.of(new Intent.Close(null, ""))
                    : view.bar() == 2
                        ? List.of(enter(Direction.LONG, Double.NaN, Double.NaN))
                        : List.of();
    Outcome open = run(candles, PLAIN, strategy);
    Outcome close = run(candles, PLAIN.sizedAt(SizeMoment.CLOSE), strategy);
    assertEquals("125", open.trades().getFirst().quantity().toString());
    // 1000 at 10 would be 100, though 125 could be had at 8.
    assertEquals("100", close.trades().getFirst().quantity().toString());
    // 125 at 8 cannot be paid for at 16.
    assertEquals("62", close.trades().getLast().quantity().toString());
  }

  @Test
  void feesFallAsMoreIsTraded() {
    FeeTiers tiers =
        new FeeTiers(
            List.of(
                new FeeTiers.Tier(Money.ZERO, new BigDecimal("0.01"), new BigDecimal("0.02")),
                new FeeTiers.Tier(Money.of("900"), BigDecimal.ZERO, new BigDecimal("0.01"))));
    Candles candles = Bars.flat(10, 10, 10, 10);
    Settings settings =
        PLAIN
            .with(FillModel.PLAIN.with(tiers))
            .paying(new FeeCoin("BNB", new BigDecimal("4"), null));
    Outcome outcome =
        run(
            candles,
            settings,
            view ->
                view.bar() == 0
                    ? List.of(enter(Direction.LONG, Double.NaN, Double.NaN))
                    : view.bar() == 1 ? List.of(new Intent.Close(null, "")) : List.of());
    // 98 for 980: 2 % on one day; on the next day, after 980, 1 %.
    assertEquals(Money.of("29.4"), outcome.fees());
    assertEquals(new CoinPaid("BNB", new BigDecimal("7.35000000")), outcome.account().coin());
  }

  @Test
  void whatGoesNotTogetherIsRefused() {
    FillModel foreign = FillModel.PLAIN.by(new BacktestingPy());
    assertThrows(IllegalArgumentException.class, () -> foreign.along(BarPath.WORST));
    assertThrows(
        IllegalArgumentException.class, () -> PLAIN.with(foreign).sizedAt(SizeMoment.CLOSE));
  }

  @Test
  void aTickWorseIsWorseByATick() {
    Candles candles = Bars.flat(10, 10, 10, 10);
    for (Slippage slippage :
        List.of(
            new Slippage.None(),
            new Slippage.Ticks(3),
            new Slippage.Percent(new BigDecimal("0.05")))) {
      Money entry = entry(candles, slippage);
      assertEquals(entry.plus(Money.of("0.01")), entry(candles, slippage.tickWorse()));
      assertEquals(entry.plus(Money.of("0.02")), entry(candles, slippage.tickWorse().tickWorse()));
    }
  }

  private static Money entry(Candles candles, Slippage slippage) {
    Outcome outcome =
        run(
            candles,
            PLAIN.with(FillModel.PLAIN.with(slippage)),
            view ->
                view.bar() == 0
                    ? List.of(enter(Direction.LONG, Double.NaN, Double.NaN))
                    : List.of());
    return new Money(outcome.trades().getFirst().entryPrice().value());
  }
}
