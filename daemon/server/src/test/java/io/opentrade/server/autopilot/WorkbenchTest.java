package io.opentrade.server.autopilot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.StrategyCheck.Parameter;
import io.opentrade.protocol.WalkforwardRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the autopilot asks of the house about a strategy on a market, and what it makes of the
/// answers.
class WorkbenchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final String BTC = "BTC/USDT@binance:1h";
  private static final String ETH = "ETH/USDT@binance:1h";

  private final StudyHouse house = new StudyHouse(NOW);
  private final Workbench workbench = new Workbench(house);

  private Candidate.Outlook look(String script, String series, Instant now)
      throws InterruptedException {
    return workbench.of("demo", file(script), series, now);
  }

  private static InputFile file(String script) {
    return new InputFile("/tmp/" + script, new ForeignText(script));
  }

  private static Parameter number(
      String name, Object value, @Nullable Double min, @Nullable Double max) {
    return new Parameter(new ForeignText(name), value, min, max, null, List.of(), null);
  }

  @Test
  void aStrategyWithRangesWalksForwardOverTheLastDays() throws InterruptedException {
    house.parameters = List.of(number("fast", 10L, 2.0, 15.0), number("label", "x", null, null));
    var tested = assertInstanceOf(Candidate.Tested.class, look("a.js", BTC, NOW));
    WalkforwardRun asked = house.walks.getFirst();
    assertEquals(List.of("fast=5,8,10,15"), asked.sweeps());
    assertEquals("60d", asked.train());
    assertEquals("15d", asked.test());
    assertEquals(NOW.minus(Duration.ofDays(120)), asked.base().from());
    assertEquals(NOW, asked.base().to());
    assertEquals(List.of(DataSource.series(BTC)), asked.base().data());
    assertEquals(file("a.js"), asked.base().strategy());
    Evidence evidence = tested.evidence();
    assertEquals(2, evidence.windows());
    assertEquals(1, evidence.winning());
    assertEquals(7, evidence.trades());
    assertEquals(3.5, evidence.netPercent());
    assertEquals(1.25, evidence.drawdownPercent());
    assertEquals(Map.of("fast", "8"), evidence.set(), "what the last training chose");
    long day = StudyHouse.FIRST.toEpochMilli() / Duration.ofDays(1).toMillis();
    assertEquals(Set.of(day + 1, day + 2), evidence.returns().keySet());
    assertEquals(0.1, evidence.returns().getOrDefault(day + 1, 0.0), 1e-12);
    assertEquals(-0.5, evidence.returns().getOrDefault(day + 2, 0.0), 1e-12);
    assertEquals(Regime.RISING, tested.regime());
    assertEquals(List.of("demo"), house.accounts.stream().distinct().toList());
  }

  @Test
  void aStrategyWithNothingToChooseIsTradedAsItIsOverTheDaysOfTheTests() throws Exception {
    BacktestReply reply = StudyHouse.recordedBacktest();
    var tested = assertInstanceOf(Candidate.Tested.class, look("b.js", BTC, NOW));
    BacktestRun asked = house.backtests.getFirst();
    assertEquals(NOW.minus(Duration.ofDays(60)), asked.from());
    assertEquals(NOW, asked.to());
    assertEquals(reply.result().metrics().trades(), tested.evidence().trades());
    assertEquals(Map.of(), tested.evidence().set());
    assertEquals(List.of(), house.walks);
  }

  @Test
  void aScriptIsLookedIntoOnceHoweverManyMarketsAndReviews() throws InterruptedException {
    look("b.js", BTC, NOW);
    look("b.js", ETH, NOW);
    look("b.js", BTC, NOW.plusSeconds(3600));
    assertEquals(1, house.checks);
    look("c.js", BTC, NOW);
    assertEquals(2, house.checks);
  }

  @Test
  void aMarketIsFetchedOnceForAReview() throws InterruptedException {
    look("a.js", BTC, NOW);
    look("b.js", BTC, NOW);
    look("b.js", ETH, NOW);
    assertEquals(List.of(BTC, ETH), house.downloads);
    look("a.js", BTC, NOW.plusSeconds(60));
    assertEquals(List.of(BTC, ETH, BTC), house.downloads);
  }

  @Test
  void whereTheExchangeIsAwayFreshCandlesThatAreStoredDo() throws InterruptedException {
    house.exchangeTrouble = "maintenance";
    assertInstanceOf(Candidate.Tested.class, look("b.js", BTC, NOW));
    Instant later = NOW.plus(Duration.ofDays(3));
    assertEquals(new Candidate.Unknown("no candles: maintenance"), look("b.js", BTC, later));
    house.exchangeTrouble = null;
    later = later.plusSeconds(60);
    assertEquals(new Candidate.Unknown("its candles are old"), look("b.js", BTC, later));
  }

  @Test
  void aMarketOfFewBarsAndAStudyThatFailsAreUnknownInTheirWords() throws InterruptedException {
    house.bars = 99;
    assertEquals(new Candidate.Unknown("only 99 bars, of at least 100"), look("b.js", BTC, NOW));
    house.bars = Regime.BARS;
    house.studyTrouble = "the script has a mistake in line 3";
    assertEquals(
        new Candidate.Unknown("the script has a mistake in line 3"), look("b.js", BTC, NOW));
  }
}
