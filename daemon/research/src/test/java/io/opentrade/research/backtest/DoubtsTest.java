package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.MoreMetrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs that look better than they are, each with the doubt it deserves. Bars of one price each; a
/// trade is long over one bar.
final class DoubtsTest {
  private static final Instrument SHARES =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 8);

  private static Market market(long hole, double... prices) {
    long[] time = new long[prices.length];
    for (int bar = 0; bar < prices.length; bar++) {
      time[bar] = bar * 86_400_000L + (bar > 2 ? hole : 0);
    }
    Candles candles =
        new Candles(
            Timeframe.of("1d"), time, prices, prices, prices, prices, new double[prices.length]);
    return Market.of(candles, SHARES);
  }

  private static Settings settings(String fee) {
    return new Settings(
        Money.of("10000"), new BigDecimal(fee), new Sizing.Percent(new BigDecimal(90)), false);
  }

  /// In at the open after each even bar, out at the next.
  private static DecisionLog always(int bars) {
    List<Decision> decisions = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      Intent in =
          new Intent.Enter(
              Direction.LONG, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");
      Intent out = new Intent.Close(null, "");
      decisions.add(new Decision(bar, List.of(bar % 2 == 0 ? in : out)));
    }
    return new DecisionLog(decisions);
  }

  /// Of a run only the market matters here.
  private static Evidence evidence(Market market) {
    BacktestResult.Run run =
        new BacktestResult.Run(
            new ForeignText("x.js"), "00", Map.of(), config(), List.of(), "0", 0, "Y");
    return new Evidence(
        run,
        List.of(new Place(market, 0, 0)),
        AccountModel.PLAIN,
        Fees.NONE,
        null,
        List.of(),
        "js",
        1,
        List.of());
  }

  private static BacktestResult.Config config() {
    Decimal one = Decimal.of("1");
    return new BacktestResult.Config(
        null, null, one, one, "90%", one, one, 8, "signals", false, 365, "keep", false, null, null,
        null, null);
  }

  private static List<String> doubts(Market market, String fee, int parameters) {
    Settings settings = settings(fee);
    DecisionLog log = always(market.candles().size());
    Outcome outcome = Backtest.run(market, settings, new ReplayStrategy(log), Progress.SILENT);
    MoreMetrics more = MoreMetrics.of(outcome, market, settings, 365);
    List<Warning> warnings = new ArrayList<>(Doubts.of(outcome, more, List.of(market), parameters));
    warnings.addAll(Stress.of(evidence(market), settings, List.of(log), outcome));
    return warnings.stream().map(each -> each.code() + ": " + each.message().raw()).toList();
  }

  @Test
  void nothingIsSaidOfAPlainWin() {
    assertEquals(List.of(), doubts(market(0, 100, 100, 110, 110, 121, 121, 130), "0.001", 2));
  }

  @Test
  void oneTradeMadeTheProfit() {
    assertEquals(
        List.of("oneTrade: trade 2 made 90 % of the profit"),
        doubts(market(0, 100, 100, 101, 101, 120, 120, 121), "0", 2));
    assertEquals(
        List.of("oneTrade: without trade 2 there would be no profit"),
        doubts(market(0, 100, 100, 99, 99, 120, 120), "0", 2));
  }

  @Test
  void aFillAfterAHoleIsDoubtful() {
    assertEquals(
        List.of("staleFills: one entry or exit filled on the first bar after a gap"),
        doubts(market(86_400_000L, 100, 100, 110, 110, 121, 121, 130), "0", 2));
  }

  @Test
  void manyParametersFitAnything() {
    double[] prices = new double[70];
    for (int bar = 0; bar < prices.length; bar++) {
      prices[bar] = 100 + (bar / 2) * 2;
    }
    assertEquals(
        List.of("manyParameters: 4 parameters for 34 trades: a fit to luck is likely"),
        doubts(market(0, prices), "0", 4));
    assertEquals(List.of(), doubts(market(0, prices), "0", 3));
  }

  @Test
  void theEquityThatNeverMoves() {
    assertEquals(
        List.of("flatEquity: the equity never changed although there were trades"),
        doubts(market(0, 100, 100, 100, 100), "0", 1));
  }

  @Test
  void aProfitThatIsEatenByCosts() {
    // Gains of 0.25 % twice, against 0.2 % and then 0.3 % of fees.
    assertEquals(
        List.of("feeSensitive: with 1.5 times the fee the profit is a loss"),
        doubts(market(0, 1000, 1000, 1002.5, 1002.5, 1005), "0.001", 1));
    // A cent of gain a share, against a tick on the way in and one on the way out.
    assertEquals(
        List.of("tickSensitive: with one tick of slippage a fill the profit is a loss"),
        doubts(market(0, 100, 100, 100.01, 100.01, 100.02, 100.02, 100.02), "0", 1));
  }
}
