package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.core.Effect.Submit;
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
import io.opentrade.engine.event.Report;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.order.Transition;
import io.opentrade.engine.risk.Verdict;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One strategy on one market, trading with the account's money.
///
/// A decision waits for the next bar to open. Then resting entries are cancelled, since an entry is
/// good until the next decision; then the position is closed where the decision says so or enters
/// the other way; then, from the cash that results, the entry is sized, examined and sent. Each
/// step waits for the reports that the one before needs.
public final class Desk {
  /// How many orders that are done stay known, for fills that come late.
  private static final int REMEMBERED_ORDERS = 1_000;

  /// The exit reason of a position that the venue took.
  private static final String LIQUIDATION = "liquidation";

  private static final String CROWDED = "as many trades are open as may be";

  private final int number;
  private final DeskSettings settings;
  private final Sizing size;
  private final SizeMoment sizeAt;
  private final Account account;
  private final Supplier<OrderId> ids;
  private final Examination examination;
  private final Orders orders = new Orders(REMEMBERED_ORDERS);
  private final OpenOrders open;
  private final DeskMoney money;
  private final Cancellations cancellations;
  private final PositionGuard guard;
  private final OrderTeller teller;
  private final Contingencies contingencies;
  private final Placing placing;
  private final DeskBooks books;
  private final Replacements replacements;
  private final Placements placements = new Placements(REMEMBERED_ORDERS);
  private final Deque<Intent> entries = new ArrayDeque<>();
  private final Deque<Intent.Place> requests = new ArrayDeque<>();

  /// Whether exits wait until protection is taken back.
  private boolean locks;

  private List<Intent> decided = List.of();
  private @Nullable String exitReason;
  private @Nullable Price market;

  /// What the market stood at when the strategy decided.
  private @Nullable Price decidedAt;

  /// Whether entries wait for bars of the same moment at other desks.
  private boolean waiting;

  /// @param ids a fresh order id at each call
  Desk(
      int number,
      DeskSettings settings,
      EngineSettings engine,
      Account account,
      Supplier<OrderId> ids) {
    this.number = number;
    this.settings = settings;
    this.size = engine.size();
    this.sizeAt = engine.sizeAt();
    this.account = account;
    this.ids = ids;
    this.locks = settings.locks();
    this.open = new OpenOrders(orders, settings);
    this.examination = new Examination(this, settings, account, orders, open);
    this.money = new DeskMoney(number, settings, account, open, this::market);
    this.cancellations = new Cancellations(number, orders, placements);
    this.contingencies = new Contingencies(settings, orders);
    this.placing =
        new Placing(
            number,
            settings,
            ids,
            placements,
            contingencies,
            this::market,
            this::send,
            this::followed);
    this.guard =
        new PositionGuard(
            settings,
            orders,
            cancellations,
            placements,
            new PositionGuard.Ways(
                ids,
                this::send,
                placing::paired,
                contingencies::others,
                this::position,
                money::price,
                this::exiting,
                placing::together),
            REMEMBERED_ORDERS);
    this.replacements =
        new Replacements(
            orders,
            this::companions,
            id -> guard.follower(id, contingencies.follower(id)),
            placing::after);
    this.teller = new OrderTeller(number, placements);
    this.books = new DeskBooks(this, account);
  }

  int number() {
    return number;
  }

  DeskSettings settings() {
    return settings;
  }

  /// What is held.
  public Position position() {
    return books.position();
  }

  /// Whether a decision waits for the next bar to open.
  public boolean deciding() {
    return !decided.isEmpty();
  }

  /// Whether an entry rests in the market.
  public boolean entryResting() {
    return open.entryResting();
  }

  /// Whether a decision is still being carried out beside that: an exit that is not filled yet, or
  /// what waits for it.
  public boolean busy() {
    return exiting() || !entries.isEmpty() || !requests.isEmpty();
  }

  /// Whether it closes what it holds, and takes back first what locks that.
  public boolean lifting() {
    return locks && exitReason != null;
  }

  private boolean exiting() {
    return exitReason != null || open.underWay(Purpose.EXIT);
  }

  /// The unfinished round trip, as if sold at `price` without a further fee; null when flat.
  public @Nullable RoundTrip mark(long at, Price price, String reason) {
    return books.mark(at, price, reason);
  }

