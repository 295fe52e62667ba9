package io.opentrade.server.simulate;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.simulate.binance.BinanceApi;
import io.opentrade.server.simulate.binance.Credentials;
import io.opentrade.server.simulate.exchange.Exchange;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.feed.Source;
import io.opentrade.server.simulate.feed.Sources;
import io.opentrade.server.simulate.http.Answer;
import io.opentrade.server.simulate.http.HttpRequest;
import io.opentrade.server.simulate.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// A whole exchange, running: put together here, from the core outwards.
public final class LocalExchange implements AutoCloseable {
  private static final String ACCOUNT = "test";

  private final Journal journal;
  private final BinanceApi api;
  private final Control control;
  private final Credentials credentials;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tick").factory());
  private final HttpServer server;
  private @Nullable Thread replay;
  private volatile long askedAt = System.nanoTime();

  private LocalExchange(Options options, Consumer<String> echo, Consumer<String> ended)
      throws IOException {
    InstantSource machine = InstantSource.system();
    Source source = source(options, machine.millis());
    Exchange exchange = new Exchange(source.listings(), options.fees());
    exchange.open(ACCOUNT, options.balances());
    Faults faults = new Faults(options.faults(), options.seed());
    ExchangeClock clock =
        new ExchangeClock(machine, System::nanoTime, faults::skew, Math.max(options.speed(), 1e-9));
    this.journal = Journal.open(options.journal(), echo);
    journal.opened(ACCOUNT, exchange.balances(ACCOUNT), machine.millis());
    Simulation simulation = new Simulation(exchange, clock, journal);
    source
        .history()
        .forEach((symbol, candles) -> candles.forEach(simulation.tape(symbol)::history));
    RandomGenerator chance =
        RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed() ^ 0x5EED);
    this.credentials = Credentials.make(ACCOUNT, chance);
    this.api = new BinanceApi(simulation, List.of(credentials), faults, options.limited(), chance);
    this.control = new Control(simulation, faults);
    Replayer replayer = new Replayer(simulation, clock, source.feed(), faults);
    replayer.begin();
    this.server = HttpServer.open(options.port(), this::answer);
    tick(api::tenth, 100);
    tick(api::second, 1_000);
    tick(api::ping, 20_000);
    if (options.speed() > 0) {
      replay = replayer.start(ended);
    }
  }

  /// Opens the exchange.
  ///
  /// @param echo hears each line of the journal; must not wait
  /// @param ended hears when the feed has ended: why, empty where it is over
  /// @throws IOException with a message for people where the port is taken, or the recording or the
  ///     journal cannot be used
  public static LocalExchange open(Options options, Consumer<String> echo, Consumer<String> ended)
      throws IOException {
    return new LocalExchange(options, echo, ended);
  }

  private static Source source(Options options, long now) throws IOException {
    Sources sources = new Sources(options.database(), options.depth(), options.seed());
    if (options.replay().isEmpty()) {
      return sources.made(now);
    }
    if (options.replay().stream().allMatch(SeriesName::matches)) {
      List<SeriesName> names = options.replay().stream().map(SeriesName::of).toList();
      return sources.series(names, options.warmup());
    }
    if (options.replay().size() > 1) {
      throw new IOException("several series can be replayed at once, but only one recording");
    }
    return sources.recording(Path.of(options.replay().getFirst()), options.symbol());
  }

  private void tick(Runnable work, long millis) {
    ticks.scheduleAtFixedRate(work, millis, millis, TimeUnit.MILLISECONDS);
  }

  private Answer answer(HttpRequest request) throws InterruptedException {
    askedAt = System.nanoTime();
    return request.path().startsWith("/simulate/") ? control.handle(request) : api.handle(request);
  }

  /// Where REST is found, such as `http://127.0.0.1:18080`.
  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /// Where streams and the WebSocket interface are found.
  public String streamAddress() {
    return "ws://127.0.0.1:" + server.port();
  }

  /// The key of the one account.
  public Credentials credentials() {
    return credentials;
  }

  /// Nanoseconds since anybody asked for anything.
  public long silence() {
    return System.nanoTime() - askedAt;
  }

  @Override
  public void close() throws IOException {
    Thread thread = replay;
    if (thread != null) {
      thread.interrupt();
    }
    server.close();
    ticks.shutdownNow();
    journal.close();
  }
}
