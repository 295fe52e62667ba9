package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A strategy that knows later bars is found out, and named with its market; an honest one is not.
final class LookaheadTest {
  private static final StrategyFile FILE =
      new StrategyFile(new Script("teller.js", Language.JAVASCRIPT, ""), "00");
  private static final Settings SETTINGS =
      new Settings(
          Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(BigDecimal.valueOf(50)), true);

  private final List<Integer> done = new ArrayList<>();
  private int bars = 300;

  @Test
  void whoKnowsTheFutureOfAMarketIsFoundOut() throws InterruptedException {
    assertEquals(List.of(), check(Style.ON_BAR, new FortuneTeller("A/Y", 0), "A/Y"));
    assertEquals(List.of(), check(Style.ON_BAR, new FortuneTeller("A/Y", -3), "A/Y"));
    Warning warning = check(Style.ON_BAR, new FortuneTeller("A/Y", 3), "A/Y").getFirst();
    assertEquals("lookahead", warning.code());
    assertTrue(
        warning.message().toString().contains("knows the future: at bar "), warning::toString);
  }

  @Test
  void ofSeveralMarketsTheOneItKnowsIsNamed() throws InterruptedException {
    for (Style style : List.of(Style.ON_BAR, Style.ON_BARS)) {
      assertEquals(List.of(), check(style, new FortuneTeller("B/Y", -1), "A/Y", "B/Y", "C/Y"));
      Warning warning = check(style, new FortuneTeller("B/Y", 5), "A/Y", "B/Y", "C/Y").getFirst();
      assertTrue(warning.message().toString().contains(" of B/Y "), style + " " + warning);
    }
  }

  @Test
  void itTellsHowFarItIs() throws InterruptedException {
    check(Style.ON_BAR, new FortuneTeller("A/Y", 0), "A/Y");
    assertEquals(List.of(0, 1, 2, 3, 4), done);
  }

  @Test
  void whatHasTooFewBarsIsNotSaidToBeClean() throws InterruptedException {
    bars = 1;
    Warning warning = check(Style.ON_BAR, new FortuneTeller("A/Y", 0), "A/Y").getFirst();
    assertEquals("lookaheadUnchecked", warning.code());
  }

  private List<Warning> check(Style style, Worker worker, String... symbols)
      throws InterruptedException {
    List<Preparation> ready = new ArrayList<>();
    List<Market> markets = new ArrayList<>();
    for (String symbol : symbols) {
      Instrument instrument =
          new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.001"), 8);
      Candles candles = candles(symbols.length + ready.size());
      Series series = new Series(symbol + "@test:1h", candles, 0, instrument, List.of());
      ready.add(
          new Preparation(
              FILE, FortuneTeller.DECLARATION, style, Map.of(), series, Map.of(), null));
      markets.add(new Market(candles, instrument, 0, 0));
    }
    List<Decisions> whole = Deciding.bars(worker, style, ready, markets, SETTINGS, _ -> true);
    return new Lookahead(() -> worker, FILE, ready, markets, SETTINGS).check(whole, done::add);
  }

  private Candles candles(int seed) {
    Random random = new Random(seed);
    double[][] columns = new double[5][bars];
    long[] time = new long[bars];
    double price = 100;
    for (int bar = 0; bar < bars; bar++) {
      time[bar] = bar * 3_600_000L;
      columns[0][bar] = price;
      price = Math.round((price + random.nextGaussian()) * 100) / 100.0;
      columns[1][bar] = Math.max(columns[0][bar], price);
      columns[2][bar] = Math.min(columns[0][bar], price);
      columns[3][bar] = price;
    }
    return new Candles(
        Timeframe.of("1h"), time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }
}
