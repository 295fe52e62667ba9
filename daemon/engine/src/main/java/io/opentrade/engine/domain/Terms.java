package io.opentrade.engine.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// At what price an order trades. A trigger is a price that activates an order; until then it is
/// not in the market.
public sealed interface Terms {
  /// At once, at whatever price there is.
  record Market() implements Terms {}

  /// At this price or a better one.
  record Limit(Price price) implements Terms {}

  /// At the market once the price has reached the trigger: from above for a sale, from below for a
  /// purchase.
  record Stop(Price trigger) implements Terms {}

  /// A limit order once the price has reached the trigger, from the side a stop has it from. It
  /// limits the loss of a stop's fill at the risk of no fill at all.
  record StopLimit(Price trigger, Price limit) implements Terms {
    /// With a limit that is this multiple of the trigger: 0.99 from 95 asks for at least 94.05.
    public static StopLimit ratio(Price trigger, BigDecimal ratio, Instrument instrument) {
      return new StopLimit(trigger, instrument.nearest(trigger.value().multiply(ratio)));
    }
  }

  /// At the market once the price has reached the trigger from the profitable side: from below for
  /// a sale, from above for a purchase.
  record TakeProfit(Price trigger) implements Terms {}

  /// A limit order once the price has reached the trigger, from the side a take-profit has it from.
  record TakeProfitLimit(Price trigger, Price limit) implements Terms {}

  /// A stop whose trigger follows the best price seen since the order began to work, and never
  /// retreats.
  ///
  /// @param behind how far the trigger keeps behind the best price
  /// @param activation price that the market must have reached, on the profitable side, before
  ///     there is a trigger at all; null where it begins at once
  /// @param tighter how much nearer it keeps after some profit; a wider offset changes nothing;
  ///     null for nothing
  /// @param limit how far behind the trigger the limit of the order lies that it becomes; null
  ///     where it becomes a market order
  record TrailingStop(
      Offset behind,
      @Nullable Price activation,
      @Nullable Tightening tighter,
      @Nullable Offset limit)
      implements Terms {
    /// One that begins at once, keeps its distance and trades at the market.
    ///
    /// @param distance a positive difference of prices
    public TrailingStop(Price distance) {
      this(new Offset.Distance(distance), null, null, null);
    }
  }

  /// A trailing stop's second offset.
  ///
  /// @param behind how far the trigger keeps behind the best price
  /// @param from the best price from which it holds
  record Tightening(Offset behind, Price from) {}
}
