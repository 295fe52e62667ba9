package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.link.LinkException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a worker says of a run is believed only as far as a run can have come to it.
final class ClaimsTest {
  private static final List<Intent> CLOSE = List.of(new Intent.Close(null, ""));

  private static BarsJob.Place place(String symbol, long begin, int bars, int firstDecision) {
    long[] time = new long[bars];
    double[] price = new double[bars];
    for (int bar = 0; bar < bars; bar++) {
      time[bar] = (begin + bar) * 60_000L;
      price[bar] = 10;
    }
    Candles candles =
        new Candles(Timeframe.of("1m"), time, price, price, price, price, new double[bars]);
    Instrument instrument = new Instrument(symbol, BigDecimal.ONE, BigDecimal.ONE, 2);
    return new BarsJob.Place(new Market(candles, instrument, 0, firstDecision), Map.of());
  }

  /// Ten bars, and ten that begin five bars later: fifteen ticks.
  private static BarsJob job(Style style) {
    Settings settings =
        new Settings(Money.of("100"), BigDecimal.ZERO, new Sizing.Percent(BigDecimal.TEN), true);
    List<BarsJob.Place> places = List.of(place("A/Y", 0, 10, 3), place("B/Y", 5, 10, 0));
    return new BarsJob(style, places, settings, Map.of(), List.of());
  }

  private static List<Decision> at(int... bars) {
    return java.util.Arrays.stream(bars).mapToObj(bar -> new Decision(bar, CLOSE)).toList();
  }

  @Test
  void decisionsAreOnBarsOfTheirMarket() {
    Decisions decisions = new Decisions(job(Style.ON_BAR), 100);
    assertTrue(decisions.add(0, at(3, 9)));
    assertTrue(decisions.add(1, at(0, 1)));
    assertThrows(LinkException.class, () -> decisions.add(0, at(9)));
    assertThrows(LinkException.class, () -> decisions.add(1, at(10)));
    assertThrows(LinkException.class, () -> new Decisions(job(Style.ON_BAR), 100).add(0, at(2)));
    assertEquals(2, decisions.log(0).decisions().size());
  }

  @Test
  void decisionsOfOnBarsAreOnTicksOfTheRun() {
    Decisions decisions = new Decisions(job(Style.ON_BARS), 100);
    assertTrue(decisions.add(0, at(0, 14)));
    assertThrows(LinkException.class, () -> decisions.add(1, at(15)));
  }

  @Test
  void aMarketOutsideTheRunIsNoMarket() {
    Decisions decisions = new Decisions(job(Style.ON_BARS), 100);
    assertThrows(LinkException.class, () -> decisions.add(2, at(3)));
    PlotColumns plots = new PlotColumns(job(Style.ON_BARS).places());
    assertThrows(LinkException.class, () -> plots.add(2, "a", new double[1]));
  }

  @Test
  void intentsOfAllMarketsCountTogether() {
    Decisions decisions = new Decisions(job(Style.ON_BAR), 3);
    assertTrue(decisions.add(0, at(3, 4)));
    assertFalse(decisions.add(1, at(3, 4)));
  }

  /// Two million intents are allowed, and with tags they would end whoever keeps them.
  @Test
  void longTagsTakeMemoryBeforeTheIntentsAreTooMany() {
    String tag = "x".repeat(800);
    List<Decision> tagged = List.of(new Decision(3, List.of(new Intent.Close(null, tag))));
    Decisions few = new Decisions(job(Style.ON_BAR), 100, 800);
    assertFalse(few.add(0, tagged));
    assertEquals("0 MB of orders and their tags", few.most());
    Decisions roomy = new Decisions(job(Style.ON_BAR), 100, 2_000);
    assertTrue(roomy.add(0, tagged));
    Placement.Refused twice = new Placement.Refused(Side.BUY, tag, tag);
    assertFalse(roomy.add(0, List.of(new Decision(4, List.of(new Intent.Place(1, twice))))));
  }

  @Test
  void aPlotHasAValueForEachBar() {
    PlotColumns plots = new PlotColumns(job(Style.ON_BAR).places());
    plots.add(0, "a", new double[] {1, 2, 3, 4});
    assertThrows(LinkException.class, () -> plots.complete(0));
    plots.add(0, "a", new double[] {5, 6, 7, 8, 9, Double.NaN});
    double[] whole = {1, 2, 3, 4, 5, 6, 7, 8, 9, Double.NaN};
    assertArrayEquals(whole, plots.complete(0).get("a"));
    assertThrows(LinkException.class, () -> plots.add(0, "a", new double[1]));
    assertThrows(
        LinkException.class, () -> plots.add(1, "b", new double[] {Double.POSITIVE_INFINITY}));
  }

  /// A few bytes of a claim must not take megabytes of ours.
  @Test
  void whatIsBegunCountsAsWhole() {
    int bars = Limits.PLOT_VALUES / 3;
    PlotColumns plots = new PlotColumns(List.of(place("A/Y", 0, bars, 0)));
    for (String name : List.of("a", "b", "c")) {
      plots.add(0, name, new double[1]);
    }
    assertThrows(LinkException.class, () -> plots.add(0, "d", new double[1]));
    ScanColumns scans = new ScanColumns(1_000, 20_000);
    scans.add(0, new double[0]);
    scans.add(1, new double[0]);
    assertThrows(LinkException.class, () -> scans.add(2, new double[0]));
  }

  @Test
  void aPlotHasOneOfAFewNames() {
    PlotColumns plots = new PlotColumns(job(Style.ON_BAR).places());
    for (int name = 0; name < Limits.PLOTS; name++) {
      plots.add(0, "p" + name, new double[10]);
    }
    assertThrows(LinkException.class, () -> plots.add(0, "more", new double[10]));
  }
}
