package io.opentrade.server.session;

import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.KeyedHost;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.RestSettings;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// An account at a local exchange, with short patience.
final class LinkBench implements AutoCloseable {
  static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofSeconds(5),
          Duration.ofMillis(5_500),
          Duration.ofHours(24),
          Duration.ofSeconds(60),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(5));
  // Lost answers are told by a broken connection; who waits in vain waits for a busy machine.
  static final RestSettings REST =
      new RestSettings(Duration.ofSeconds(5), 3, Duration.ofSeconds(3), Duration.ofMillis(500));

  /// So far the wall clock has jumped, ms.
  final AtomicLong jumped = new AtomicLong();

  /// Done before each look at the clock on the wall.
  volatile Runnable beforeClock = () -> {};

  final LedgerStore store;
  final LedgerAccount account;
  final ExchangeLink link;
  final Session session;

  /// At a program that speaks as Binance does.
  LinkBench(
      Path file,
      String address,
      String key,
      String secret,
      LinkSettings settings,
      UnaryOperator<VenueAccount> disguise,
      BiFunction<LedgerStore, LedgerAccount, Journal> journal)
      throws IOException {
    this(file, binance(address, key, secret, disguise), settings, journal);
  }

  static Function<Network, ExchangeDoor> binance(
      String address, String key, String secret, UnaryOperator<VenueAccount> disguise) {
    return network -> {
      HttpUrl here = HttpUrl.get(address);
      Venue venue = new Binance(network, Addresses.of(address, address));
      VenueAccount own =
          venue.account(
              new AccountAccess(new ApiKey(key, secret, null), new KeyedHost.Loopback(here, here)));
      return new ExchangeDoor(venue, disguise.apply(own));
    };
  }

  /// @param way to the exchange
  LinkBench(
      Path file,
      Function<Network, ExchangeDoor> way,
      LinkSettings settings,
      BiFunction<LedgerStore, LedgerAccount, Journal> journal)
      throws IOException {
    this(file, "otTESTX", way, settings, journal);
  }

  /// @param mark of the instance
  LinkBench(
      Path file,
      String mark,
      Function<Network, ExchangeDoor> way,
      LinkSettings settings,
      BiFunction<LedgerStore, LedgerAccount, Journal> journal)
      throws IOException {
    this(file, mark, way, settings, journal, MarketKind.SPOT);
  }

  /// @param mark of the instance
  /// @param kind of the markets that a new account trades
  LinkBench(
      Path file,
      String mark,
      Function<Network, ExchangeDoor> way,
      LinkSettings settings,
      BiFunction<LedgerStore, LedgerAccount, Journal> journal,
      MarketKind kind)
      throws IOException {
    this.store = LedgerStore.open(file);
    InstantSource clock = InstantSource.system();
    Log log =
        new Log(
            new RotatingFile(file.resolveSibling("real.log"), 1 << 20, 2),
            new Redactor(),
            clock,
            () -> LogLevel.DEBUG);
    Network network =
        new Network(
            new OkHttpClient(), REST, clock, (time, _) -> Thread.sleep(time.toMillis() / 4));
    ExchangeDoor door = way.apply(network);
    store.add(
        new LedgerAccount(
            0,
            "real",
            door.venue().name(),
            "USDT",
            new BigDecimal(100_000),
            new BigDecimal("0.001"),
            mark,
            clock.millis()));
    this.account = store.account("real").orElseThrow();
    DoorKeeper keeper =
        new DoorKeeper() {
          @Override
          public Way open() {
            return new Way.Open(door);
          }

          @Override
          public boolean stillOpen() {
            return true;
          }
        };
    this.link =
        new ExchangeLink(
            account,
            keeper,
            settings,
            () -> {
              beforeClock.run();
              return clock.instant().plusMillis(jumped.get());
            },
            System::nanoTime,
            log);
    this.session = new Session(store, account, clock, log, link, journal);
    if (kind != MarketKind.SPOT && store.last(account, "futures", 1).isEmpty()) {
      session.openFutures();
    }
    link.start(session);
  }

  void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!link.ready()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not ready: " + link.why());
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    session.close();
    store.close();
  }
}
