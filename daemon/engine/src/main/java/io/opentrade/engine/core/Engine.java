package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.AskStrategy;
import io.opentrade.engine.core.Effect.Cancel;
import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.core.Effect.Submit;
import io.opentrade.engine.core.Effect.TradeClosed;
import io.opentrade.engine.core.Effect.Unmatched;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.ledger.TripRecorder;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.engine.risk.Verdict;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Trades one instrument for one strategy. A function of the events so far: no thread, clock, input
/// or output; order ids come in from outside. Not safe for use by several threads.
///
/// A decision waits for the next bar to open. Then resting entries are cancelled, since an entry is
/// good until the next decision; then the position is closed where the decision says so or enters
/// the other way; then, from the cash that results, the entry is sized, examined and sent. Each
/// step waits for the reports that the one before needs.
public final class Engine {
  /// How many orders that are done stay known, for fills that come late.
  private static final int REMEMBERED_ORDERS = 1_000;

  private final EngineSettings settings;
  private final Supplier<OrderId> ids;
  private final RiskGate gate;
  private final Sizer sizer;
  private final Orders orders = new Orders(REMEMBERED_ORDERS);
  private final Protection protection = new Protection(REMEMBERED_ORDERS);
  private final Contingencies contingencies = new Contingencies();
  private final TripRecorder trips;
  private final Deque<Intent> entries = new ArrayDeque<>();
  private Ledger ledger;
  private List<Intent> decided = List.of();
  private @Nullable String exitReason;
  private @Nullable Price market;

  /// @param ids a fresh order id at each call
  public Engine(EngineSettings settings, RiskGate gate, Supplier<OrderId> ids) {
    this.settings = settings;
    this.ids = ids;
    this.gate = gate;
    this.sizer = new Sizer(settings.instrument(), settings.feeRate(), gate);
    this.trips = new TripRecorder(settings.instrument());
    this.ledger = Ledger.of(settings.cash());
  }

  /// Takes in one event.
  ///
  /// @return what is to be done, in order
  /// @throws IllegalStateException where an invariant is broken; the session must stop
  public List<Effect> handle(Event event) {
    List<Effect> effects = new ArrayList<>(2);
    switch (event) {
      case Event.BarOpened(long at, Price price) -> opened(at, price, effects);
      case Event.BarClosed(_, long sequence) -> effects.add(new AskStrategy(sequence));
      case Event.Decided(_, _, List<Intent> intents) -> decided = intents;
      case Report report -> reported(report, effects);
      case Command command -> commanded(command, effects);
    }
    return effects;
  }

  /// Cash and position as of the last event.
  public Ledger ledger() {
    return ledger;
  }

  /// Whether a decision waits for the next bar to open.
  public boolean deciding() {
    return !decided.isEmpty();
  }

  /// Whether an entry rests in the market.
  public boolean entryResting() {
    for (TrackedOrder tracked : orders.open()) {
      if (tracked.order().purpose() == Purpose.ENTRY) {
        return true;
      }
    }
    return false;
  }

  /// Whether a decision is still being carried out beside that: an exit that is not filled yet, or
  /// what waits for it.
  public boolean busy() {
    return exitReason != null || !entries.isEmpty() || underWay(Purpose.EXIT);
  }

  /// The unfinished round trip, as if sold at `price` without a further fee; null when flat.
  public @Nullable RoundTrip mark(long at, Price price, String reason) {
    return trips.mark(at, price, reason);
  }

  private void opened(long at, Price price, List<Effect> effects) {
    market = price;
    if (decided.isEmpty()) {
      return;
    }
    Agenda agenda = Agenda.of(decided, ledger.position());
    decided = List.of();
    effects.addAll(agenda.dropped());
    cancelEntries(at, effects);
    entries.clear();
    entries.addAll(agenda.entries());
    exitReason = agenda.exitReason();
    advance(effects);
  }

  private void commanded(Command command, List<Effect> effects) {
    switch (command) {
      case Command.Resume _ -> gate.state(TradingState.ACTIVE);
      case Command.Reduce _ -> gate.state(TradingState.REDUCING);
      case Command.Halt(long at) -> {
        gate.state(TradingState.HALTED);
        cancelEntries(at, effects);
      }
      case Command.Flatten(long at, String reason) -> {
        decided = List.of();
        entries.clear();
        exitReason = reason;
        cancelEntries(at, effects);
        advance(effects);
      }
      case Command.Place(_, OrderPlan plan) -> place(plan, effects);
      case Command.Cancel(long at, OrderId id) -> withdraw(at, id, effects);
    }
  }

