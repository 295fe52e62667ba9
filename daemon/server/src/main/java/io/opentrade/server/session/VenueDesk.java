package io.opentrade.server.session;

import io.opentrade.engine.core.DeskSettings;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.server.venue.PositionTerms;
import java.math.BigDecimal;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A market that is traded at an exchange itself: what waits there waits at the exchange,
/// but for what that cannot hold.
final class VenueDesk implements TradedDesk {
  private final int number;
  private final DeskFacts facts;
  private final KeptOrders kept;
  private final StrategyMemory memory = new StrategyMemory();
  private final PendingDecision pending;
  private @Nullable Price price;
  private BigDecimal askAbove = BigDecimal.ZERO;
  private BigDecimal bidBelow = BigDecimal.ZERO;
  private PositionTerms terms = new PositionTerms(1, MarginMode.ISOLATED);

  /// @param kept the orders of its account that wait here
  VenueDesk(int number, DeskFacts facts, KeptOrders kept) {
    this.number = number;
    this.facts = facts;
    this.kept = kept;
    this.pending = new PendingDecision(facts.patience());
  }

  /// What the engine is told of this desk. A person's limit is looked at before an order is
  /// written down; a strategy is told at the gate.
  ///
  /// @param most what an entry may be worth, asked at each
  /// @param resizes whether protection is resized, asked at each part of it
  DeskSettings settings(Supplier<Money> most, BooleanSupplier resizes) {
    return new DeskSettings(
        facts.strategy(),
        facts.instrument(),
        facts.fee(),
        new RiskGate(
            facts.instrument(),
            facts.fee(),
            facts.leastNotional(),
            this::margin,
            () -> facts.strategy() == DeskFacts.BY_HAND ? null : most.get()),
        this::expected,
        facts.budget(),
        locks(),
        true,
        facts.dust() ? facts.leastNotional() : Money.ZERO,
        resizes);
  }

  /// Whether the engine itself takes back what locks what an exit is to sell.
  boolean locks() {
    return facts.strategy() != DeskFacts.BY_HAND && !future();
  }

  private MarginRules margin() {
    BigDecimal leverage = BigDecimal.valueOf(terms.leverage());
    return new MarginRules(facts.shorts(), leverage, terms.margin(), MaintenanceTiers.NONE);
  }

  /// Whether a future is traded: nothing is bought, and nothing is locked by what rests.
  boolean future() {
    return facts.instrument().contract().future();
  }

  /// How a future is held here; of no meaning for a spot market.
  PositionTerms terms() {
    return terms;
  }

  void terms(PositionTerms now) {
    terms = now;
  }

  /// The market stands at a price.
  void quoted(Entry.Quoted quote) {
    askAbove = quote.ask();
    bidBelow = quote.bid();
    price = quote.price();
    pending.priced();
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public DeskFacts facts() {
    return facts;
  }

  @Override
  public Price expected(Side side, Quantity quantity, Price market) {
    return side == Side.BUY
        ? new Price(market.value().add(askAbove))
        : new Price(market.value().subtract(bidBelow));
  }

  @Override
  public PendingDecision pending() {
    return pending;
  }

  @Override
  public @Nullable Price price() {
    return price;
  }

  @Override
  public StrategyMemory memory() {
    return memory;
  }

  @Override
  public boolean idle() {
    return !kept.anyOf(number);
  }

  @Override
  public boolean concerned(long at, double price) {
    return kept.concerned(number, price);
  }
}
