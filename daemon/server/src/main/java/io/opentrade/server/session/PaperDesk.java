package io.opentrade.server.session;

import io.opentrade.engine.core.DeskSettings;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.SimVenue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A desk and the simulated venue that performs what it wants.
final class PaperDesk implements TradedDesk {
  private final int number;
  private final DeskFacts facts;
  private final SimVenue venue;
  private final StrategyMemory memory = new StrategyMemory();
  private boolean priced;
  private final PendingDecision pending;

  PaperDesk(int number, DeskFacts facts) {
    this.number = number;
    this.facts = facts;
    this.pending = new PendingDecision(facts.patience());
    this.venue = new SimVenue(facts.instrument(), facts.fee(), FillModel.PLAIN, 0);
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public DeskFacts facts() {
    return facts;
  }

  SimVenue venue() {
    return venue;
  }

  @Override
  public StrategyMemory memory() {
    return memory;
  }

  /// Whether its market has had a price.
  boolean priced() {
    return priced;
  }

  @Override
  public PendingDecision pending() {
    return pending;
  }

  @Override
  public @Nullable Price price() {
    return priced ? venue.price() : null;
  }

  /// What the engine is told of this desk.
  DeskSettings settings() {
    MarginRules margin =
        new MarginRules(facts.shorts(), BigDecimal.ONE, MarginMode.ISOLATED, MaintenanceTiers.NONE);
    return new DeskSettings(
        facts.strategy(),
        facts.instrument(),
        facts.fee(),
        new RiskGate(facts.instrument(), facts.fee(), facts.leastNotional(), margin),
        venue::expected,
        facts.budget());
  }

  @Override
  public Price expected(Side side, Quantity quantity, Price market) {
    return venue.expected(side, quantity, market);
  }

  @Override
  public boolean idle() {
    return venue.idle();
  }

  @Override
  public boolean concerned(long at, double price) {
    return !venue.idle() && venue.concerns(price, price, price, price) || venue.due(at);
  }

  /// The market goes to a price.
  void go(Entry.Quoted quote) {
    double to = quote.price().value().doubleValue();
    venue.begin(quote.at(), 0);
    venue.spread(quote.ask(), quote.bid());
    if (quote.jump() || !priced) {
      venue.jump(quote.at(), to);
    } else {
      venue.move(quote.at(), to);
    }
    priced = true;
    pending.priced();
  }

  Report submit(long at, ApprovedOrder approved) {
    venue.submit(approved);
    return new Report.Accepted(at, approved.order().id());
  }

  Report cancel(long at, OrderId id) {
    return venue.cancel(id)
        ? new Report.Cancelled(at, id)
        : new Report.CancelRefused(at, id, "the order is not there");
  }
}
