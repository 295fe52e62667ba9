package io.opentrade.server.alert;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.AlertTest;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.market.MarketName;
import io.opentrade.store.CandleStore;
import io.opentrade.store.SeriesInfo;
import io.opentrade.store.StoreFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// `alert test`: an alert over the candles that are stored.
final class AlertTests {
  private final Path database;

  AlertTests(Path database) {
    this.database = database;
  }

  /// On a platform thread, since SQLite's native calls hold theirs.
  AlertTest.Reply test(AlertTest request, AlertTerms terms) throws InterruptedException {
    var task = new FutureTask<>(() -> perform(request, terms));
    Thread thread = Thread.ofPlatform().daemon().name("alert-test").start(task);
    try {
      return task.get();
    } catch (InterruptedException cancelled) {
      thread.interrupt();
      thread.join();
      throw cancelled;
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException reason -> throw reason;
        case null, default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }

  private AlertTest.Reply perform(AlertTest request, AlertTerms terms) throws InterruptedException {
    try (CandleStore store = CandleStore.open(database)) {
      return perform(store, request, terms);
    } catch (StoreFailure failed) {
      throw new RequestFailed(FailureKind.FAILED, String.valueOf(failed.getMessage()), null);
    }
  }

  private static AlertTest.Reply perform(CandleStore store, AlertTest request, AlertTerms terms)
      throws InterruptedException {
    SeriesName data = request.data() == null ? null : named(request.data());
    MarketName meant = AlertEntry.market(terms);
    MarketName market = meant != null || data == null ? meant : marketOf(data);
    Condition rough =
        AlertLanguage.ask(
            terms.expression().raw(), market, data == null ? AlertEntry.MINUTE : data.timeframe());
    Map<MarketName, SeriesName> stored = series(store, Needs.of(rough), data);
    Timeframe finest =
        stored.values().stream()
            .map(SeriesName::timeframe)
            .max(Comparator.comparingLong(Timeframe::millis))
            .orElse(AlertEntry.MINUTE);
    Condition condition = AlertLanguage.ask(terms.expression().raw(), market, finest);
    return walk(store, request, terms, condition, stored);
  }

  private static SeriesName named(String text) {
    try {
      return SeriesName.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(wrong.getMessage()), null);
    }
  }

  private static MarketName marketOf(SeriesName series) {
    return new MarketName(series.symbol(), series.exchange(), null);
  }

  /// The stored series of each market. One that is named stands for the only market there is,
  /// whatever that is called.
  private static Map<MarketName, SeriesName> series(
      CandleStore store, Needs needs, @Nullable SeriesName data) {
    if (!needs.beyondCandles().isEmpty()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "candles do not tell what '" + needs.beyondCandles().getFirst() + "' was in the past",
          "test an expression of prices, change, volume, high, low and indicators");
    }
    Map<MarketName, SeriesName> found = new LinkedHashMap<>();
    List<SeriesInfo> all = store.list();
    for (MarketName market : needs.markets()) {
      boolean given =
          data != null && (needs.markets().size() == 1 || marketOf(data).equals(market));
      found.put(market, given ? data : shortest(all, market));
    }
    if (found.isEmpty()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "the expression is about no market",
          "name one in it, or with --data SERIES");
    }
    return found;
  }

  private static SeriesName shortest(List<SeriesInfo> all, MarketName market) {
    return all.stream()
        .map(SeriesInfo::name)
        .filter(series -> marketOf(series).equals(market))
        .min(Comparator.comparingLong(series -> series.timeframe().millis()))
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "no candles of " + market + " are stored",
                    "opentrade data download " + market + ":1m --from 2025-01-01"));
  }

  private static AlertTest.Reply walk(
      CandleStore store,
      AlertTest request,
      AlertTerms terms,
      Condition condition,
      Map<MarketName, SeriesName> stored)
      throws InterruptedException {
    List<Track> tracks = new ArrayList<>();
    Needs needs = Needs.of(condition);
    Instant start = request.from();
    long to = request.to() == null ? Long.MAX_VALUE : request.to().toEpochMilli();
    long from = start == null ? Long.MIN_VALUE : start.toEpochMilli();
    for (Map.Entry<MarketName, SeriesName> one : stored.entrySet()) {
      Candles bars = bars(store, one.getValue(), to);
      tracks.add(new Track(one.getKey(), bars, needs.series()));
      from = Math.max(from, bars.time()[0]);
    }
    Instant until = terms.until();
    Replay replay =
        new Replay(
            tracks,
            terms.once(),
            until == null ? Long.MAX_VALUE : until.toEpochMilli(),
            request.limit());
    replay.walk(condition, AlertEntry.manner(terms), from, to);
    if (replay.bars() == 0) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "there are no bars in that range of " + stored.values().iterator().next(),
          "look: opentrade data list");
    }
    return new AlertTest.Reply(
        stored.values().stream().map(SeriesName::toString).toList(),
        Instant.ofEpochMilli(from),
        Instant.ofEpochMilli(replay.end()),
        replay.bars(),
        replay.total(),
        replay.moments(),
        replay.holds());
  }

  private static Candles bars(CandleStore store, SeriesName series, long to) {
    Candles bars =
        store
            .load(series, CandleStore.ALWAYS_FROM, to)
            .orElseThrow(
                () ->
                    new RequestFailed(
                        FailureKind.NOT_FOUND,
                        "no candles of " + series + " are stored",
                        "look: opentrade data list"));
    if (bars.size() == 0) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "there are no bars in that range of " + series,
          "look: opentrade data list");
    }
    return bars;
  }
}
