package io.opentrade.server.session;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import org.jspecify.annotations.Nullable;

/// One market of an account, and whoever trades there.
sealed interface TradedDesk permits PaperDesk, VenueDesk {
  int number();

  DeskFacts facts();

  /// What somebody who takes would get now.
  ///
  /// @param market the price of the last trade
  Price expected(Side side, Quantity quantity, Price market);

  /// Whether nothing here waits for a price.
  boolean idle();

  /// Whether an order here has something to do with that price, or with that time.
  boolean concerned(long at, double price);

  /// What its strategy decided last.
  PendingDecision pending();

  /// Whether a decision of its strategy cannot be carried out before it has another price.
  default boolean awaited() {
    return pending().awaited();
  }

  /// What its market stood at last; null before the first price.
  @Nullable Price price();

  /// What is remembered of its strategy; nothing where none trades here.
  StrategyMemory memory();

  /// Decisions that came too late to be carried out.
  default int late() {
    return pending().late();
  }
}
