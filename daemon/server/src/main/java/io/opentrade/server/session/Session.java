package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import io.opentrade.store.StoreFailure;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One account at work: an inbox, and one thread that empties it. What fails half-way is forgotten
/// and recovered from the journal, so that nobody goes on from a state that is not on the disk.
public final class Session implements AutoCloseable {
  private static final Runnable END = () -> {};

  private final LedgerStore store;
  private final LedgerAccount account;
  private final InstantSource clock;
  private final Log log;
  private final Counterparty counterparty;
  private final BiFunction<LedgerStore, LedgerAccount, Journal> journals;
  private final BlockingDeque<Runnable> inbox = new LinkedBlockingDeque<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private final Thread thread;
  private @Nullable AccountTrading trading;
  private long stamped;
  private volatile int waitingHere;
  private boolean ended;
  private volatile Runnable fullDisk = () -> {};

  /// Opens a demo account: recovery is the first thing that its thread does.
  public Session(LedgerStore store, LedgerAccount account, InstantSource clock, Log log) {
    this(store, account, clock, log, Counterparty.PAPER, Journal::new);
  }

  /// @param counterparty carries out what the account wants
  /// @param journals opens the account's journal
  Session(
      LedgerStore store,
      LedgerAccount account,
      InstantSource clock,
      Log log,
      Counterparty counterparty,
      BiFunction<LedgerStore, LedgerAccount, Journal> journals) {
    this.store = store;
    this.account = account;
    this.clock = clock;
    this.log = log;
    this.counterparty = counterparty;
    this.journals = journals;
    // A platform thread: SQLite's native calls hold the thread that waits for them.
    this.thread = Thread.ofPlatform().daemon().name("session-" + account.name()).start(this::work);
  }

  private void work() {
    try {
      for (Runnable task = inbox.take(); task != END; task = inbox.take()) {
        heartbeat.begins();
        task.run();
        heartbeat.rests();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The account as it was opened.
  public LedgerAccount account() {
    return account;
  }

  /// Whether it trades with play money.
  boolean demo() {
    return counterparty == Counterparty.PAPER;
  }

  /// The exchange that it trades at; null for a demo account.
  @Nullable ExchangeLink link() {
    return counterparty instanceof ExchangeLink link ? link : null;
  }

  /// What is done where the journal finds no room on the disk, on this account's thread.
  void onFullDisk(Runnable action) {
    fullDisk = action;
  }

  private <T> T written(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreFailure failed) {
      if (failed.kind() == StoreFailure.Kind.FULL) {
        fullDisk.run();
      }
      throw failed;
    }
  }

  /// What its thread works with.
  final class Loop {
    private Loop() {}

    AccountTrading trading() {
      if (trading == null) {
        trading = written(() -> counterparty.recover(account, journals.apply(store, account)));
        stamped = Math.max(stamped, trading.now());
        waitingHere = trading.waitingHere();
      }
      return trading;
    }

    /// The time of what is taken in now; never before what was taken in before.
    long stamp() {
      trading();
      stamped = Math.max(stamped, clock.millis());
      return stamped;
    }

    /// Takes something in.
    ///
    /// @throws StoreFailure where it cannot be journaled; then it did not happen
    List<Effect> accept(Entry.Input input) {
      AccountTrading present = trading();
      // Until it is done there is no state to go on from.
      trading = null;
      List<Effect> effects = written(() -> present.accept(input));
      trading = present;
      waitingHere = present.waitingHere();
      counterparty.perform(effects);
      return effects;
    }

    /// The desk of a market and a strategy, by its number; -1 where there is none.
    int find(String symbol, int strategy) {
      for (TradedDesk desk : trading().desks()) {
        if (desk.facts().symbol().equals(symbol) && desk.facts().strategy() == strategy) {
          return desk.number();
        }
      }
      return -1;
    }

    /// The desk of those facts, opened where missing.
    int desk(DeskFacts facts) {
      int found = find(facts.symbol(), facts.strategy());
      if (found >= 0) {
        return found;
      }
      int number = trading().desks().size();
      accept(new Entry.DeskOpened(stamp(), number, facts));
      return number;
    }

    /// Lines of the journal are missing: nothing is bought before its owner has looked, and order
    /// ids go on where none can be known at an exchange.
    List<Effect> restored(String by) {
      accept(new Entry.Restored(stamp()));
      return accept(new Entry.Told(new Command.Halt(stamp(), new Scope.Account()), by));
    }

    /// Lets a desk know what its market stands at.
    List<Effect> quote(int desk, MarketQuote quote) {
      return accept(quote.entry(stamp(), desk, false));
    }
  }

  private final Loop loop = new Loop();

  /// How much has happened to the account: while the number stays the same, nothing has.
  public long progress() throws InterruptedException {
    return ask(present -> present.trading().journal().sequence());
  }

  /// For how long it is at one thing, in milliseconds; 0 where it has nothing to do.
  public long busyMillis() {
    return heartbeat.busyMillis();
  }

  /// How many of its orders wait here, since its exchange cannot hold them.
  public int waitingHere() {
    return waitingHere;
  }

  /// How much waits to be done.
  public int waiting() {
    return inbox.size();
  }

  /// Why it cannot trade at its exchange just now; null where it can, and for a demo account.
  public @Nullable String obstacle() {
    ExchangeLink link = link();
    return link == null || link.ready() ? null : link.why();
  }

  /// Has the thread do something, behind what waits already.
  ///
  /// @throws InterruptedException where the wait was cancelled; it may happen nevertheless
  /// @throws RequestFailed where the account is closed
  <R> R ask(Function<Loop, R> work) throws InterruptedException {
    return await(work, false);
  }

  /// The same before everything that waits: for stopping.
  <R> R askFirst(Function<Loop, R> work) throws InterruptedException {
    return await(work, true);
  }

  /// The same before everything that waits, and without a wait for what becomes of it.
  ///
  /// @throws RequestFailed where the account is closed
  <R> Future<R> beginFirst(Function<Loop, R> work) {
    return queued(work, true);
  }

  private <R> R await(Function<Loop, R> work, boolean first) throws InterruptedException {
    try {
      return queued(work, first).get();
    } catch (ExecutionException failed) {
      throw reason(failed);
    }
  }

  /// Why the work of a session failed.
  static RuntimeException reason(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException reason
        ? reason
        : new IllegalStateException(failed.getCause());
  }

  private <R> Future<R> queued(Function<Loop, R> work, boolean first) {
    FutureTask<R> task = new FutureTask<>(() -> work.apply(loop));
    if (!put(task, first)) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "the account " + account.name() + " is closed", null);
    }
    return task;
  }

