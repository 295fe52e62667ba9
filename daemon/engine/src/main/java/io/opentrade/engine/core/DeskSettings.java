package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.risk.Proposal;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a desk is told once.
///
/// @param strategy number of the strategy that trades there; desks of one strategy share its part
///     of the account
/// @param feeRate expected on a fill, as a fraction of its notional
/// @param gate examines the desk's orders
/// @param quotes what a market order is expected to be filled at
/// @param budget what of the account's cash its strategy began with, and grows or shrinks by what
///     it gains: it trades as if that were all there is; null for all that is free
/// @param locks whether the venue locks what a resting order offers: then an exit waits until
///     protection is taken back, and what it leaves is protected anew
/// @param real whether orders go to a real exchange, which may take fees from what is bought: then
///     no more is protected than is held, and the driver is told which orders belong together
/// @param least what is worth less than that nobody can sell where the venue locks: it counts as
///     flat when it is to be closed
/// @param resizes whether protection is resized as its position is filled and sold; else each fill
///     of an entry has its own, and the first fill of one order cancels those beside it
public record DeskSettings(
    int strategy,
    Instrument instrument,
    BigDecimal feeRate,
    RiskGate gate,
    Quotes quotes,
    @Nullable Money budget,
    boolean locks,
    boolean real,
    Money least,
    BooleanSupplier resizes) {
  /// What the account's rules are asked of an order that may add exposure.
  ///
  /// @param opens whether nothing is held or entered there yet
  Proposal proposal(long at, Order order, Money notional, Price expected, boolean opens) {
    Direction direction = order.side() == Side.BUY ? Direction.LONG : Direction.SHORT;
    return new Proposal(at, strategy, instrument.symbol(), direction, notional, expected, opens);
  }

  /// At a venue that sells what a resting order offers, too.
  public DeskSettings(
      int strategy,
      Instrument instrument,
      BigDecimal feeRate,
      RiskGate gate,
      Quotes quotes,
      @Nullable Money budget) {
    this(
        strategy, instrument, feeRate, gate, quotes, budget, false, false, Money.ZERO, () -> false);
  }

  /// Without a budget.
  public DeskSettings(
      int strategy, Instrument instrument, BigDecimal feeRate, RiskGate gate, Quotes quotes) {
    this(strategy, instrument, feeRate, gate, quotes, null);
  }

  /// The only strategy, with market orders expected at the market's price.
  public DeskSettings(Instrument instrument, BigDecimal feeRate, RiskGate gate) {
    this(0, instrument, feeRate, gate, Quotes.AT_MARKET);
  }
}
