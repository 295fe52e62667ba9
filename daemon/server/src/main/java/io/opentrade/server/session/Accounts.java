package io.opentrade.server.session;

import io.opentrade.server.backup.Staging;
import io.opentrade.server.log.Log;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The accounts of this house, each with its session. `demo` is there from the start. Accounts at
/// exchanges have a database of their own, so that play money and money never meet. Safe for use
/// by many threads.
public final class Accounts implements AutoCloseable {
  /// The account that exists from the start.
  public static final String DEMO = "demo";

  /// Its cash at the beginning.
  static final BigDecimal DEMO_CASH = new BigDecimal("10000");

  static final BigDecimal USUAL_FEE = new BigDecimal("0.001");
  static final String USUAL_EXCHANGE = "binance";
  static final String CURRENCY = "USDT";
  private static final String REAL_FILE = "real.db";

  private final Path folder;
  private final LedgerStore store;
  private final InstantSource clock;
  private final Supplier<String> marks;
  private final Log log;
  private final @Nullable ExchangeDoors doors;
  private @Nullable LedgerStore real;
  private final Map<String, Session> sessions = new ConcurrentSkipListMap<>();
  private final DiskReserve reserve;
  private final boolean restored;
  private final List<Future<?>> halting = new ArrayList<>();

  /// Opens the demo accounts of a folder; recovers them.
  ///
  /// @param marks gives each new account the beginning of its order ids
  public static Accounts open(Path folder, InstantSource clock, Supplier<String> marks, Log log) {
    return open(folder, clock, marks, log, null);
  }

  /// Opens all accounts of a folder; recovers them.
  ///
  /// @param doors the ways to exchanges; null for none
  public static Accounts open(
      Path folder,
      InstantSource clock,
      Supplier<String> marks,
      Log log,
      @Nullable ExchangeDoors doors) {
    Accounts accounts = new Accounts(folder, clock, marks, log, doors);
    accounts.add(DEMO, USUAL_EXCHANGE, DEMO_CASH, USUAL_FEE);
    accounts.store.accounts().forEach(accounts::start);
    if (doors != null && Files.exists(folder.resolve(REAL_FILE))) {
      LedgerStore real = accounts.real();
      for (LedgerAccount account : real.accounts()) {
        if (real.last(account, Entry.Closed.KIND, 1).isEmpty()) {
          accounts.startReal(account, doors);
        }
      }
    }
    accounts.awaitHalts();
    return accounts;
  }

  private Accounts(
      Path folder,
      InstantSource clock,
      Supplier<String> marks,
      Log log,
      @Nullable ExchangeDoors doors) {
    this.folder = folder;
    this.store = LedgerStore.open(folder.resolve("demo.db"));
    this.clock = clock;
    this.marks = marks;
    this.log = log;
    this.doors = doors;
    this.reserve = new DiskReserve(folder.resolve("reserve"));
    this.restored = Files.exists(folder.resolve(Staging.RESTORED));
  }

  private synchronized LedgerStore real() {
    LedgerStore known = real;
    if (known == null) {
      known = LedgerStore.open(folder.resolve(REAL_FILE));
      real = known;
    }
    return known;
  }

  private Session startReal(LedgerAccount account, ExchangeDoors ways) {
    return startReal(account, ways, MarketKind.SPOT);
  }

  /// @param fresh what a new account trades: the first thing that its journal says
  private synchronized Session startReal(
      LedgerAccount account, ExchangeDoors ways, MarketKind fresh) {
    Log own = log.part(account.name());
    ExchangeLink link =
        new ExchangeLink(
            account,
            ways.keeper(account.name(), account.exchange()),
            LinkSettings.of(account.exchange()),
            clock,
            System::nanoTime,
            own);
    Session session = new Session(real(), account, clock, own, link, Journal::new);
    session.onFullDisk(this::halted);
    sessions.put(account.name(), session);
    haltRestored(session);
    if (fresh != MarketKind.SPOT) {
      session.openFutures();
    }
    link.start(session);
    return session;
  }

  /// Opens an account at an exchange; its key is in the vault.
  ///
  /// @param cash that it has there
  /// @param kind of the markets that it trades
  /// @return empty where there is, or was, one of that name
  synchronized Optional<Session> openReal(
      String name, String exchange, BigDecimal cash, MarketKind kind) {
    ExchangeDoors ways = Objects.requireNonNull(doors);
    if (sessions.containsKey(name)
        || !real()
            .add(
                new LedgerAccount(
                    0, name, exchange, CURRENCY, cash, USUAL_FEE, marks.get(), clock.millis()))) {
      return Optional.empty();
    }
    return Optional.of(startReal(real().account(name).orElseThrow(), ways, kind));
  }

  /// An account is closed: its journal stays.
  synchronized void closed(String name) {
    Session session = sessions.remove(name);
    if (session != null) {
      session.close();
    }
  }

  /// The disk is full: nobody takes new risk any more. With the room that was held for it, the halt
  /// itself, cancels, reductions and what the exchange reports are written down.
  private void halted() {
    if (reserve.giveUp()) {
      log.warn("the disk is full: every account is halted, and the reserve is given up");
      all().forEach(session -> session.haltFirst("full disk"));
    }
  }

  /// Room on the disk for what takes risk away.
  public DiskReserve reserve() {
    return reserve;
  }

  /// The ways to exchanges.
  @Nullable ExchangeDoors doors() {
    return doors;
  }

  private synchronized Session start(LedgerAccount account) {
    Session known = sessions.get(account.name());
    if (known != null) {
      return known;
    }
    Session session = new Session(store, account, clock, log.part(account.name()));
    session.onFullDisk(this::halted);
    sessions.put(account.name(), session);
    haltRestored(session);
    return session;
  }

  /// What came out of a backup does nothing before its owner has looked. This stands in the inbox
  /// before the exchange, a strategy or a person can say anything.
  private void haltRestored(Session session) {
    if (restored) {
      halting.add(session.haltRestored());
    }
  }

  /// All have heard it: from now on accounts start as they were left. One that cannot hear it is
  /// told again at the next start.
  private void awaitHalts() {
    try {
      for (Future<?> halt : halting) {
        halt.get();
      }
      Files.deleteIfExists(folder.resolve(Staging.RESTORED));
    } catch (ExecutionException | IOException failed) {
      log.error("an account from a backup is not halted", failed);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean add(String name, String exchange, BigDecimal cash, BigDecimal fee) {
    return store.add(
        new LedgerAccount(0, name, exchange, CURRENCY, cash, fee, marks.get(), clock.millis()));
  }

  /// Opens a demo account.
  ///
  /// @return empty where there is one of that name
  Optional<Session> open(String name, String exchange, BigDecimal cash, BigDecimal fee) {
    return find(name).isEmpty() && add(name, exchange, cash, fee)
        ? Optional.of(start(store.account(name).orElseThrow()))
        : Optional.empty();
  }

  /// The session of that name.
  public Optional<Session> find(String name) {
    return Optional.ofNullable(sessions.get(name));
  }

  /// All, by name. Waits for nobody.
  public List<Session> all() {
    return List.copyOf(sessions.values());
  }

  /// How many orders wait here, since no exchange can hold them. Waits for nobody.
  public int waitingHere() {
    return sessions.values().stream().mapToInt(Session::waitingHere).sum();
  }

  /// Lets every session finish what it has begun.
  @Override
  public void close() {
    all().forEach(Session::close);
    store.close();
    LedgerStore money = real;
    if (money != null) {
      money.close();
    }
  }
}
