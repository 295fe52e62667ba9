package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.MarketCandles;
import io.opentrade.protocol.RequestFailed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a chart's candles come from: the store, straight from the exchange, or what was kept with
/// a run.
///
/// @param run whose candles are drawn; null where only a series is named
/// @param from null for no bound
/// @param to null for no bound
/// @param live whether the exchange is asked first
record ChartData(
    String series,
    @Nullable String run,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean live) {
  private static final int FROM_EXCHANGE = 500;
  private static final int FROM_STORE = 4000;

  /// The newest bars within the bounds.
  Read read(Invocation invocation, int most) throws InterruptedException {
    if (!live && run != null) {
      return ofRun(invocation, run, most);
    }
    return new Read(live ? exchange(invocation, most) : stored(invocation, most), 1);
  }

  /// What was read.
  ///
  /// @param stretch how many bars of the series one of these stands for
  record Read(List<Candle> bars, int stretch) {}

  /// Files and the bundled candles are not stored, and what was stored may be gone: of these there
  /// is what was kept with the run.
  private Read ofRun(Invocation invocation, String id, int most) throws InterruptedException {
    try {
      List<Candle> bars = shown(invocation, most);
      if (!bars.isEmpty()) {
        return new Read(bars, 1);
      }
    } catch (RequestFailed failed) {
      FailureKind kind = failed.failure().kind();
      if (kind != FailureKind.NOT_FOUND && kind != FailureKind.USAGE) {
        throw failed;
      }
    }
    BacktestCandles.Reply reply = invocation.ask(new BacktestCandles(id, series, FROM_STORE));
    List<Candle> kept =
        reply.bars().stream()
            .filter(bar -> from == null || !bar.time().isBefore(from))
            .filter(bar -> to == null || bar.time().isBefore(to))
            .toList();
    int first = Math.max(0, kept.size() - most);
    return new Read(kept.subList(first, kept.size()), reply.stretch());
  }

  private List<Candle> stored(Invocation invocation, int most) throws InterruptedException {
    try {
      return shown(invocation, most);
    } catch (RequestFailed failed) {
      if (failed.failure().kind() != FailureKind.NOT_FOUND || from != null || to != null) {
        throw failed;
      }
      return elsewhere(invocation, most, failed);
    }
  }

  private List<Candle> shown(Invocation invocation, int most) throws InterruptedException {
    int limit = Math.clamp(most, 1, FROM_STORE);
    return invocation.ask(new DataShow(series, from, to, limit, true)).bars();
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
