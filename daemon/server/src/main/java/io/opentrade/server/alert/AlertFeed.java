package io.opentrade.server.alert;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.log.Log;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.store.AlertStore;
import io.opentrade.store.StoreFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Looks again and again at what some alert needs, and at nothing else. No more than five
/// requests a second for each exchange: with many markets a round takes longer.
final class AlertFeed implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(200);
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
  private static final Duration BETWEEN_FUNDINGS = Duration.ofMinutes(1);
  private static final long BARS_LATE = 2_000;
  private static final int WARMUP = 900;
  private static final String FUNDING = "funding of ";
  private static final String FILE = "alerts.db";

  private final Roster roster;
  private final AlertSources sources;
  private final AccountFeed accounts;
  private final EventFeed events;
  private final AlertStore store;
  private final InstantSource clock;
  private final Log log;
  private final long missedFrom;
  private final Map<MarketName, Long> heard = new ConcurrentHashMap<>();
  private final Map<MarketName, Long> funded = new ConcurrentHashMap<>();
  private final Map<Object, Silence> troubles = new ConcurrentHashMap<>();
  private long noted;
  private final Heartbeat heartbeat = new Heartbeat();
  private @Nullable Thread thread;

  /// What says nothing.
  ///
  /// @param since when, milliseconds since the epoch
  private record Silence(String why, long since) {}

  /// @param missedFrom since when nobody has looked, milliseconds since the epoch
  AlertFeed(
      Roster roster,
      AlertSources sources,
      AccountFeed accounts,
      EventFeed events,
      AlertStore store,
      InstantSource clock,
      long missedFrom,
      Log log) {
    this.roster = roster;
    this.sources = sources;
    this.accounts = accounts;
    this.events = events;
    this.store = store;
    this.clock = clock;
    this.missedFrom = missedFrom;
    this.log = log;
  }

  void start() {
    thread = Thread.ofVirtual().name("alerts-feed").start(this::work);
  }

  /// For how long it is at one request, in milliseconds.
  long busyMillis() {
    return heartbeat.busyMillis();
  }

  private void work() {
    try {
      while (true) {
        try {
          heartbeat.begins();
          round(BETWEEN_REQUESTS);
          well(FILE);
        } catch (StoreFailure failed) {
          trouble(FILE, String.valueOf(failed.getMessage()));
        } catch (RuntimeException broken) {
          log.error("a look for alerts broke", broken);
        }
        heartbeat.rests();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once at everything.
  ///
  /// @param between two requests to one exchange
  void round(Duration between) throws InterruptedException {
    Needs needs = roster.needs();
    Map<String, List<Runnable>> requests = new HashMap<>();
    for (SeriesName series : needs.series()) {
      if (isDue(series)) {
        requests.computeIfAbsent(series.exchange(), _ -> new ArrayList<>()).add(() -> bars(series));
      }
    }
    for (MarketName market : needs.markets()) {
      requests.computeIfAbsent(market.exchange(), _ -> new ArrayList<>()).add(() -> ticker(market));
    }
    for (MarketName market : needs.funded()) {
      if (clock.millis() - funded.getOrDefault(market, 0L) >= BETWEEN_FUNDINGS.toMillis()) {
        requests
            .computeIfAbsent(market.exchange(), _ -> new ArrayList<>())
            .add(() -> funding(market));
      }
    }
    perform(requests.values(), between);
    events.look();
    accounts.look(needs);
    roster.expire(clock.millis());
    roster.tell(board -> board.time(clock.millis()));
    note(clock.millis());
  }

  private void note(long now) {
    if (now - noted >= BETWEEN_NOTES.toMillis()) {
      noted = now;
      store.look(now);
    }
  }

  /// Each exchange by itself: one that does not answer holds up no other.
  private void perform(Iterable<List<Runnable>> requests, Duration between)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (List<Runnable> all : requests) {
      threads.add(
          Thread.ofVirtual()
              .name("alerts-exchange")
              .start(
                  () -> {
                    try {
                      for (Runnable request : all) {
                        heartbeat.begins();
                        request.run();
                        Thread.sleep(between);
                      }
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    try {
      for (Thread one : threads) {
        one.join();
      }
    } catch (InterruptedException ended) {
      threads.forEach(Thread::interrupt);
      throw ended;
    }
  }

  private void ticker(MarketName market) {
    long now = clock.millis();
    switch (sources.ticker(market)) {
      case Answer.Value<Ticker>(Ticker ticker) -> {
        heard.put(market, now);
        well(market);
        roster.told(
            market,
            ticker.last().value().doubleValue(),
            number(ticker.bid()),
            number(ticker.ask()),
            ticker.at(),
            now);
      }
      case Answer.Failed<Ticker>(VenueError error) -> {
        trouble(market, error.words());
        long since = heard.computeIfAbsent(market, _ -> now);
        roster.tell(board -> board.silent(market, (now - since) / 1000.0, now));
      }
    }
  }

  /// It moves slowly, and is asked for once a minute.
  private void funding(MarketName market) {
    long now = clock.millis();
    funded.put(market, now);
    switch (sources.fundingRate(market)) {
      case Answer.Value<BigDecimal>(BigDecimal rate) -> {
        well(FUNDING + market);
        roster.tell(board -> board.funded(market, rate.doubleValue(), now));
      }
      case Answer.Failed<BigDecimal>(VenueError error) -> {
        trouble(FUNDING + market, error.words());
        roster.tell(board -> board.funded(market, Double.NaN, now));
      }
    }
  }

  private static double number(@Nullable Price price) {
    return price == null ? Double.NaN : price.value().doubleValue();
  }

  private boolean isDue(SeriesName series) {
    long last = roster.last(series);
    return last == Long.MIN_VALUE
        || clock.millis() >= last + 2 * series.timeframe().millis() + BARS_LATE;
  }

  private void bars(SeriesName series) {
    long now = clock.millis();
    long length = series.timeframe().millis();
    long last = roster.last(series);
    long from =
        last == Long.MIN_VALUE ? series.timeframe().floor(now) - WARMUP * length : last + length;
    switch (sources.candles(series, from, now)) {
      case Answer.Value<Candles>(Candles candles) -> {
        well(series);
        Candles closed = candles.slice(0, candles.indexAtOrAfter(now - length + 1));
        if (last == Long.MIN_VALUE) {
          begin(series, closed, now);
        } else {
          follow(series, closed, now);
        }
      }
      case Answer.Failed<Candles>(VenueError error) -> trouble(series, error.words());
    }
  }

  /// What closed before the daemon ended is history; what closed since was missed.
  private void begin(SeriesName series, Candles closed, long now) {
    int seen = closed.indexAtOrAfter(missedFrom - series.timeframe().millis() + 1);
    roster.tell(
        board -> {
          board.history(series, closed.slice(0, seen));
          board.missed(series, closed.slice(seen, closed.size()), now);
        });
  }

  private void follow(SeriesName series, Candles closed, long now) {
    for (int bar = 0; bar < closed.size(); bar++) {
      Candle candle = Candle.of(closed, bar);
      roster.tell(board -> board.closed(series, candle, now));
    }
  }

  private void well(Object what) {
    if (troubles.remove(what) != null) {
      log.info("alerts hear again", "of", what);
    }
  }

  private void trouble(Object what, String why) {
    Silence before = troubles.get(what);
    troubles.put(what, new Silence(why, before == null ? clock.millis() : before.since()));
    if (before == null) {
      log.warn("alerts hear nothing", "of", what, "why", why);
    }
  }

  /// What some alert needs and has said nothing for longer than that, each with the reason.
  List<String> silent(Duration longer) {
    Needs needs = roster.needs();
    List<String> silent = new ArrayList<>();
    troubles.forEach(
        (what, silence) -> {
          if (clock.millis() - silence.since() > longer.toMillis() && isNeeded(what, needs)) {
            silent.add(what + ": " + silence.why());
          }
        });
    return silent.stream().sorted().toList();
  }

  private static boolean isNeeded(Object what, Needs needs) {
    return switch (what) {
      case SeriesName series -> needs.series().contains(series);
      case MarketName market -> needs.markets().contains(market);
      default ->
          what.equals(FILE)
              || needs.funded().stream().anyMatch(market -> what.equals(FUNDING + market));
    };
  }

  private @Nullable String why(Object what) {
    Silence silence = troubles.get(what);
    return silence == null ? null : silence.why();
  }

  /// Why an alert cannot be watched at present; null where it can.
  @Nullable String trouble(AlertEntry entry) {
    Needs needs = Needs.of(entry.condition());
    for (SeriesName series : needs.series()) {
      String why = why(series);
      if (why != null) {
        return series + ": " + why;
      }
    }
    for (MarketName market : needs.markets()) {
      String why = why(market);
      if (why != null) {
        return market + ": " + why;
      }
    }
    for (MarketName market : needs.funded()) {
      String why = why(FUNDING + market);
      if (why != null) {
        return FUNDING + market + ": " + why;
      }
    }
    return accounts.trouble(needs);
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
