package io.opentrade.server.session;

import io.opentrade.engine.core.DeskSettings;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.SimVenue;
import java.math.BigDecimal;

/// A desk and the simulated venue that performs what it wants.
final class PaperDesk implements TradedDesk {
  private final int number;
  private final DeskFacts facts;
  private final SimVenue venue;
  private final StrategyMemory memory = new StrategyMemory();
  private boolean priced;
  private boolean awaited;
  private long decidedAt;
  private long decision;
  private int late;

  PaperDesk(int number, DeskFacts facts) {
    this.number = number;
    this.facts = facts;
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
  public boolean awaited() {
    return awaited;
  }

  /// A decision of its strategy needs the next price here.
  void await() {
    awaited = true;
  }

  @Override
  public int late() {
    return late;
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
    awaited = false;
  }

  /// Something was decided, to be carried out at the next price.
  void decided(Event.Decided decided) {
    decidedAt = decided.at();
    decision = decided.sequence();
    awaited |= !decided.intents().isEmpty();
  }

  /// Takes note of a decision that is too old by then.
  ///
  /// @return whether it is
  boolean stale(long at) {
    boolean old = facts.patience() > 0 && at - decidedAt > facts.patience();
    late += old ? 1 : 0;
    return old;
  }

  /// The sequence of the last decision.
  long decision() {
    return decision;
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
