package io.opentrade.engine.backtest;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.core.SizeMoment;
import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
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
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.SimVenue;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.Strategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One run: drives the engine over the columns of its markets, from one moment at which something
/// can happen to the next. At a moment, bars that end come first, market by market: what happened
/// inside them, then what the strategies say; after that, bars that begin: exits of all markets,
/// then entries.
final class Run implements FuturesSteps.Bookings {
  private static final int CHECKPOINT = 1 << 14;

  private final Markets markets;
  private final Settings settings;
  private final Progress progress;
  private final @Nullable GroupStrategy group;
  private final Engine engine;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Walker> walkers = new ArrayList<>();
  private final List<@Nullable FuturesSteps> futures = new ArrayList<>();

  /// The lanes that begin or end a bar at this moment, and those of them that trade at its open.
  private final List<Lane> now = new ArrayList<>();
  private final List<Lane> acting = new ArrayList<>();

  private final boolean atClose;
  private final Tally tally;
  private final CoinFees coins;
  private final Deque<Event> inbox = new ArrayDeque<>();
  private List<List<Intent>> answers = List.of();
  private long checkpoint;

  /// Whether something was filled since the last holding was written down.
  private boolean moved = true;

  /// The ledger after the last booking, and its cash that is no margin in a double.
  private Ledger booked;
  private double cash;

  /// What the worth of all positions has to be added to, to make the equity.
  private Money base;

  /// @param strategies of the lanes; null elements, and `group`, where one decides for all
  Run(
      Markets markets,
      Settings settings,
      List<? extends @Nullable Strategy> strategies,
      List<Integer> numbers,
      @Nullable GroupStrategy group,
      Progress progress) {
    this.markets = markets;
    this.settings = settings;
    this.group = group;
    this.progress = progress;
    this.atClose = settings.fills().moment() == FillMoment.CLOSE;
    Setup setup = new Setup(markets, settings);
    List<SimVenue> venues = setup.venues();
    this.engine = setup.engine(venues, numbers);
    for (int number = 0; number < venues.size(); number++) {
      Market market = markets.all().get(number);
      Lane lane =
          new Lane(
              number,
              market,
              venues.get(number),
              engine.desk(number),
              strategies.get(number),
              settings.risk(),
              BarRules.of(market, settings),
              market.instrument().contract().future()
                  ? new FuturesVenue(market, settings, venues.size() > 1)
                  : null);
      if (group != null ? group.listens() : lane.strategy != null && lane.strategy.listens()) {
        lane.desk.tellOrders();
      }
      lanes.add(lane);
      FuturesSteps steps = lane.futures == null ? null : new FuturesSteps(lane, lane.futures, this);
      futures.add(steps);
      boolean timed = setup.delay(market) > 0 || market.book() != null;
      BarPath path = settings.fills().path();
      walkers.add(new Walker(lane, path, timed, steps == null ? new SpotSteps(lane, this) : steps));
    }
    this.tally = new Tally(markets, settings);
    this.coins = new CoinFees(settings.coin());
    this.booked = engine.ledger();
    this.base = booked.cash();
    this.cash = base.value().doubleValue();
  }

  Outcome go() {
    play();
    lanes.forEach(this::markOpenTrade);
    return tally.outcome(AccountEnd.of(lanes, booked, engine.balances(), coins.end()));
  }

  /// From the first moment to the last.
  void play() {
    check();
    note(markets.from());
    lanes.forEach(Lane::coast);
    for (long at = next(); at != Lane.NEVER; at = next()) {
      if (gather(at, true)) {
        close(at);
      } else {
        gather(at, false);
        open(at);
      }
    }
  }

  private long next() {
    long next = Lane.NEVER;
    for (int i = 0; i < lanes.size(); i++) {
      next = Math.min(next, lanes.get(i).next());
    }
    return next;
  }

