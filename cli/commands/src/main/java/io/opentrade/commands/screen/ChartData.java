package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.MarketCandles;
import io.opentrade.protocol.RequestFailed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a chart's candles come from: the store, or straight from the exchange.
///
/// @param from null for no bound
/// @param to null for no bound
/// @param live whether the exchange is asked first
record ChartData(String series, @Nullable Instant from, @Nullable Instant to, boolean live) {
  private static final int FROM_EXCHANGE = 500;
  private static final int FROM_STORE = 4000;

  /// The newest bars within the bounds.
  List<Candle> read(Invocation invocation, int most) throws InterruptedException {
    if (live) {
      return exchange(invocation, most);
    }
    try {
      int limit = Math.clamp(most, 1, FROM_STORE);
      return invocation.ask(new DataShow(series, from, to, limit, true)).bars();
    } catch (RequestFailed failed) {
      if (failed.failure().kind() != FailureKind.NOT_FOUND || from != null || to != null) {
        throw failed;
      }
      return elsewhere(invocation, most, failed);
    }
  }

  /// Where nothing is stored the exchange may know; when it does not, the store's answer is told.
  private List<Candle> elsewhere(Invocation invocation, int most, RequestFailed stored)
      throws InterruptedException {
    try {
      return exchange(invocation, most);
    } catch (RequestFailed failed) {
      if (failed.failure().kind() == FailureKind.INTERRUPTED) {
        throw failed;
      }
      throw stored;
    }
  }

  private List<Candle> exchange(Invocation invocation, int most) throws InterruptedException {
    int limit = Math.clamp(most, 1, FROM_EXCHANGE);
    return invocation.ask(new MarketCandles(List.of(series), limit)).series().getFirst().bars();
  }
}
