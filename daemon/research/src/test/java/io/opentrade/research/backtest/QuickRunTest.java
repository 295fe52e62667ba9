package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BacktestRun;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people ask for most must go through the signal kernel: the event engine gives the same, and
/// nobody but a clock would notice.
final class QuickRunTest {
  private static final Series SERIES = series();
  private static final List<String> SIZES =
      List.of("100%", "25%", "1base", "1000quote", "10%equity", "1%risk", "0.5kelly");

  @Test
  void aPlainRequestIsQuick() {
    assertTrue(quick(request(null)));
    for (String size : SIZES) {
      assertTrue(quick(request(size)), size);
    }
  }

  @Test
  void soIsOneWhoseOrdersRestInTheMarket() {
    double[] price = SERIES.candles().close();
    assertTrue(quick(request(null), signals(null, price, price, price, null)));
    assertTrue(quick(request(null), signals(price, price, null, null, null)));
  }

  @Test
  void leverageIsNot() {
    double[] price = SERIES.candles().close();
    assertFalse(quick(request(null), signals(null, null, null, null, price)));
  }

  private static boolean quick(BacktestRun request) {
    return quick(request, signals(null, null, null, null, null));
  }

  private static Signals signals(
      double @Nullable [] limit,
      double @Nullable [] stop,
      double @Nullable [] takeProfit,
      double @Nullable [] trail,
      double @Nullable [] leverage) {
    Mask none = Mask.empty(SERIES.candles().size());
    return new Signals(
        none, none, none, none, null, limit, stop, takeProfit, trail, leverage, "", "");
  }

  private static boolean quick(BacktestRun request, Signals signals) {
    Market market = Market.of(SERIES.candles(), SERIES.instrument());
    return Backtest.quick(market, BacktestJob.settings(request, 1, SERIES), signals);
  }

  private static Series series() {
    double[] price = {100, 101, 102};
    Candles candles =
        new Candles(
            Timeframe.of("1h"),
            new long[] {0, 3_600_000, 7_200_000},
            price,
            price,
            price,
            price,
            price);
    Instrument instrument =
        new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.001"), 8);
    return new Series("BTC/USDT@file:1h", candles, 0, instrument, List.of());
  }

  private static BacktestRun request(@Nullable String size) {
    return BareRun.of(List.of(), null, null, size);
  }
}
