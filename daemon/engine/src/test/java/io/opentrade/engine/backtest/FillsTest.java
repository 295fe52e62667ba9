package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How the fill model changes a run. Cash is 1000, prices have cents, lots are whole.
final class FillsTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 4);
  private static final Candles CANDLES = Bars.flat(10, 11, 12, 13, 14, 15);
  private static final Slippage NONE = new Slippage.None();
  private static final Latency AT_ONCE = new Latency.Millis(0);

  @Test
  void fillsAtTheNextOpen() {
    assertEquals("90 1@11-3@13 end 1180", trades(FillModel.PLAIN, "0"));
  }

  @Test
  void fillsAtTheClose() {
    FillModel model = model(NONE, null, AT_ONCE, FillMoment.CLOSE, null, FeeCurrency.QUOTE);
    assertEquals("100 0@10-2@12 end 1200", trades(model, "0"));
    Outcome outcome = run(model, "0", CANDLES, bar -> bar == 4 ? List.of(enter()) : List.of());
    assertEquals("71 4@14-5@15 end 1071", text(CANDLES, outcome));
    assertArrayEquals(new double[] {1000, 1000, 1000, 1000, 1000, 1071}, outcome.equity());
  }

  @Test
  void anEntryIsSizedFromTheSlippedPrice() {
    FillModel model =
        model(
            new Slippage.Ticks(100), null, AT_ONCE, FillMoment.NEXT_OPEN, null, FeeCurrency.QUOTE);
    assertEquals("83 1@12-3@12 end 1000", trades(model, "0"));
  }

  @Test
  void aLatentOrderFillsABarLater() {
    FillModel model =
        model(NONE, null, new Latency.Bars(1), FillMoment.NEXT_OPEN, null, FeeCurrency.QUOTE);
    assertEquals("90 2@12-4@14 end 1180", trades(model, "0"));
  }

  @Test
  void aLargeOrderFillsOverSeveralBars() {
    FillModel model = model(NONE, "0.5", AT_ONCE, FillMoment.NEXT_OPEN, null, FeeCurrency.QUOTE);
    Candles candles = withVolume(100);
    Outcome outcome = run(model, "0", candles, bar -> bar == 0 ? List.of(enter()) : List.of());
    // 50 at 11 and 40 at 12; closed at the open of the last bar, of which only 50 can be sold.
    assertEquals("90 1@11.4444-5@15 open 1320", text(candles, outcome));
  }

  @Test
  void makersPayTheirOwnFee() {
    FillModel model = model(NONE, null, AT_ONCE, FillMoment.NEXT_OPEN, "0", FeeCurrency.QUOTE);
    Candles candles = Bars.of(row(10, 10, 10, 10), row(10, 10, 8, 8), row(8, 8, 8, 8));
    Intent limit =
        new Intent.Enter(Direction.LONG, null, 9, Double.NaN, Double.NaN, Double.NaN, "");
    Outcome outcome = run(model, "0.01", candles, bar -> bar == 0 ? List.of(limit) : List.of());
    // 110 × 9 at no fee, then 110 × 8 at 1 %.
    assertEquals(Money.of("8.8"), outcome.fees());
  }

  @Test
  void aFeeInBaseLeavesLessToSell() {
    FillModel model = model(NONE, null, AT_ONCE, FillMoment.NEXT_OPEN, null, FeeCurrency.BASE);
    Outcome outcome = run(model, "0.05", CANDLES, FillsTest::inAndOut);
    Trade trade = outcome.trades().getFirst();
    // 86 bought for 946; 4.3 rounded up to 5 are the fee, 81 are sold at 13 for 1053 less 52.65.
    assertEquals("81 1@11-3@13 end 1054.35", text(CANDLES, outcome));
    assertEquals(Money.of("107.65"), trade.fees());
    assertEquals(Money.of("54.35"), trade.profit());
  }

  @Test
  void refusesWhatIsBelowTheMinimumNotional() {
    FillModel plain = FillModel.PLAIN;
    FillModel model =
        new FillModel(
            NONE, null, AT_ONCE, plain.moment(), null, plain.feeCurrency(), Money.of("990.01"));
    Outcome outcome = run(model, "0", CANDLES, FillsTest::inAndOut);
    assertEquals(
        Map.of("the order is worth less than the minimum notional", 1), outcome.refusals());
  }

  @Test
  void asksForVolumeWhereFillsDependOnIt() {
    FillModel model = model(NONE, "0.5", AT_ONCE, FillMoment.NEXT_OPEN, null, FeeCurrency.QUOTE);
    assertThrows(
        IllegalArgumentException.class, () -> run(model, "0", CANDLES, FillsTest::inAndOut));
  }

  /// The bar's own path goes to the low first; the finer candles show the high came first.
  @Test
  void finerCandlesDecideWhatCameFirst() {
    Candles day = Bars.of(row(100, 100, 100, 100), row(100, 110, 95, 100), row(100, 100, 100, 100));
    Candles hours = hours(1, row(100, 110, 100, 108), row(106, 107, 95, 96), row(97, 100, 97, 100));
    Intent bracket = new Intent.Enter(Direction.LONG, null, Double.NaN, 96, 105, Double.NaN, "");
    Strategy strategy = view -> view.bar() == 0 ? List.of(bracket) : List.of();
    assertEquals("10 1@100-1@96 stop 960", text(day, run(null, day, strategy)));
    assertEquals("10 1@100-1@105 takeProfit 1050", text(day, run(hours, day, strategy)));
    Candles elsewhere = hours(2, row(100, 100, 100, 100));
    assertEquals("10 1@100-1@96 stop 960", text(day, run(elsewhere, day, strategy)));
  }

  @Test
  void aGapBetweenFinerCandlesFillsAStopAtTheirOpen() {
    Candles day = Bars.of(row(100, 100, 100, 100), row(100, 100, 90, 92));
    Candles hours = hours(1, row(100, 100, 99, 99), row(94, 95, 90, 92));
    Intent stop =
        new Intent.Enter(Direction.LONG, null, Double.NaN, 96, Double.NaN, Double.NaN, "");
    Strategy strategy = view -> view.bar() == 0 ? List.of(stop) : List.of();
    assertEquals("10 1@100-1@96 stop 960", text(day, run(null, day, strategy)));
    assertEquals("10 1@100-1@94 stop 940", text(day, run(hours, day, strategy)));
  }

  @Test
  void detailMustBeFinerAndFit() {
    Candles day = Bars.flat(1, 2);
    assertThrows(
        IllegalArgumentException.class, () -> new Market(day, INSTRUMENT, 0, 0, Bars.flat(1)));
  }

  private interface Script {
    List<Intent> at(int bar);
  }

  private static List<Intent> inAndOut(int bar) {
    return switch (bar) {
      case 0 -> List.of(enter());
      case 2 -> List.of(new Intent.Close(null, "end"));
      default -> List.of();
    };
  }

  private static Intent enter() {
    double none = Double.NaN;
    return new Intent.Enter(Direction.LONG, null, none, none, none, none, "");
  }

  private static String trades(FillModel model, String fee) {
    return text(CANDLES, run(model, fee, CANDLES, FillsTest::inAndOut));
  }

  private static Outcome run(FillModel model, String fee, Candles candles, Script script) {
    Sizing all = new Sizing.Percent(new BigDecimal(100));
    Settings settings = new Settings(Money.of("1000"), new BigDecimal(fee), all, true, model);
    return Backtest.run(
        Market.of(candles, INSTRUMENT), settings, view -> script.at(view.bar()), Progress.SILENT);
  }

  private static Outcome run(@Nullable Candles detail, Candles candles, Strategy strategy) {
    Sizing all = new Sizing.Percent(new BigDecimal(100));
    Settings settings = new Settings(Money.of("1000"), BigDecimal.ZERO, all, false);
    return Backtest.run(
        new Market(candles, INSTRUMENT, 0, 0, detail), settings, strategy, Progress.SILENT);
  }

  private static String text(Candles candles, Outcome outcome) {
    return outcome.trades().stream()
            .map(trade -> text(candles, trade))
            .collect(Collectors.joining("; "))
        + " "
        + outcome.endEquity();
  }

  private static String text(Candles candles, Trade trade) {
    int entered = candles.indexAtOrAfter(trade.entryTime());
    return "%s %d@%s-%d@%s %s"
        .formatted(
            trade.quantity(),
            entered,
            trade.entryPrice(),
            entered + trade.bars(),
            trade.exitPrice(),
            trade.exitReason());
  }

  private static FillModel model(
      Slippage slippage,
      @Nullable String share,
      Latency latency,
      FillMoment moment,
      @Nullable String maker,
      FeeCurrency currency) {
    return new FillModel(
        slippage,
        share == null ? null : new BigDecimal(share),
        latency,
        moment,
        maker == null ? null : new BigDecimal(maker),
        currency,
        Money.ZERO);
  }

  private static Candles withVolume(double volume) {
    Candles candles = Bars.flat(10, 11, 12, 13, 14, 15);
    Arrays.fill(candles.volume(), volume);
    return candles;
  }

  private static double[] row(double... row) {
    return row;
  }

  /// Candles of eight hours of one day.
  private static Candles hours(int day, double[]... rows) {
    Candles bars = Bars.of(rows);
    long[] time = new long[rows.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = Bars.START + day * 86_400_000L + i * 8 * 3_600_000L;
    }
    return new Candles(
        Timeframe.of("8h"),
        time,
        bars.open(),
        bars.high(),
        bars.low(),
        bars.close(),
        bars.volume());
  }
}