  /// The order by that id; null where it is not known here, or done for long.
  @Nullable TrackedOrder order(OrderId id) {
    return orders.find(id);
  }

  /// The open orders, oldest first.
  public List<TrackedOrder> openOrderList() {
    return List.copyOf(orders.open());
  }

  /// An open order and those of which the first that is filled cancels the others.
  public Set<OrderId> companions(OrderId id) {
    return guard.companions(id);
  }

  /// The price last heard of; null before the first.
  public @Nullable Price market() {
    return market;
  }

  /// Examines orders by the account's rules.
  Examination examination() {
    return examination;
  }

  /// Whether an order is sent again from here where it never came, if it is still needed.
  public boolean sendsAgain(OrderId id) {
    return guard.sendsAgain(id);
  }

  /// Whether every price matters: a stop is being resized, and none rests yet.
  public boolean watches() {
    return guard.watches();
  }

  /// What position and orders mean for the account's money.
  DeskMoney money() {
    return money;
  }

  int openOrders() {
    return orders.open().size();
  }

  /// What of a long position orders in the market may sell.
  public Quantity offered() {
    return open.offered(position().quantity());
  }

  /// Whether a position is held here, or may be once an open entry is filled.
  boolean trading() {
    return !position().flat() || entryResting();
  }

  void priced(Price price, List<Effect> effects) {
    market = price;
    if (leavesAtStop()) {
      advance(effects);
    } else if (guard.watches()) {
      guard.priced(account.now(), effects);
    }
  }

  /// What a stop would sell that is not there because it is resized is sold from here.
  private boolean leavesAtStop() {
    if (!guard.watches() || market == null || exiting() || !guard.passed(market)) {
      return false;
    }
    exitReason = Bracket.STOP;
    return true;
  }

  void decided(List<Intent> intents) {
    decided = intents;
    decidedAt = market;
  }

  /// A bar began.
  ///
  /// @param wait whether entries wait until `entriesDue`
  void opened(long at, Price price, boolean wait, List<Effect> effects) {
    market = price;
    waiting = wait;
    if (decided.isEmpty()) {
      return;
    }
    List<Intent> wishes = new ArrayList<>(decided.size());
    for (Intent intent : decided) {
      switch (intent) {
        case Intent.Withdraw(int handle) -> withdraw(at, handle, effects);
        case Intent.Place place -> requests.add(place);
        case Intent.Enter _, Intent.Close _, Intent.Invalid _ -> wishes.add(intent);
      }
    }
    decided = List.of();
    if (!wishes.isEmpty()) {
      Agenda agenda = Agenda.of(wishes, position());
      effects.addAll(agenda.dropped());
      cancellations.entries(at, false, effects);
      entries.clear();
      entries.addAll(agenda.entries());
      exitReason = agenda.exitReason();
    }
    advance(effects);
  }

  /// From now on every change of an order is told, as an effect.
  public void tellOrders() {
    teller.begin();
  }

  /// Takes back all orders of a handle that are still open.
  private void withdraw(long at, int handle, List<Effect> effects) {
    if (!requests.removeIf(request -> request.handle() == handle)) {
      placements.orders(handle).forEach(replacements::forget);
      cancellations.handle(at, handle, effects);
    }
  }

  private void placeRequests(List<Effect> effects) {
    for (Intent.Place next = requests.poll(); next != null; next = requests.poll()) {
      Price price = Objects.requireNonNull(market, "no bar has opened yet");
      try {
        Money equity = account.equity(this);
        Funds funds = new Funds(account.free(this), equity, Double.NaN, books.kelly());
        TicketDraft draft = new TicketDraft(price, size, funds, position(), settings);
        if (crowded() && draft.opens(next.placement())) {
          throw new TicketDraft.Refused(CROWDED);
        }
        OrderPlan plan = draft.plan(next.placement());
        placing.place(next.handle(), plan, effects);
      } catch (TicketDraft.Refused refused) {
        refuse(refused.reason(), effects);
        teller.refused(next, refused.reason(), effects);
      }
    }
  }

  /// Entries need not wait any more.
  void entriesDue(List<Effect> effects) {
    if (waiting) {
      waiting = false;
      advance(effects);
    }
  }

  /// @param lifts whether protection locks what is to be sold, from now on
  void flatten(long at, String reason, boolean lifts, List<Effect> effects) {
    locks |= lifts;
    decided = List.of();
    entries.clear();
    requests.clear();
    exitReason = reason;
    cancelEntries(at, effects);
    advance(effects);
  }

