package io.opentrade.server.session;

import io.opentrade.server.log.Log;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The demo accounts of this house, each with its session. `demo` is there from the start. Accounts
/// with real money will have a database of their own. Safe for use by many threads.
public final class Accounts implements AutoCloseable {
  /// The account that exists from the start.
  public static final String DEMO = "demo";

  /// Its cash at the beginning.
  static final BigDecimal DEMO_CASH = new BigDecimal("10000");

  static final BigDecimal USUAL_FEE = new BigDecimal("0.001");
  static final String USUAL_EXCHANGE = "binance";
  private static final String CURRENCY = "USDT";

  private final LedgerStore store;
  private final InstantSource clock;
  private final Supplier<String> marks;
  private final Log log;
  private final TreeMap<String, Session> sessions = new TreeMap<>();

  /// Opens all accounts of a folder; recovers them.
  ///
  /// @param marks gives each new account the beginning of its order ids
  public static Accounts open(Path folder, InstantSource clock, Supplier<String> marks, Log log) {
    Accounts accounts =
        new Accounts(LedgerStore.open(folder.resolve("demo.db")), clock, marks, log);
    accounts.add(DEMO, USUAL_EXCHANGE, DEMO_CASH, USUAL_FEE);
    accounts.store.accounts().forEach(accounts::start);
    return accounts;
  }

  private Accounts(LedgerStore store, InstantSource clock, Supplier<String> marks, Log log) {
    this.store = store;
    this.clock = clock;
    this.marks = marks;
    this.log = log;
  }

  private synchronized Session start(LedgerAccount account) {
    return sessions.computeIfAbsent(
        account.name(), _ -> new Session(store, account, clock, log.part(account.name())));
  }

  private boolean add(String name, String exchange, BigDecimal cash, BigDecimal fee) {
    return store.add(
        new LedgerAccount(0, name, exchange, CURRENCY, cash, fee, marks.get(), clock.millis()));
  }

  /// Opens a demo account.
  ///
  /// @return empty where there is one of that name
  Optional<Session> open(String name, String exchange, BigDecimal cash, BigDecimal fee) {
    return add(name, exchange, cash, fee)
        ? Optional.of(start(store.account(name).orElseThrow()))
        : Optional.empty();
  }

  /// The session of that name.
  public synchronized Optional<Session> find(String name) {
    return Optional.ofNullable(sessions.get(name));
  }

  /// All, by name.
  public synchronized List<Session> all() {
    return List.copyOf(sessions.values());
  }

  LedgerStore store() {
    return store;
  }

  /// Lets every session finish what it has begun.
  @Override
  public void close() {
    all().forEach(Session::close);
    store.close();
  }
}
