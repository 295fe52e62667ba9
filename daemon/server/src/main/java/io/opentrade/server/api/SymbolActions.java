package io.opentrade.server.api;

import io.opentrade.protocol.DataList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SymbolList;
import io.opentrade.server.jobs.Research;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// `symbol.list`: the markets that somebody may mean who types their first letters. Lists of
/// exchanges are kept for an hour; somebody who types waits a moment for the first one, no longer.
public final class SymbolActions {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration FAILED = Duration.ofSeconds(30);
  private static final long PATIENCE_MILLIS = 700;

  private record Known(Instant at, CompletableFuture<List<String>> names) {
    boolean isFresh(Instant now) {
      boolean failed = names.isDone() && names.getNow(List.of()).isEmpty();
      return now.isBefore(at.plus(failed ? FAILED : KEPT));
    }
  }

  private final Exchanges exchanges;
  private final Research research;
  private final Supplier<List<String>> traded;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /// @param traded names the exchanges whose lists are worth asking for: those of the accounts
  public SymbolActions(
      Exchanges exchanges, Research research, Supplier<List<String>> traded, InstantSource clock) {
    this.exchanges = exchanges;
    this.research = research;
    this.traded = traded;
    this.clock = clock;
  }

  SymbolList.Reply list(SymbolList request, Progress progress) throws InterruptedException {
    TreeSet<String> found =
        new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(name -> name));
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (String exchange : traded.get()) {
      found.addAll(listed(exchange, deadline));
    }
    found.addAll(stored(progress));
    String prefix = request.prefix();
    return new SymbolList.Reply(
        found.stream()
            .filter(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()))
            .limit(request.limit())
            .map(ForeignText::new)
            .toList());
  }

  private List<String> stored(Progress progress) throws InterruptedException {
    try {
      return research.call(new DataList(null), progress).series().stream()
          .map(series -> series.series().split("[@:]", 2)[0])
          .toList();
    } catch (RequestFailed _) {
      return List.of();
    }
  }

  private List<String> listed(String exchange, long deadline) throws InterruptedException {
    Instant now = clock.instant();
    Known list =
        known.compute(
            exchange,
            (_, old) -> old != null && old.isFresh(now) ? old : new Known(now, ask(exchange)));
    try {
      return list.names().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return List.of(); // it goes on, for the next key
    }
  }

  private CompletableFuture<List<String>> ask(String exchange) {
    CompletableFuture<List<String>> names = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("symbols of " + exchange)
        .start(
            () -> {
              try {
                names.complete(names(exchanges.prompt(exchange)));
              } catch (RuntimeException _) {
                names.complete(List.of());
              }
            });
    return names;
  }

  private static List<String> names(Venue venue) {
    if (!venue.kinds().contains(MarketKind.SPOT)) {
      return List.of();
    }
    return switch (venue.listings(MarketKind.SPOT)) {
      case Answer.Value<List<Listing>>(List<Listing> all) ->
          all.stream().filter(Listing::trading).map(one -> one.market().symbol()).toList();
      case Answer.Failed<List<Listing>> _ -> List.of();
    };
  }
}