  /// @return those that were sent
  List<OrderId> place(OrderPlan plan, List<Effect> effects) {
    return placing.place(0, plan, effects);
  }

  /// Takes back an order that is known here.
  void withdraw(long at, OrderId id, List<Effect> effects) {
    replacements.forget(id);
    cancellations.withdraw(at, id, effects);
  }

  /// Has an order that is known here give way to another.
  void replace(long at, OrderId id, Ticket ticket, List<Effect> effects) {
    TrackedOrder old = Objects.requireNonNull(orders.find(id), "an order that is known here");
    if (old.state().done()) {
      refuse("the order is finished", effects);
    } else if (exitReason != null) {
      refuse("the position is being closed", effects);
    } else {
      replacements.begin(id, ticket).forEach(each -> cancellations.cancel(at, each, effects));
    }
  }

  /// An open order with another ticket in its place, and all that hangs on it.
  public OrderPlan changed(OrderId id, Ticket ticket) {
    return replacements.changed(id, ticket);
  }

  /// What took the place of an order, the one that stands for it first; empty for nothing so far.
  public List<OrderId> successors(OrderId id) {
    return replacements.successors(id);
  }

  private boolean followed(List<OrderId> placed) {
    return guard.follow(placed);
  }

  /// News of an order that is known here.
  void reported(Report report, List<Effect> effects) {
    TrackedOrder after = changed(report, effects);
    if (after == null) {
      return;
    }
    teller.changed(after, report, effects);
    for (OrderId beside : replacements.heard(report)) {
      cancellations.cancel(report.at(), beside, effects);
    }
    if (report instanceof Report.Filled(Fill fill)) {
      filled(after.order(), fill, effects);
      for (OrderId rival : contingencies.filled(after)) {
        cancellations.cancel(report.at(), rival, effects);
      }
    }
    if (after.state() instanceof OrderState.Done done) {
      Contingencies.Held held = Contingencies.Held.of(position(), settings.instrument());
      OrderPlan then = contingencies.over(report.order(), after.filled(), held);
      if (then != null) {
        placing.after(report.order(), then, effects);
      }
      boolean closing = exitReason != null && (locks || !after.order().purpose().reduceOnly());
      replacements.over(report.order(), held.whole(), closing, effects);
      finished(report.at(), after.order(), done, effects);
    } else if (locks && exitReason != null) {
      // What could not be taken back before the venue had it can be now.
      advance(effects);
    }
    guard.heard(after, report.at(), effects);
  }

  /// The order that a report changed; null where it changed none.
  private @Nullable TrackedOrder changed(Report report, List<Effect> effects) {
    return switch (orders.apply(report)) {
      case Transition.Changed(TrackedOrder after) -> after;
      case Transition.Unchanged _ -> null;
      case Transition.Impossible(String reason) -> {
        effects.add(new Unmatched(report, reason));
        yield null;
      }
    };
  }

  private void filled(Order order, Fill fill, List<Effect> effects) {
    Fill net = fill.net();
    books.book(order, net, effects);
    guard.reduced(fill);
    if (order.purpose() == Purpose.ENTRY) {
      guard.protect(order, net, effects);
    } else if (settings.locks()) {
      books.giveUpDust(order, fill, effects);
    }
    if (position().flat()) {
      guard.closed();
      cancellations.reductions(fill.at(), effects);
    }
  }

  /// Funding was paid for the position.
  void funded(Money payment) {
    books.funded(payment);
  }

  /// The venue took the position, or a part of it. What the desk was about to do is forgotten; a
  /// decision that waits for the next bar is not. What is left keeps its protection, which only
  /// reduces.
  void liquidated(Fill fill, List<Effect> effects) {
    entries.clear();
    exitReason = null;
    cancelEntries(fill.at(), effects);
    books.book(fill, LIQUIDATION, books.leverage(), true, effects);
    if (position().flat()) {
      guard.closed();
      cancellations.reductions(fill.at(), effects);
    }
  }

