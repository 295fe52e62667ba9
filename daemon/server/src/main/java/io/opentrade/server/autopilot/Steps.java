package io.opentrade.server.autopilot;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.server.log.Log;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotStepRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries out what was decided. Each step can be done again: a leg that runs is not started twice,
/// and what is flat is not closed twice, so that a kill in the middle costs nothing.
record Steps(AutopilotStore store, Door door, Scripts scripts, Log log) {
  static final String WANTED = "wanted";
  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final Set<String> DONE_WITH =
      Set.of("filled", "cancelled", "rejected", "denied", "expired");

  /// Carries out what is wanted, in order, as far as it goes. All that are to be closed are stopped
  /// before one of them is sold, and one that cannot be sold yet keeps no other back. Nothing is
  /// opened as long as something before it is not closed: its money is not there.
  ///
  /// @return whether nothing is left
  boolean carryOut(Books books) throws InterruptedException {
    List<PilotStepRow> wanted = store.wanted(books.run().id());
    Set<String> unstopped = unstopped(books, wanted);
    Set<String> opening = new HashSet<>();
    boolean whole = true;
    for (PilotStepRow step : wanted) {
      Books.Held held = held(books, step);
      if (step.action().equals("open")) {
        opening.add(step.leg());
        whole = whole && open(books, held, step);
      } else if (unstopped.contains(step.leg()) || opening.contains(step.leg())) {
        whole = false; // of one that may only just have begun the books do not know yet
      } else {
        whole &= close(books, held, step);
      }
    }
    return whole;
  }

  private static Books.Held held(Books books, PilotStepRow step) {
    return books.held().stream()
        .filter(one -> one.leg().name().equals(step.leg()))
        .findFirst()
        .orElseThrow();
  }

  /// Stops all that are to be closed.
  ///
  /// @return those that could not be stopped
  private Set<String> unstopped(Books books, List<PilotStepRow> wanted)
      throws InterruptedException {
    Set<String> unstopped = new HashSet<>();
    for (PilotStepRow step : wanted) {
      StrategyInfo info = held(books, step).info();
      boolean runs = info != null && !info.state().equals("stopped");
      if (!step.action().equals("open") && runs) {
        try {
          String account = books.terms().account();
          door.ask(account, new StrategyStop(account, step.leg()));
        } catch (RequestFailed failed) {
          waits(step, failed);
          unstopped.add(step.leg());
        }
      }
    }
    return unstopped;
  }

  private void waits(PilotStepRow step, RequestFailed failed) {
    String why = "not yet: " + failed.failure().message();
    if (!why.equals(step.outcome())) {
      store.waits(with(step, WANTED, why));
      log.warn("a leg is not closed yet", "name", step.leg(), "why", why);
    }
  }

  private boolean open(Books books, Books.Held held, PilotStepRow step)
      throws InterruptedException {
    Leg leg = held.leg();
    if (held.info() != null) {
      store.done(with(step, DONE, "it runs already"), held.row(books.run().id(), Books.OPEN));
      return true;
    }
    try {
      InputFile file = scripts.file(books.run().id(), source(books.terms(), leg));
      StrategyInfo info =
          door.ask(
              books.terms().account(),
              new StrategyStart(
                  books.terms().account(),
                  file,
                  leg.series(),
                  leg.name(),
                  leg.budget(),
                  leg.set()));
      store.done(
          with(step, DONE, "started with %s %s".formatted(leg.budget(), books.terms().currency())),
          held.row(books.run().id(), Books.OPEN));
      log.info("a leg began", "name", leg.name(), "series", info.series());
    } catch (RequestFailed refused) {
      // The next review looks again; an exchange that is away then is no reason to wait now.
      store.done(
          with(step, FAILED, refused.failure().message()),
          held.row(books.run().id(), Books.CLOSED));
      log.warn("a leg did not begin", "name", leg.name(), "why", refused.failure().message());
    }
    return true;
  }

  private static Terms.Source source(Terms terms, Leg leg) {
    return terms.strategies().stream()
        .filter(one -> one.name().equals(leg.strategy()))
        .findFirst()
        .orElseThrow();
  }

  private boolean close(Books books, Books.Held held, PilotStepRow step)
      throws InterruptedException {
    if (held.info() == null) {
      store.done(with(step, DONE, "it had not begun"), held.row(books.run().id(), Books.CLOSED));
      return true;
    }
    String account = books.terms().account();
    try {
      String sold = sold(account, held.leg());
      if (sold == null) {
        throw new RequestFailed(FailureKind.FAILED, "the sale is not filled", null);
      }
      store.done(with(step, DONE, sold), held.row(books.run().id(), Books.CLOSED));
      return true;
    } catch (RequestFailed failed) {
      waits(step, failed);
      return false;
    }
  }

  /// The key makes it one close, however often it is asked for.
  ///
  /// @return what came of it; null where it still holds something
  private @Nullable String sold(String account, Leg leg) throws InterruptedException {
    try {
      String key = "autopilot-" + leg.name();
      OrderReply reply =
          door.ask(account, new PositionClose(account, leg.symbol(), leg.name(), key));
      boolean over = reply.orders().stream().allMatch(order -> DONE_WITH.contains(order.state()));
      if (reply.repeated() && over && holds(account, leg)) {
        // That one came to nothing: this is another.
        door.ask(account, new PositionClose(account, leg.symbol(), leg.name(), null));
      }
    } catch (RequestFailed failed) {
      if (failed.failure().kind() == FailureKind.NOT_FOUND) {
        return "stopped; it held nothing";
      }
      throw failed;
    }
    return holds(account, leg) ? null : "stopped, and what it held is sold";
  }

  private boolean holds(String account, Leg leg) throws InterruptedException {
    return door.ask(account, new StrategyList(account)).strategies().stream()
        .filter(one -> one.name().raw().equals(leg.name()))
        .map(StrategyInfo::quantity)
        .anyMatch(held -> held == null || held.signum() != 0);
  }

  private static PilotStepRow with(PilotStepRow step, String state, @Nullable String outcome) {
    return new PilotStepRow(
        step.id(), step.decision(), step.action(), step.leg(), state, String.valueOf(outcome));
  }
}