  /// The lanes whose bars end, or begin, at that moment.
  ///
  /// @return whether there are any
  private boolean gather(long at, boolean ending) {
    now.clear();
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (lane.inside == ending && lane.next() == at) {
        now.add(lane);
      }
    }
    return !now.isEmpty();
  }

  private void check() {
    long bars = 0;
    for (Lane lane : lanes) {
      bars += lane.bar;
    }
    if (bars < checkpoint) {
      return;
    }
    checkpoint = bars + CHECKPOINT;
    if (!progress.at((int) Math.min(bars, Integer.MAX_VALUE))) {
      throw new CancellationException("the run was cancelled after " + bars + " bars");
    }
  }

  /// Bars begin: what was decided is carried out at their opens.
  private void open(long at) {
    acting.clear();
    for (Lane lane : now) {
      lane.inside = true;
      lane.pass();
      walkers.get(lane.number).begin(lane.bar);
      listen(lane);
      FuturesSteps steps = futures.get(lane.number);
      if (steps != null) {
        mark(lane, at, lane.candles.open()[lane.bar]);
        steps.opened(at);
      }
      if (lane.rules == null && (lane.desk.deciding() || closing(lane) && !atClose)) {
        acting.add(lane);
      }
    }
    price(at);
    if (acting.isEmpty()) {
      return;
    }
    for (Lane lane : acting) {
      lane.venue.jump(at, lane.candles.open()[lane.bar]);
      handle(new Event.BarOpened(at, lane.number, lane.venue.price(), acting.size() == 1));
      if (closing(lane)) {
        drainMarket(lane);
        handle(new Command.Flatten(at, lane.number, "end"));
      }
      drainMarket(lane);
    }
    if (acting.size() > 1) {
      handle(new Event.EntriesDue(at));
      acting.forEach(this::drainMarket);
    }
    note(markets.tickAtOrAfter(at));
  }

  /// Tells the engine what the other markets stand at, where that decides how much there is, or
  /// where the risk rules watch it.
  private void price(long at) {
    boolean all = settings.risk().watchesPrices();
    if (!all && lanes.size() == 1) {
      return;
    }
    for (Lane lane : lanes) {
      boolean asked = all && now.contains(lane) || lane.quantity != 0 && !acting.isEmpty();
      if (asked && !acting.contains(lane)) {
        Price price = lane.market.instrument().price(lane.priceAt(at));
        handle(new Event.Priced(at, lane.number, price));
      }
    }
  }

  /// What a future stands at decides what is behind the others of the account.
  private void mark(Lane lane, long at, double price) {
    if (lanes.size() > 1) {
      handle(new Event.Priced(at, lane.number, lane.market.instrument().price(price)));
      back();
    }
  }

  private boolean closing(Lane lane) {
    return settings.closeAtEnd() && lane.atLast();
  }

  /// Bars end: what happened inside them, then what is decided.
  private void close(long at) {
    int tick = lanes.size() == 1 ? lanes.getFirst().bar : markets.tickOfClose(at);
    for (Lane lane : now) {
      walk(lane);
      FuturesSteps steps = futures.get(lane.number);
      if (steps != null) {
        steps.closed();
        mark(lane, at, lane.close());
      }
    }
    if (settings.risk().watchesPrices()) {
      for (Lane lane : now) {
        // The last moment of the bar still belongs to the day that ends with it.
        Price price = lane.market.instrument().price(lane.close());
        handle(new Event.Priced(at - 1, lane.number, price));
      }
    }
    note(tick);
    for (Lane lane : now) {
      lane.refresh(lane.bar);
    }
    ask(at);
    for (Lane lane : now) {
      boolean ends = lane.atLast() && at < lastClose();
      boolean trades = lane.rules == null && (lane.desk.deciding() || closing(lane));
      if (ends || atClose && trades) {
        tradeAtClose(lane, at, ends ? "delisted" : closing(lane) ? "end" : null);
        note(tick);
        lane.refresh(lane.bar + 1);
      }
    }
    for (Lane lane : now) {
      lane.advance();
    }
    check();
  }

  private long lastClose() {
    return markets.end(markets.size() - 1);
  }

  private void ask(long at) {
    if (group != null) {
      askAll(at, group);
      return;
    }
    for (Lane lane : now) {
      if (lane.bar == lane.nextAsk) {
        tellClose(lane, at);
        handle(new Event.BarClosed(at, lane.number, lane.bar));
        lane.asked();
      }
    }
  }

  /// What is decided now is sized at this price, where it is to be.
  private void tellClose(Lane lane, long at) {
    if (settings.sizeAt() == SizeMoment.CLOSE && lane.inside) {
      handle(new Event.Priced(at, lane.number, lane.market.instrument().price(lane.close())));
    }
  }

  private void askAll(long at, GroupStrategy strategy) {
    boolean any = false;
    for (Lane lane : now) {
      any |= lane.bar >= lane.market.firstDecision();
    }
    if (any) {
      answers = strategy.onBars(new Moment(at, lanes, booked, equity(at)));
      for (Lane lane : lanes) {
        if (!answers.get(lane.number).isEmpty()) {
          tellClose(lane, at);
          handle(new Event.BarClosed(at, lane.number, lane.bar));
        }
      }
    }
    now.forEach(Lane::asked);
  }

  /// Carries out at the close what was decided there.
  ///
  /// @param reason why what is held is closed; null where that is not so
  private void tradeAtClose(Lane lane, long end, @Nullable String reason) {
    // The last moment of the bar: what arrives at its very end belongs to the next one.
    lane.venue.clock(end - 1);
    lane.venue.jump(lane.candles.time()[lane.bar], lane.close());
    if (reason == null) {
      handle(new Event.BarOpened(end, lane.number, lane.venue.price(), true));
    } else {
      handle(new Command.Flatten(end, lane.number, reason));
    }
    settle(lane);
  }

  /// Fills what goes to the market at once, before the open concerns what rests there.
  private void drainMarket(Lane lane) {
    Fill fill;
    while ((fill = lane.venue.nextAtMarket()) != null) {
      filled(lane, fill);
    }
    listen(lane);
  }

  /// Hears what else the venue has to say of orders.
  private void listen(Lane lane) {
    Report report;
    while ((report = lane.venue.news()) != null) {
      handle(report);
    }
  }

  /// Moves the market through the bar.
  private void walk(Lane lane) {
    if (lane.rules != null) {
      walk(lane, lane.rules);
    } else if ((lane.futures != null || !lane.venue.idle()) && lane.concerned()) {
      walkers.get(lane.number).walk(lane.bar);
    } else if (lane.quantity != 0) {
      lane.excursion.include(lane.candles.high(), lane.candles.low(), lane.bar, lane.bar + 1);
    }
  }

  /// One bar by the rules of another program.
  private void walk(Lane lane, BarRules rules) {
    List<Intent> decided = lane.decided;
    lane.decided = List.of();
    lane.stamp = lane.bar;
    rules.bar(lane.bar, decided, new LaneCounter(lane));
    if (lane.quantity != 0) {
      lane.excursion.include(lane.candles.high(), lane.candles.low(), lane.bar, lane.bar + 1);
    }
  }

  /// Orders of a lane at prices that other rules name.
  private final class LaneCounter implements Counter {
    private final Lane lane;
    private final long at;

    LaneCounter(Lane lane) {
      this.lane = lane;
      this.at = lane.candles.time()[lane.bar];
    }

    @Override
    public Position position() {
      return lane.desk.position();
    }

    @Override
    public Money cash() {
      return booked.cash();
    }

    @Override
    public void enter(Intent.Enter wish, double price, int since) {
      trade(price, since);
      handle(new Event.Decided(at, lane.number, lane.bar, List.of(wish)));
      handle(new Event.BarOpened(at, lane.number, lane.venue.price(), true));
      drainMarket(lane);
    }

    @Override
    public void close(Quantity part, double price, int on, String reason) {
      trade(price, on);
      Side side = lane.quantity > 0 ? Side.SELL : Side.BUY;
      Ticket ticket =
          new Ticket(side, part, new Terms.Market(), Purpose.EXIT, reason, Conditions.NONE);
      handle(new Command.Place(at, lane.number, new OrderPlan.Single(ticket)));
      drainMarket(lane);
    }

    private void trade(double price, int on) {
      lane.stamp = on;
      lane.venue.jump(lane.candles.time()[on], price);
      if (lane.quantity != 0) {
        lane.excursion.include(lane.candles.high(), lane.candles.low(), lane.bar, lane.bar + 1);
      }
    }

    @Override
    public void drop(Effect.Cause cause, String reason) {
      tally.dropped(new Effect.Dropped(cause, reason));
    }
  }

  @Override
  public void settle(Lane lane) {
    Fill fill;
    while ((fill = lane.venue.next()) != null) {
      filled(lane, fill);
    }
    listen(lane);
    if (lane.quantity != 0) {
      lane.excursion.include(lane.venue.rawPrice());
    }
  }

  @Override
  public void filled(Lane lane, Fill wanted) {
    Fill fill = lane.futures == null ? wanted : lane.futures.covered(wanted);
    double price = fill.price().value().doubleValue();
    if (lane.quantity == 0) {
      lane.excursion.start(price);
      lane.entryBar = lane.dated();
    } else {
      lane.excursion.include(price);
    }
    handle(new Report.Filled(fill));
    coins.paid(fill);
    booked(lane);
  }

  @Override
  public void liquidated(Lane lane, Fill fill) {
    lane.venue.took(fill.side(), fill.quantity());
    lane.excursion.include(fill.price().value().doubleValue());
    handle(new Event.Liquidated(lane.number, fill));
    coins.paid(fill);
    booked(lane);
  }

  @Override
  public void funded(Lane lane, FundingPayment payment) {
    handle(new Event.Funded(payment.time(), lane.number, payment.payment()));
    booked(lane);
  }

  private void booked(Lane lane) {
    booked = engine.ledger();
    cash = booked.unlocked().value().doubleValue();
    lane.quantity = lane.desk.position().quantity().value().doubleValue();
    base = booked.cash();
    for (Lane each : lanes) {
      Position held = each.desk.position();
      base = base.plus(contract(each).entered(held.cost(), held.isLong()));
    }
    moved = true;
    back();
  }

  /// Tells each future what stands behind it.
  private void back() {
    for (Lane lane : lanes) {
      if (lane.futures != null) {
        lane.futures.holds(lane.desk.position(), engine.backing(lane.number));
      }
    }
  }

  private static Contract contract(Lane lane) {
    return lane.market.instrument().contract();
  }

  /// Hands an event to the engine, and all that follows from it.
  private void handle(Event event) {
    for (Event next = event; next != null; next = inbox.poll()) {
      perform(next.at(), engine.handle(next));
    }
  }

  /// At every bar: an iterator would be an object each time.
  private void perform(long at, List<Effect> effects) {
    for (int i = 0; i < effects.size(); i++) {
      switch (effects.get(i)) {
        case Effect.Submit(int desk, var approved) -> {
          lanes.get(desk).venue.submit(approved);
          lanes.get(desk).wake(at);
          inbox.add(new Report.Accepted(at, approved.order().id()));
        }
        case Effect.Cancel(int desk, OrderId id) -> {
          boolean found = lanes.get(desk).venue.cancel(id);
          inbox.add(
              found
                  ? new Report.Cancelled(at, id)
                  : new Report.CancelRefused(at, id, "the order is not there"));
        }
        case Effect.AskStrategy(int desk, long sequence) -> {
          Lane lane = lanes.get(desk);
          List<Intent> intents = decide(at, lane);
          if (lane.rules == null) {
            inbox.add(new Event.Decided(at, desk, sequence, intents));
          } else {
            lane.decided = intents;
          }
        }
        // Its venue learns of a cancellation when the first of them is filled.
        case Effect.Paired _ -> {}
        case Effect.Told(int desk, OrderNews news) -> lanes.get(desk).hear(news);
        case Effect.Dropped dropped -> tally.dropped(dropped);
        case Effect.TradeClosed(int desk, RoundTrip trip) ->
            tally.trade(lanes.get(desk), trip, lanes.get(desk).dated(), false);
        case Effect.Locked(var lock) -> tally.locked(lock);
        case Effect.Killed(var kill) -> tally.killed(kill);
        case Effect.Unmatched(Report report, String reason) ->
            throw new IllegalStateException("the venue reports " + report + ": " + reason);
      }
    }
  }

  private List<Intent> decide(long at, Lane lane) {
    if (lane.strategy != null) {
      return lane.strategy.onBar(view(at, lane));
    }
    boolean begun = lane.closed(at) >= lane.market.firstDecision();
    if (!begun || lane.over() || lane.inside && lane.atLast() && at < lastClose()) {
      tally.dropped(
          new Effect.Dropped(Effect.Cause.REFUSED, "the market was not traded at that time"));
      return List.of();
    }
    return answers.get(lane.number);
  }

  private Snapshot view(long at, Lane lane) {
    Position position = lane.desk.position();
    double entryPrice = position.flat() ? Double.NaN : position.entryPrice().value().doubleValue();
    return new Snapshot(lane.bar, lane.quantity, entryPrice, cash, equity(at), lane.takeNews());
  }

  /// Cash and what is held at the last closes.
  private double equity(long at) {
    double equity = base.value().doubleValue();
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (lane.quantity != 0) {
        equity += contract(lane).worth(lane.candles.close()[lane.closed(at)], lane.quantity);
      }
    }
    return equity;
  }

  /// Writes down what is held from a tick on, where that has changed.
  private void note(int tick) {
    if (moved) {
      List<Quantity> quantities = new ArrayList<>(lanes.size());
      for (int desk = 0; desk < lanes.size(); desk++) {
        quantities.add(booked.book(desk).position().quantity());
      }
      tally.holding(new Holding(tick, base, quantities));
      moved = false;
    }
  }

  private void markOpenTrade(Lane lane) {
    int last = lane.candles.size() - 1;
    Price price = lane.market.instrument().price(lane.candles.close()[last]);
    RoundTrip trip = lane.desk.mark(lane.candles.time()[last], price, "open");
    if (trip != null) {
      tally.trade(lane, trip, last, true);
    }
  }
}