  private void place(OrderPlan plan, List<Effect> effects) {
    switch (plan) {
      case OrderPlan.Single(Ticket ticket) -> place(ticket, effects);
      case OrderPlan.OneTriggersOther(Ticket first, OrderPlan then) -> {
        OrderId id = place(first, effects);
        if (id != null) {
          contingencies.follows(id, then);
        }
      }
      case OrderPlan.OneCancelsOther(List<Ticket> tickets) -> {
        List<OrderId> placed = new ArrayList<>();
        for (Ticket ticket : tickets) {
          OrderId id = place(ticket, effects);
          if (id != null) {
            placed.add(id);
          }
        }
        contingencies.rivals(placed);
      }
    }
  }

  private @Nullable OrderId place(Ticket ticket, List<Effect> effects) {
    Order order = ticket.order(ids.get());
    Price expected = worst(order, market);
    if (expected == null) {
      refuse("there is no market price yet", effects);
      return null;
    }
    return send(order, expected, effects) ? order.id() : null;
  }

  /// The price at which an entry is reckoned; null where it is the market's and there is none.
  private @Nullable Price worst(Order order, @Nullable Price now) {
    return switch (order.terms()) {
      case Terms.Limit(Price limit) -> limit;
      case Terms.StopLimit(_, Price limit) -> limit;
      case Terms.TakeProfitLimit(_, Price limit) -> limit;
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.TakeProfit(Price trigger) -> trigger;
      case Terms.Market _, Terms.TrailingStop _ ->
          now == null ? null : settings.quotes().expected(order.side(), order.quantity(), now);
    };
  }

  private void withdraw(long at, OrderId id, List<Effect> effects) {
    TrackedOrder tracked = orders.find(id);
    if (tracked == null) {
      refuse("there is no such order", effects);
    } else if (tracked.state().done()) {
      refuse("the order is finished", effects);
    } else {
      cancel(at, id, effects);
    }
  }

  private void reported(Report report, List<Effect> effects) {
    TrackedOrder before = orders.find(report.order());
    TrackedOrder after = orders.apply(report);
    if (before == null || after == null) {
      effects.add(new Unmatched(report));
      return;
    }
    if (after.equals(before)) {
      return;
    }
    if (report instanceof Report.Filled(Fill fill)) {
      filled(after.order(), fill, effects);
      for (OrderId rival : contingencies.filled(report.order())) {
        cancel(report.at(), rival, effects);
      }
    }
    if (after.state() instanceof OrderState.Done done) {
      OrderPlan then = contingencies.over(report.order(), after.filled());
      if (then != null) {
        place(then, effects);
      }
      finished(report.at(), after.order(), done, effects);
    }
  }

  private void filled(Order order, Fill fill, List<Effect> effects) {
    Fill net = fill.net();
    ledger = ledger.book(net, settings.instrument());
    RoundTrip trip = trips.record(net, order.tag());
    if (trip != null) {
      effects.add(new TradeClosed(trip));
    }
    if (order.purpose() == Purpose.ENTRY) {
      protect(order, net, effects);
    }
    if (ledger.position().flat()) {
      cancelReductions(fill.at(), effects);
    }
  }

  private void finished(long at, Order order, OrderState.Done done, List<Effect> effects) {
    switch (done) {
      case OrderState.Filled _ -> {
        for (OrderId sibling : protection.executed(order.id())) {
          cancel(at, sibling, effects);
        }
      }
      case OrderState.Rejected(String reason) -> {
        refuse(reason, effects);
        if (order.purpose() == Purpose.EXIT) {
          exitReason = null;
        }
      }
      case OrderState.Cancelled _, OrderState.Expired _, OrderState.Denied _ ->
          protection.withdrawn(order.id());
    }
    advance(effects);
  }

  /// Takes the next step of the agenda, unless a report must come first. An exit waits for nothing
  /// but another exit, and stays on the agenda until no entry can fill late; an entry waits for
  /// all that would change the cash it is sized from.
  private void advance(List<Effect> effects) {
    while (!underWay(Purpose.EXIT)) {
      Position position = ledger.position();
      if (exitReason != null && !position.flat()) {
        close(position, exitReason, effects);
        continue;
      }
      if (underWay(Purpose.ENTRY)) {
        return;
      }
      exitReason = null;
      Intent next = entries.poll();
      if (next == null) {
        return;
      }
      boolean wantsLong = Agenda.entered(next) == Direction.LONG;
      if (wantsLong ? position.isShort() : position.isLong()) {
        entries.addFirst(next);
        exitReason = Agenda.SIGNAL;
      } else {
        enter(next, !position.flat(), effects);
      }
    }
  }

  /// Whether an order of that purpose is about to be executed or cancelled; a limit order that
  /// merely rests is not.
  private boolean underWay(Purpose purpose) {
    for (TrackedOrder tracked : orders.open()) {
      boolean resting =
          !(tracked.order().terms() instanceof Terms.Market)
              && !(tracked.state() instanceof OrderState.CancelPending);
      if (tracked.order().purpose() == purpose && !resting) {
        return true;
      }
    }
    return false;
  }

