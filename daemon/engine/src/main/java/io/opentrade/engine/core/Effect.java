package io.opentrade.engine.core;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.Lock;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;

/// What the engine wants done, or wants known. The driver carries effects out in their order and
/// brings what comes of them back as events. A desk is named by its number.
public sealed interface Effect {
  /// Ask the desk's strategy about the bar that closed; the answer is `Decided` with the same
  /// sequence.
  record AskStrategy(int desk, long sequence) implements Effect {}

  /// Hand the order to the desk's venue.
  record Submit(int desk, ApprovedOrder order) implements Effect {}

  /// Of orders just handed over the first that is filled, even in part, cancels the others: a venue
  /// that takes such orders gets them as one. Told only at desks whose settings ask for it.
  record Paired(int desk, List<OrderId> orders) implements Effect {
    public Paired {
      orders = List.copyOf(orders);
    }
  }

  /// Ask the desk's venue to cancel. A fill may still come.
  record Cancel(int desk, OrderId order) implements Effect {}

  /// A wish of the strategy came to nothing.
  ///
  /// @param reason a short clause for people, the same words for the same reason
  record Dropped(Cause cause, String reason) implements Effect {}

  /// What a strategy that listens is told of one of its orders.
  record Told(int desk, OrderNews news) implements Effect {}

  /// A round trip ended: the desk's position is flat, or turned by an overfill.
  record TradeClosed(int desk, RoundTrip trip) implements Effect {}

  /// A protection locked entries.
  record Locked(Lock lock) implements Effect {}

  /// A kill limit was reached: trading is halted until the owner resumes it.
  record Killed(Kill kill) implements Effect {}

  /// A report about an order that is not known here, or that cannot be true of it. Nothing was
  /// booked: someone must find out.
  ///
  /// @param reason a short clause for people
  record Unmatched(Report report, String reason) implements Effect {}

  /// Why a wish came to nothing.
  enum Cause {
    /// Long and short were entered at once.
    CONFLICT,
    /// The rules pass over it: already in that position, or entered and left at the same bar.
    IGNORED,
    /// It cannot be carried out: bad values, no cash, trading halted, refused by the venue.
    REFUSED
  }
}
