package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.risk.Cap;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.KillLimit;
import io.opentrade.engine.risk.Limit;
import io.opentrade.engine.risk.Lock;
import io.opentrade.engine.risk.Protection;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.risk.TradingDay;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Risk rules in a backtest.
final class RiskRunTest {
  private static final long DAY = 86_400_000L;
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);

  @Test
  void aKillStopsEntriesAndLeavesThePosition() {
    Candles candles = Bars.flat(100, 100, 70, 70, 100, 100, 100);
    Outcome outcome = run(candles, kills(false), buyEvery(1, 3));
    assertEquals(
        List.of(new Kill(Bars.START + 3 * DAY - 1, "the drawdown reached 20%")),
        outcome.risk().kills());
    assertEquals("open", outcome.trades().getFirst().exitReason());
    assertEquals(Money.of("1000"), outcome.endEquity());
  }

  @Test
  void aKillMayFlattenAtTheNextOpen() {
    Candles candles = Bars.flat(100, 100, 70, 71, 72, 73);
    Outcome outcome = run(candles, kills(true), buyEvery(1, 3));
    Trade trade = outcome.trades().getFirst();
    assertEquals("kill", trade.exitReason());
    assertEquals("71", trade.exitPrice().toString());
    assertEquals(1, outcome.trades().size());
    assertEquals(Map.of("trading is halted: the drawdown reached 20%", 1), outcome.refusals());
  }

  @Test
  void aDayIsTheDayOfItsBars() {
    RiskRules rules = kills(new KillLimit.DailyLoss(new Cap.Percent(BigDecimal.TEN)), false);
    // Nine percent a day for three days are no day's loss of ten.
    Outcome slow = run(Bars.flat(100, 100, 91, 83, 76, 76), rules, buyEvery(1, 99));
    assertTrue(slow.risk().kills().isEmpty());
    Outcome fast = run(Bars.flat(100, 100, 91, 81, 81, 81), rules, buyEvery(1, 99));
    assertEquals(1, fast.risk().kills().size());
  }

  @Test
  void aStopLocksEntries() {
    RiskRules rules =
        new RiskRules(
            List.of(),
            List.of(),
            false,
            List.of(
                new Protection.StoplossGuard(10 * DAY, 1, 2 * DAY, BigDecimal.ZERO, false, false)),
            TradingDay.MIDNIGHT);
    Candles candles = Bars.flat(100, 100, 90, 90, 90, 90, 90, 90);
    Strategy stopped = view -> List.of(enter(null, candles.close()[view.bar()] * 0.95));
    Outcome outcome = run(candles, rules, stopped);
    Lock lock = outcome.risk().locks().getFirst();
    assertEquals(Bars.START + 2 * DAY, lock.at());
    assertEquals(Bars.START + 5 * DAY, lock.until());
    assertEquals(Map.of("locked by stoploss-guard", 2), outcome.refusals());
    assertEquals(Bars.START + 5 * DAY, outcome.trades().get(1).entryTime());
  }

  @Test
  void limitsRefuseAndAreCounted() {
    RiskRules rules =
        new RiskRules(
            List.of(
                new Limit.OrderNotional(new Cap.Amount(Money.of("500"))),
                new Limit.PriceBand(new BigDecimal(5))),
            List.of(),
            false,
            List.of(),
            TradingDay.MIDNIGHT);
    Outcome outcome = run(Bars.flat(100, 100, 100, 100, 100), rules, buyEvery(1, 1));
    assertEquals(Map.of("the order is worth more than 500", 4), outcome.refusals());
    Strategy small = _ -> List.of(enter(new Sizing.Quote(Money.of("150")), Double.NaN));
    Outcome banded = run(Bars.flat(100, 100, 100, 120, 121, 122), rules, small);
    assertEquals(
        Map.of("the price is more than 5% away from the market's slow median", 3),
        banded.refusals());
  }

  /// Rules that never bite change nothing, though every bar is looked at.
  @Property(tries = 200)
  void rulesThatDoNotBiteChangeNothing(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Cap much = new Cap.Amount(Money.of("1000000000000"));
    RiskRules rules =
        new RiskRules(
            List.of(
                new Limit.GrossExposure(much),
                new Limit.PriceBand(new BigDecimal(1_000_000)),
                new Limit.OpenOrders(1_000_000)),
            List.of(new KillLimit.Drawdown(much), new KillLimit.DailyLoss(much)),
            false,
            List.of(new Protection.MaxDrawdown(DAY, 1_000_000, DAY, BigDecimal.ZERO)),
            TradingDay.MIDNIGHT);
    Outcome without = scenario.run();
    Outcome with =
        Backtest.run(
            scenario.market(),
            scenario.settings().with(rules),
            new SignalStrategy(scenario.signals()),
            Progress.SILENT);
    assertEquals(without.trades(), with.trades());
    assertArrayEquals(without.equity(), with.equity());
    assertEquals(without.refusals(), with.refusals());
  }

  /// After a kill nothing is entered, whatever is said; a replay of the decisions is bit-equal.
  @Property(tries = 200)
  void nothingIsEnteredAfterAKill(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Settings settings =
        scenario
            .settings()
            .with(kills(new KillLimit.Drawdown(new Cap.Percent(new BigDecimal(5))), seed % 2 == 0));
    RecordingStrategy recording = new RecordingStrategy(new SignalStrategy(scenario.signals()));
    Outcome outcome = Backtest.run(scenario.market(), settings, recording, Progress.SILENT);
    for (Kill kill : outcome.risk().kills()) {
      assertTrue(outcome.trades().stream().allMatch(trade -> trade.entryTime() < kill.at()));
    }
    Outcome again =
        Backtest.run(
            scenario.market(), settings, new ReplayStrategy(recording.log()), Progress.SILENT);
    assertEquals(outcome.trades(), again.trades());
    assertEquals(outcome.risk(), again.risk());
    assertEquals(outcome.refusals(), again.refusals());
  }

  private static RiskRules kills(boolean flatten) {
    return kills(new KillLimit.Drawdown(new Cap.Percent(new BigDecimal(20))), flatten);
  }

  private static RiskRules kills(KillLimit limit, boolean flatten) {
    return new RiskRules(List.of(), List.of(limit), flatten, List.of(), TradingDay.MIDNIGHT);
  }

  /// Enters at the opens of every so many bars from a bar on.
  private static Strategy buyEvery(int first, int bars) {
    return view ->
        view.bar() >= first - 1 && (view.bar() - first + 1) % bars == 0
            ? List.of(enter(null, Double.NaN))
            : List.of();
  }

  private static Intent enter(@org.jspecify.annotations.Nullable Sizing sizing, double stop) {
    return new Intent.Enter(Direction.LONG, sizing, Double.NaN, stop, Double.NaN, Double.NaN, "");
  }

  private static Outcome run(Candles candles, RiskRules rules, Strategy strategy) {
    Settings settings =
        new Settings(
                Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), false)
            .with(rules);
    return Backtest.run(Market.of(candles, INSTRUMENT), settings, strategy, Progress.SILENT);
  }
}
