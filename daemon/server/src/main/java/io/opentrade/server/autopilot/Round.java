package io.opentrade.server.autopilot;

import io.opentrade.protocol.StrategyInfo;
import io.opentrade.server.log.Log;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotDecisionRow;
import io.opentrade.store.PilotRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One look at a run: what is decided is carried out, then what is due is decided.
final class Round implements AutoCloseable {
  /// The newest decisions are told again after a restart.
  private static final int TOLD_AGAIN = 10;

  private final AutopilotStore store;
  private final Door door;
  private final Flight flight;
  private final Steps steps;
  private final Reviewer reviewer;
  private final ReentrantLock deciding;
  private final Executor reviews;
  private final InstantSource clock;
  private final Log log;
  private final Map<Long, String> confirming = new HashMap<>();
  private final Map<Long, LocalDate> reported = new HashMap<>();
  private final Map<Long, Thread> reviewing = new ConcurrentHashMap<>();
  private final Set<Long> known = new HashSet<>();

  Round(
      AutopilotStore store,
      Door door,
      Flight flight,
      Steps steps,
      Reviewer reviewer,
      ReentrantLock deciding,
      Executor reviews,
      InstantSource clock,
      Log log) {
    this.store = store;
    this.door = door;
    this.flight = flight;
    this.steps = steps;
    this.reviewer = reviewer;
    this.deciding = deciding;
    this.reviews = reviews;
    this.clock = clock;
    this.log = log;
  }

  void look(String account) throws InterruptedException {
    PilotRow due = null;
    deciding.lockInterruptibly();
    try {
      Books books = books(account);
      if (known.add(books.run().id())) {
        tellAgain(books);
      }
      if (!finish(books)) {
        return;
      }
      books = books(account);
      if (books.run().state().equals(Flight.ON)) {
        due = watch(books);
      }
    } finally {
      deciding.unlock();
    }
    if (due != null) {
      review(due);
    }
  }

  private Books books(String account) throws InterruptedException {
    return Books.read(store, door, store.newest(account).orElseThrow());
  }

  /// What was written down before a kill may not have been told.
  private void tellAgain(Books books) {
    for (PilotDecisionRow decision : store.decisions(books.terms().account(), TOLD_AGAIN)) {
      if (decision.run() == books.run().id()) {
        flight.tell(books.terms(), decision);
      }
    }
  }

  /// Carries out what is wanted; a run that ends is over when nothing is left.
  ///
  /// @return whether nothing is left
  boolean finish(Books books) throws InterruptedException {
    if (!steps.carryOut(books)) {
      return false;
    }
    if (books.run().state().equals(Flight.ENDING)) {
      flight.over(books(books.terms().account()), clock.instant());
    }
    return true;
  }

  /// @return the run where a review is due
  private @Nullable PilotRow watch(Books books) throws InterruptedException {
    Instant now = clock.instant();
    keepPeak(books);
    report(books, now);
    if (ended(books, now) || letGo(books, now)) {
      finish(books(books.terms().account()));
      return null;
    }
    boolean due = !now.isBefore(Flight.due(books.run(), books.terms()));
    return due ? books.run() : null;
  }

  private void keepPeak(Books books) {
    PilotRow run = books.run();
    if (books.equity().compareTo(new BigDecimal(run.peak())) > 0) {
      store.note(
          new PilotRow(
              run.id(),
              run.account(),
              run.definition(),
              run.state(),
              run.started(),
              run.ended(),
              run.reason(),
              books.equity().toPlainString(),
              run.reviewed()));
    }
  }

  private void report(Books books, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate before = reported.put(books.run().id(), today);
    LocalDate started =
        LocalDate.ofInstant(Instant.ofEpochMilli(books.run().started()), ZoneOffset.UTC);
    if (!today.equals(before) && today.isAfter(started)) {
      flight.report(books, now, today.minusDays(1).toString());
    }
  }

  /// A target or a limit counts when two looks in a row see it: one price may be a slip.
  private boolean ended(Books books, Instant now) {
    long run = books.run().id();
    Optional<Limits.Ending> ending = Limits.ending(books.terms(), books.equity());
    if (ending.isEmpty()) {
      confirming.remove(run);
      return false;
    }
    Limits.Ending end = ending.get();
    if (!end.kind().equals(confirming.put(run, end.kind()))) {
      return false;
    }
    flight.ends(books, now, end.kind(), end.reason());
    return true;
  }

  /// Legs that have gone far enough, died too often, or were stopped by somebody.
  private boolean letGo(Books books, Instant now) {
    boolean any = false;
    for (Books.Held held : books.atWork()) {
      String why = why(books.terms(), held);
      if (why != null) {
        flight.exits(books, now, held, why);
        any = true;
      }
    }
    return any;
  }

  private static @Nullable String why(Terms terms, Books.Held held) {
    StrategyInfo info = held.info();
    if (info == null) {
      return null;
    }
    return switch (info.state()) {
      case "failed" -> held.leg().name() + " failed: " + info.reason();
      case "stopped" -> held.leg().name() + " was stopped by somebody";
      default -> Limits.exit(terms, held.leg(), held.equity());
    };
  }

  private void review(PilotRow run) {
    if (reviewing.containsKey(run.id())) {
      return;
    }
    reviewing.put(run.id(), Thread.currentThread());
    reviews.execute(
        () -> {
          reviewing.put(run.id(), Thread.currentThread());
          try {
            decide(run);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException broken) {
            log.error("a review came to nothing", broken, "account", run.account());
          } finally {
            reviewing.remove(run.id());
          }
        });
  }

  private void decide(PilotRow run) throws InterruptedException {
    Terms terms = Terms.read(run.definition());
    Instant due = Flight.lastDue(run, terms, clock.instant());
    List<Candidate> candidates = reviewer.candidates(run.id(), terms, clock.instant());
    deciding.lockInterruptibly();
    try {
      Books books = books(run.account());
      if (books.run().id() != run.id() || !books.run().state().equals(Flight.ON)) {
        return; // stopped meanwhile
      }
      List<Leg> legs = books.atWork().stream().map(Books.Held::leg).toList();
      Rules rules = new Rules(terms.risk(), terms.maxTrades());
      Review review = rules.review(books.fallPercent(), candidates, legs, books.taken());
      flight.reviewed(books, clock.instant(), due, review);
      finish(books(run.account()));
    } finally {
      deciding.unlock();
    }
  }

  @Override
  public void close() {
    reviewing.values().forEach(Thread::interrupt);
  }
}
