package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.backtest.PairFilter;
import io.opentrade.engine.backtest.PairFilter.Measure;
import io.opentrade.protocol.RequestFailed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pair lists as people write them.
final class PairTextTest {
  private static final long DAY = 86_400_000L;

  @Test
  void filtersOneAfterTheOther() {
    assertEquals(
        List.of(
            new PairFilter.Named(Set.of("BTC/USDT", "ETH/USDT"), false),
            new PairFilter.Within(Measure.AGE, 0, 30.0 * DAY, Double.POSITIVE_INFINITY),
            new PairFilter.Within(Measure.SPREAD, DAY, 0, 0.005),
            new PairFilter.Within(Measure.VOLATILITY, 2 * DAY, 0.01, 0.1),
            new PairFilter.Top(30, Measure.CHANGE, DAY / 2)),
        PairText.parse(
            "whitelist(btc/usdt, ETH/USDT), age(30d),spread(0.5%) , volatility(1%, 10%, 2d),"
                + " top(30, change, 12h)"));
    assertEquals(
        List.of(new PairFilter.Top(3, Measure.VOLUME, DAY)), PairText.parse("top(3, volume, 24h)"));
    assertEquals(
        List.of(new PairFilter.Named(Set.of("A/B"), true)), PairText.parse("blacklist(a/b)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "top",
        "top()",
        "top(0)",
        "top(3, price)",
        "top(3) top(2)",
        "best(3)",
        "age(x)",
        "age(0d)",
        "spread(-1%)",
        "volatility(10%, 1%)",
        "top(3, volume, 24h",
        "top(3),"
      })
  void noPairLists(String text) {
    assertThrows(RequestFailed.class, () -> PairText.parse(text));
  }

  @Test
  void aWhitelistThatNamesNoMarketOfTheRunIsRefused() {
    List<String> markets = List.of("BTC/USDT", "ETH/USDT");
    assertEquals(1, PairText.parse("whitelist(ETH/USDT, XRP/USDT)", markets).size());
    assertEquals(1, PairText.parse("blacklist(XRP/USDT)", markets).size());
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> PairText.parse("whitelist(XRP/USDT)", markets));
    assertEquals("the whitelist names none of the markets of this run", failed.getMessage());
  }
}
