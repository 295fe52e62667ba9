package io.opentrade.engine.event;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Ticket;

/// What a person, or a rule set by one, orders the engine to do. Nothing a strategy says is a
/// command.
public sealed interface Command extends Event {
  /// No new exposure, and resting entries are cancelled; protection stays, reductions pass.
  record Halt(long at, Scope scope) implements Command {
    public Halt(long at) {
      this(at, new Scope.Account());
    }
  }

  /// No new exposure; resting entries stay.
  record Reduce(long at, Scope scope) implements Command {}

  /// Trade again, as far as this scope goes; for the local owner only. For more than a strategy it
  /// also puts kill limits on again, which count from here.
  record Resume(long at, Scope scope) implements Command {
    public Resume(long at) {
      this(at, new Scope.Account());
    }
  }

  /// Cancel a desk's entries, forget what it decided, and close what it holds at the market.
  ///
  /// @param reason the exit reason written on the trade
  /// @param lifts whether the venue locks what a resting order offers: then protection is taken
  ///     back first, and what could not be sold is protected anew. Not in journals of old, whose
  ///     desks of people had that done from outside
  record Flatten(long at, int desk, String reason, boolean lifts) implements Command {
    public Flatten(long at, int desk, String reason) {
      this(at, desk, reason, false);
    }

    public Flatten(long at, String reason) {
      this(at, 0, reason);
    }
  }

  /// Place orders at a desk. They are examined like any other; what is refused comes back as
  /// dropped.
  record Place(long at, int desk, OrderPlan plan) implements Command {
    public Place(long at, OrderPlan plan) {
      this(at, 0, plan);
    }
  }

  /// Take an open order back, with those that it cancels once it is filled, and place another in
  /// its place when they are over: with the same others beside it and the same behind it, less what
  /// was filled meanwhile. Where the venue refuses it, what there was before is placed again.
  record Replace(long at, OrderId order, Ticket ticket) implements Command {}

  /// Take an order back. Of an order that is finished or unknown it is refused.
  record Cancel(long at, OrderId order) implements Command {}
}