  private void close(Position position, String reason, List<Effect> effects) {
    Side side = position.isLong() ? Side.SELL : Side.BUY;
    Quantity quantity = position.quantity().absolute();
    Price price = Objects.requireNonNull(market, "no bar has opened yet");
    Terms terms = new Terms.Market();
    if (!send(new Order(ids.get(), side, quantity, terms, Purpose.EXIT, reason), price, effects)) {
      exitReason = null;
    }
  }

  private void enter(Intent intent, boolean held, List<Effect> effects) {
    switch (intent) {
      case Intent.Enter enter when held && enter.sizing() == null ->
          effects.add(new Dropped(Cause.IGNORED, "already in that position"));
      case Intent.Enter enter -> enter(enter, effects);
      case Intent.Invalid(_, String reason) -> refuse(reason, effects);
      case Intent.Close _ -> throw new IllegalStateException("a close among the entries");
    }
  }

  private void enter(Intent.Enter enter, List<Effect> effects) {
    Price price = Objects.requireNonNull(market, "no bar has opened yet");
    EntryPrices prices = EntryPrices.of(enter, price, settings.instrument());
    if (prices.refusal() != null) {
      refuse(prices.refusal(), effects);
      return;
    }
    Sizing sizing = enter.sizing() != null ? enter.sizing() : settings.size();
    Money free = free();
    if (free.signum() <= 0) {
      refuse("no cash is left", effects);
      return;
    }
    Side side = enter.direction() == Direction.LONG ? Side.BUY : Side.SELL;
    Quantity quantity = sizer.quantity(sizing, free, prices.expected());
    Price expected = prices.expected();
    if (prices.limit() == null && quantity.signum() > 0) {
      // Sized again from the price at which all of it would be filled: less of it fills no worse.
      expected = settings.quotes().expected(side, quantity, expected);
      if (!expected.equals(prices.expected())) {
        quantity = sizer.quantity(sizing, free, expected);
      }
    }
    if (quantity.signum() <= 0) {
      refuse("the size is less than one lot", effects);
      return;
    }
    if (gate.cost(quantity, expected).signum() == 0) {
      refuse("the size is worth less than the smallest amount of money", effects);
      return;
    }
    Price limit = prices.limit();
    Terms terms = limit == null ? new Terms.Market() : new Terms.Limit(limit);
    Order order = new Order(ids.get(), side, quantity, terms, Purpose.ENTRY, enter.tag());
    if (send(order, expected, effects)) {
      protection.plan(order.id(), prices.bracket());
    }
  }

  /// Cash that the entries resting in the market do not need.
  private Money free() {
    Money free = ledger.cash();
    for (TrackedOrder tracked : orders.open()) {
      boolean rests = !(tracked.order().terms() instanceof Terms.Market);
      Price price = rests ? worst(tracked.order(), market) : null;
      if (tracked.order().purpose() == Purpose.ENTRY && price != null) {
        free = free.minus(gate.cost(tracked.remaining(), price));
      }
    }
    return free;
  }

  /// Each fill of an entry gets its own protection, as large as the fill.
  private void protect(Order entry, Fill fill, List<Effect> effects) {
    Bracket bracket = protection.planned(entry.id());
    if (bracket.empty()) {
      return;
    }
    List<OrderId> group = new ArrayList<>(3);
    for (Order order : bracket.orders(fill, entry.side().opposite(), ids)) {
      if (send(order, fill.price(), effects)) {
        group.add(order.id());
      }
    }
    protection.group(group);
  }

  private boolean send(Order order, Price expected, List<Effect> effects) {
    return switch (gate.examine(order, ledger.position(), free(), expected)) {
      case Verdict.Approved(var approved) -> {
        orders.submit(order);
        effects.add(new Submit(approved));
        yield true;
      }
      case Verdict.Denied(String reason) -> {
        orders.deny(order, reason);
        refuse(reason, effects);
        yield false;
      }
    };
  }

  private void cancelEntries(long at, List<Effect> effects) {
    for (TrackedOrder tracked : List.copyOf(orders.open())) {
      if (tracked.order().purpose() == Purpose.ENTRY) {
        cancel(at, tracked.order().id(), effects);
      }
    }
  }

  private void cancelReductions(long at, List<Effect> effects) {
    for (TrackedOrder tracked : List.copyOf(orders.open())) {
      if (tracked.order().purpose().reduceOnly()) {
        cancel(at, tracked.order().id(), effects);
      }
    }
  }

  /// Asks once: an order whose cancellation is pending, or that is done, is left alone.
  private void cancel(long at, OrderId id, List<Effect> effects) {
    TrackedOrder before = orders.find(id);
    TrackedOrder after = orders.apply(new Report.CancelRequested(at, id));
    if (after != null && !after.equals(before)) {
      effects.add(new Cancel(id));
    }
  }

  private static void refuse(String reason, List<Effect> effects) {
    effects.add(new Dropped(Cause.REFUSED, reason));
  }
}
