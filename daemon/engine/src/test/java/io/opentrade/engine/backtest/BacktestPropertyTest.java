package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What must hold for any market, settings and signals.
final class BacktestPropertyTest {

  @Property(tries = 1_000)
  void agreesWithAnEngineWrittenASecondTime(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    SimpleEngine simple = new SimpleEngine(scenario);
    simple.run();
    Outcome outcome = scenario.run();
    List<Trade> ended = outcome.trades().stream().filter(trade -> !trade.open()).toList();
    assertEquals(simple.trades.size(), ended.size());
    for (int i = 0; i < ended.size(); i++) {
      assertEquals(simple.trades.get(i), line(scenario.market(), ended.get(i)));
    }
    assertEquals(simple.equity.size(), outcome.equity().length);
    for (int i = 0; i < outcome.equity().length; i++) {
      double expected = simple.equity.get(i).doubleValue();
      assertEquals(expected, outcome.equity()[i], 0.006 + Math.abs(expected) * 1e-12);
    }
    assertEquals(new Money(simple.equity.getLast()), outcome.endEquity());
  }

  @Property(tries = 200)
  void profitsOfTheTradesAreTheGainOfTheAccount(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Outcome outcome = scenario.run();
    Money sum = scenario.settings().cash();
    Money fees = Money.ZERO;
    for (Trade trade : outcome.trades()) {
      sum = sum.plus(trade.profit());
      fees = fees.plus(trade.fees());
    }
    assertEquals(outcome.endEquity(), sum);
    assertEquals(outcome.fees(), fees);
  }

  @Property(tries = 200)
  void aReplayOfTheDecisionsIsBitEqual(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    RecordingStrategy recording = new RecordingStrategy(new SignalStrategy(scenario.signals()));
    Outcome first = run(scenario, recording);
    assertSame(first, run(scenario, new ReplayStrategy(recording.log())));
    assertSame(first, scenario.run());
  }

  @Property(tries = 200)
  void aStrategyThatIsShownEveryBarTradesAlike(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    SignalStrategy signals = new SignalStrategy(scenario.signals());
    Outcome shown = run(scenario, signals::onBar);
    assertEquals(scenario.run().trades(), shown.trades());
    assertArrayEquals(scenario.run().equity(), shown.equity());
  }

  @Property(tries = 200)
  void whatComesLaterChangesNothingBefore(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Market market = scenario.market();
    int size = market.candles().size();
    int cut = market.from() + 1 + Math.floorMod(seed, size - market.from() - 1);
    Candles shorter = market.candles().slice(0, cut);
    Market truncated =
        new Market(shorter, market.instrument(), market.from(), market.firstDecision());
    Settings given = scenario.settings();
    Settings settings = new Settings(given.cash(), given.feeRate(), given.size(), false);
    SignalStrategy signals = new SignalStrategy(scenario.signals());
    Outcome before = Backtest.run(truncated, settings, signals, Progress.SILENT);
    Outcome all =
        Backtest.run(market, settings, new SignalStrategy(scenario.signals()), Progress.SILENT);
    for (int i = 0; i < before.equity().length; i++) {
      assertEquals(all.equity()[i], before.equity()[i]);
    }
    List<Trade> ended = before.trades().stream().filter(trade -> !trade.open()).toList();
    assertEquals(all.trades().subList(0, ended.size()), ended);
  }

  @Property(tries = 200)
  void metricsAreDefinedOrNull(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Outcome outcome = scenario.run();
    Metrics metrics = Metrics.of(outcome, scenario.market(), scenario.settings(), 365);
    assertTrue(metrics.exposurePercent() >= 0 && metrics.exposurePercent() <= 100);
    assertTrue(metrics.wins() + metrics.losses() <= metrics.trades());
    assertTrue(metrics.peakEquity().compareTo(metrics.endEquity()) >= 0);
    assertTrue(metrics.maxDrawdownPercent() >= 0);
    if (metrics.maxDrawdown().signum() > 0) {
      assertTrue(metrics.maxDrawdownPercent() > 0);
    } else {
      // A fall of less than the smallest amount of money is none in money, and a share
      // nevertheless.
      double peak = metrics.peakEquity().value().doubleValue();
      double smallest = Math.pow(10, -scenario.market().instrument().moneyScale());
      assertTrue(metrics.maxDrawdownPercent() / 100 * peak <= smallest);
    }
  }

  private static Outcome run(Scenario scenario, io.opentrade.engine.strategy.Strategy strategy) {
    return Backtest.run(scenario.market(), scenario.settings(), strategy, Progress.SILENT);
  }

  private static void assertSame(Outcome expected, Outcome actual) {
    assertEquals(expected.trades(), actual.trades());
    assertArrayEquals(expected.equity(), actual.equity());
    assertEquals(expected.endEquity(), actual.endEquity());
    assertEquals(expected.peakEquity(), actual.peakEquity());
    assertEquals(expected.maxDrawdown(), actual.maxDrawdown());
    assertEquals(expected.conflicts(), actual.conflicts());
    assertEquals(expected.ignored(), actual.ignored());
    assertEquals(expected.refusals(), actual.refusals());
    assertEquals(expected.warnings(), actual.warnings());
  }

  static String line(Market market, Trade trade) {
    int side = trade.side() == Direction.LONG ? 1 : -1;
    int entryBar = market.candles().indexAtOrAfter(trade.entryTime());
    BigDecimal entry = trade.entryPrice().value();
    String start =
        SimpleEngine.line(
            side,
            trade.quantity().value(),
            entryBar,
            entry,
            entryBar + trade.bars(),
            trade.exitPrice().value(),
            trade.profit().value(),
            entry,
            entry,
            "");
    int end = start.lastIndexOf(": ");
    return start.substring(0, end)
        + ": %s, %s %s, %s"
            .formatted(
                SimpleEngine.plain(trade.profit().value()),
                trade.mae() + 0.0,
                trade.mfe() + 0.0,
                trade.exitReason());
  }
}