  /// Nothing is put behind the end, where nobody would ever do it.
  ///
  /// @return whether it will be done
  private boolean put(Runnable task, boolean first) {
    synchronized (inbox) {
      if (ended) {
        return false;
      }
      if (first) {
        inbox.addFirst(task);
      } else {
        inbox.addLast(task);
      }
      return true;
    }
  }

  /// The account came out of a backup: it does nothing before its owner has looked, and its order
  /// ids go on where none can be known at an exchange. Told before anything else.
  Future<?> haltRestored() {
    FutureTask<?> task = new FutureTask<>(() -> loop.restored("restore"));
    put(task, false);
    return task;
  }

  /// No new exposure from now on, before everything that waits. Waits for nobody.
  void haltFirst(String by) {
    put(
        new FutureTask<>(
            () ->
                loop.accept(
                    new Entry.Told(new Command.Halt(loop.stamp(), new Scope.Account()), by))),
        true);
  }

  /// A new account trades futures. Told before anything else.
  void openFutures() {
    // A task that fails ends itself, not the thread.
    put(new FutureTask<>(() -> loop.accept(new Entry.FuturesOpened(loop.stamp()))), true);
  }

  /// A market stands at a price. Where we did not look for a while it still went through all that
  /// lies between: what waits there was met. Desks that it does not concern are not told: their
  /// journal would only grow.
  public void quoted(String symbol, MarketQuote quote) {
    quoted(symbol, quote, false);
  }

  /// @param jump whether the market itself jumped, as it does between two candles
  void quoted(String symbol, MarketQuote quote, boolean jump) {
    put(
        () -> {
          try {
            quotedNow(symbol, quote, jump);
          } catch (RuntimeException failed) {
            log.error("a price was not taken in", failed);
          }
        },
        false);
  }

  private void quotedNow(String symbol, MarketQuote quote, boolean jump) {
    for (TradedDesk desk : loop.trading().desks()) {
      if (desk.facts().symbol().equals(symbol)) {
        long at = loop.stamp();
        if (desk.awaited()
            || loop.trading().engine().desk(desk.number()).deciding()
            || loop.trading().engine().desk(desk.number()).watches()
            || jump
            || desk.concerned(at, quote.last().value().doubleValue())) {
          loop.accept(quote.entry(at, desk.number(), jump));
        }
      }
    }
  }

  /// The account's journal, to be read from its beginning. Nothing is written.
  PastJournal past() {
    return new PastJournal(store, account);
  }

  /// Tells the account's past again on the thread that asks. Nothing is sent.
  ///
  /// @param before the account before its first line; it may be listened to from there on
  /// @return the account as the journal leaves it
  AccountTrading retell(PastJournal journal, Consumer<AccountTrading> before) {
    AccountTrading past = counterparty.begin(account, journal);
    before.accept(past);
    past.replay();
    return past;
  }

  /// Ends the thread when it has done what waits. Nothing more is taken in.
  @Override
  public void close() {
    counterparty.close();
    synchronized (inbox) {
      ended = true;
      inbox.addLast(END);
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