  private void finished(long at, Order order, OrderState.Done done, List<Effect> effects) {
    switch (done) {
      case OrderState.Filled _ -> guard.executed(at, order.id(), effects);
      case OrderState.Rejected(String reason) -> {
        refuse(reason, effects);
        if (order.purpose() == Purpose.EXIT) {
          exitReason = null;
        } else {
          leavesAtStop();
        }
      }
      case OrderState.Cancelled _, OrderState.Expired _, OrderState.Denied _ ->
          guard.withdrawn(order.id());
    }
    advance(effects);
    boolean over = exitReason == null && !open.underWay(Purpose.EXIT);
    if (locks && over && !position().flat()) {
      guard.protectAgain(at, effects);
    }
  }

  /// Takes the next step of the agenda, unless a report must come first. An exit waits for nothing
  /// but another exit, and stays on the agenda until no entry can fill late; an entry waits for
  /// all that would change the cash it is sized from.
  private void advance(List<Effect> effects) {
    while (!open.underWay(Purpose.EXIT)) {
      Position position = position();
      if (exitReason != null && !position.flat()) {
        if (locks && guard.lift(account.now(), effects)) {
          return;
        }
        close(position, exitReason, effects);
        continue;
      }
      if (waiting || open.underWay(Purpose.ENTRY)) {
        return;
      }
      exitReason = null;
      Intent next = entries.poll();
      if (next == null) {
        placeRequests(effects);
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

  private void close(Position position, String reason, List<Effect> effects) {
    if (books.gaveUp(money.price(), reason, ids, effects)) {
      guard.closed();
      cancellations.reductions(account.now(), effects);
      return;
    }
    Side side = position.isLong() ? Side.SELL : Side.BUY;
    Quantity quantity = Contingencies.Held.of(position, settings.instrument()).whole();
    if (quantity.signum() == 0
        || !send(
            new Order(ids.get(), side, quantity, new Terms.Market(), Purpose.EXIT, reason),
            money.price(),
            effects)) {
      exitReason = null;
    }
  }

  private void enter(Intent intent, boolean held, List<Effect> effects) {
    switch (intent) {
      case Intent.Enter enter when held && enter.sizing() == null ->
          effects.add(new Dropped(Cause.IGNORED, "already in that position"));
      case Intent.Enter enter when held && otherLeverage(enter) ->
          refuse("the position has another leverage", effects);
      case Intent.Enter enter -> enter(enter, effects);
      case Intent.Invalid(_, String reason) -> refuse(reason, effects);
      case Intent.Close _, Intent.Place _, Intent.Withdraw _ ->
          throw new IllegalStateException("no entry among the entries");
    }
  }

  private boolean otherLeverage(Intent.Enter enter) {
    BigDecimal wanted = settings.gate().leverage(enter.leverage()).value();
    return wanted.compareTo(books.leverage()) != 0;
  }

  private void enter(Intent.Enter enter, List<Effect> effects) {
    if (crowded()) {
      refuse(CROWDED, effects);
      return;
    }
    Price price = Objects.requireNonNull(market, "no bar has opened yet");
    Price sizing = sizeAt == SizeMoment.CLOSE ? decidedAt : null;
    switch (EntryDraft.of(enter, price, sizing, size, books.kelly(), account, this)) {
      case EntryDraft.Refused(String reason) -> refuse(reason, effects);
      case EntryDraft.Ready ready -> {
        Order order = ready.order(ids.get(), enter.tag());
        if (send(order, ready.expected(), effects)) {
          guard.plan(order.id(), ready.bracket());
        }
      }
    }
  }

  /// Whether no trade may be opened here. Looked at before the cash: that the other trades took it
  /// is not why an entry is refused.
  private boolean crowded() {
    return !trading() && !account.mayOpen();
  }

  private boolean send(Order order, Price expected, List<Effect> effects) {
    if (order.purpose() == Purpose.ENTRY && crowded()) {
      refuse(CROWDED, effects);
      return false;
    }
    return switch (examination.verdict(account.now(), order, expected)) {
      case Verdict.Approved(var approved) -> {
        orders.submit(order);
        account.risk().sent(account.now());
        effects.add(new Submit(number, approved));
        yield true;
      }
      case Verdict.Denied(String reason) -> {
        orders.deny(order, reason);
        refuse(reason, effects);
        teller.denied(order, reason, placing.handle(), effects);
        yield false;
      }
    };
  }

  void cancelEntries(long at, List<Effect> effects) {
    replacements.forgetEntries();
    cancellations.entries(at, true, effects);
  }

  private static void refuse(String reason, List<Effect> effects) {
    effects.add(new Dropped(Cause.REFUSED, reason));
  }
}
