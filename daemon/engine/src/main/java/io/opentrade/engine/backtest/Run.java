package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.core.Desk;
import io.opentrade.engine.core.DeskSettings;
import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.core.EngineSettings;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.SimVenue;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One run: drives the engine over the columns, and coasts where nothing can happen.
final class Run {
  private static final int CHECKPOINT = 1 << 14;

  private final Market market;
  private final Candles candles;
  private final Settings settings;
  private final Strategy strategy;
  private final Progress progress;
  private final Engine engine;
  private final Desk desk;
  private final SimVenue venue;
  private final Walker walker;
  private final boolean atClose;
  private final @Nullable FreqtradeExits exits;
  private final Tally tally;
  private final Excursion excursion = new Excursion();
  private final Deque<Event> inbox = new ArrayDeque<>();
  private final double[] equity;
  private final int last;
  private long orders;
  private int entryBar;
  private int bar;
  private int nextAsk;
  private Standing standing = Standing.FLAT;

  /// Whether something was filled at this bar.
  private boolean moved = true;

  /// The ledger after the last fill, and its cash and position in doubles for the equity column.
  private Ledger booked;
  private double cash;
  private double quantity;

  Run(
      Market market,
      Settings settings,
      Strategy strategy,
      Progress progress,
      @Nullable Freqtrade compat) {
    this.market = market;
    this.candles = market.candles();
    this.settings = settings;
    this.strategy = strategy;
    this.progress = progress;
    FillModel fills = settings.fills();
    long delay = fills.latency().millis(candles.timeframe());
    this.venue = new SimVenue(market.instrument(), settings.feeRate(), fills, delay);
    this.walker = new Walker(market, venue, delay > 0, this::settle);
    this.exits =
        compat == null
            ? null
            : new FreqtradeExits(compat, candles, settings.feeRate().doubleValue());
    this.atClose = fills.moment() == FillMoment.CLOSE;
    BigDecimal fee = settings.highestFee();
    this.engine =
        new Engine(
            new EngineSettings(
                settings.cash(),
                settings.size(),
                new DeskSettings(
                    0,
                    market.instrument(),
                    fee,
                    new RiskGate(market.instrument(), fee, fills.minimumNotional()),
                    venue::expected)),
            () -> new OrderId(Long.toString(++orders)));
    this.desk = engine.desk(0);
    this.tally = new Tally(market);
    this.last = candles.size() - 1;
    this.equity = new double[candles.size() - market.from()];
    this.booked = engine.ledger();
    this.cash = booked.cash().value().doubleValue();
  }

  Outcome go() {
    bar = market.from();
    refresh(bar);
    nextAsk = nextAsk(bar);
    int checkpoint = bar;
    while (bar <= last) {
      if (bar >= checkpoint) {
        check();
        checkpoint = bar + CHECKPOINT;
      }
      int quiet =
          desk.deciding() || exits != null && !resting()
              ? bar
              : Math.min(nextAsk, Math.min(checkpoint, last));
      coast(quiet);
      if (bar < checkpoint) {
        step();
        bar++;
      }
    }
    markOpenTrade();
    Ledger ledger = engine.ledger();
    return tally.outcome(equity, ledger.fees(), ledger.volume());
  }

  private boolean resting() {
    return quantity == 0 && venue.idle();
  }

  private void check() {
    if (!progress.at(bar)) {
      throw new CancellationException("the run was cancelled at bar " + bar);
    }
  }

  /// Passes over bars before `quiet` that concern no order: only the equity is written down.
  private void coast(int quiet) {
    int start = bar;
    if (!venue.idle()) {
      while (bar < quiet && !concerned()) {
        bar++;
      }
    } else {
      bar = Math.max(bar, quiet);
    }
    double[] close = candles.close();
    int offset = market.from();
    for (int each = start; each < bar; each++) {
      equity[each - offset] = worth(close[each]);
    }
    if (quantity != 0) {
      excursion.include(candles.high(), candles.low(), start, bar);
    }
  }

  private boolean concerned() {
    return venue.concerns(
            candles.open()[bar], candles.high()[bar], candles.low()[bar], candles.close()[bar])
        || venue.due(candles.time()[bar]);
  }

  /// One bar with all that can happen in it.
  private void step() {
    long at = candles.time()[bar];
    boolean closing = settings.closeAtEnd() && bar == last;
    walker.begin(bar);
    listen();
    if (desk.deciding() || closing && !atClose) {
      venue.jump(at, candles.open()[bar]);
      handle(new Event.BarOpened(at, venue.price()));
      if (closing) {
        drainMarket();
        handle(new Command.Flatten(at, "end"));
      }
      drainMarket();
    }
    if (exits == null) {
      walk();
    } else {
      walk(at, exits);
    }
    equity[bar - market.from()] = worth(candles.close()[bar]);
    refresh(bar);
    boolean asked = bar == nextAsk;
    if (asked) {
      ask();
      nextAsk = nextAsk(bar + 1);
    }
    if (atClose && (desk.deciding() || closing)) {
      tradeAtClose(at, closing);
    }
  }

  /// Carries out at the close what was decided there.
  private void tradeAtClose(long at, boolean closing) {
    long end = candles.closeTime(bar);
    // The last moment of the bar: what arrives at its very end belongs to the next one.
    venue.clock(end - 1);
    venue.jump(at, candles.close()[bar]);
    if (closing) {
      handle(new Command.Flatten(end, "end"));
    } else {
      handle(new Event.BarOpened(end, venue.price()));
    }
    settle();
    equity[bar - market.from()] = worth(candles.close()[bar]);
    refresh(bar + 1);
  }

  /// Fills what goes to the market at once, before the open concerns what rests there.
  private void drainMarket() {
    Fill fill;
    while ((fill = venue.nextAtMarket()) != null) {
      filled(fill);
    }
    listen();
  }

  /// Hears what else the venue has to say of orders.
  private void listen() {
    Report report;
    while ((report = venue.news()) != null) {
      handle(report);
    }
  }

  /// Moves the market through the bar.
  private void walk() {
    if (venue.idle() || !concerned()) {
      if (quantity != 0) {
        excursion.include(candles.high(), candles.low(), bar, bar + 1);
      }
      return;
    }
    walker.walk(bar);
  }

  /// One bar by freqtrade's rules.
  private void walk(long at, FreqtradeExits rules) {
    Price limit = venue.limit();
    double low = candles.low()[bar];
    if (limit != null && low <= limit.value().doubleValue()) {
      venue.jump(at, limit.value().doubleValue());
      settle();
    }
    if (quantity == 0) {
      rules.flat();
      return;
    }
    FreqtradeExits.Exit exit =
        rules.look(bar, booked.book(0).position().entryPrice().value().doubleValue());
    excursion.include(candles.high(), candles.low(), bar, bar + 1);
    if (exit != null) {
      venue.jump(at, exit.price());
      handle(new Command.Flatten(at, exit.reason()));
      drainMarket();
      rules.flat();
    }
  }

  private void settle() {
    Fill fill;
    while ((fill = venue.next()) != null) {
      filled(fill);
    }
    listen();
    if (quantity != 0) {
      excursion.include(venue.rawPrice());
    }
  }

  private void filled(Fill fill) {
    double price = fill.price().value().doubleValue();
    if (quantity == 0) {
      excursion.start(price);
      entryBar = bar;
    } else {
      excursion.include(price);
    }
    handle(new Report.Filled(fill));
    booked = engine.ledger();
    cash = booked.cash().value().doubleValue();
    quantity = booked.book(0).position().quantity().value().doubleValue();
    moved = true;
  }

  /// Hands an event to the engine, and all that follows from it.
  private void handle(Event event) {
    for (Event next = event; next != null; next = inbox.poll()) {
      perform(next.at(), engine.handle(next));
    }
  }

  private void perform(long at, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Submit(_, var approved) -> {
          venue.submit(approved);
          inbox.add(new Report.Accepted(at, approved.order().id()));
        }
        case Effect.Cancel(_, OrderId id) -> {
          boolean found = venue.cancel(id);
          inbox.add(
              found
                  ? new Report.Cancelled(at, id)
                  : new Report.CancelRefused(at, id, "the order is not there"));
        }
        case Effect.AskStrategy(_, long sequence) ->
            inbox.add(new Event.Decided(at, sequence, strategy.onBar(view())));
        case Effect.Dropped dropped -> tally.dropped(dropped);
        case Effect.TradeClosed(_, RoundTrip trip) ->
            tally.trade(trip, entryBar, bar, excursion, false);
        case Effect.Unmatched(Report report) ->
            throw new IllegalStateException("the venue reports an unknown order: " + report);
      }
    }
  }

  private void ask() {
    handle(new Event.BarClosed(candles.closeTime(bar), bar));
  }

  private Snapshot view() {
    Position position = booked.book(0).position();
    double entryPrice = position.flat() ? Double.NaN : position.entryPrice().value().doubleValue();
    return new Snapshot(bar, quantity, entryPrice, cash, equity[bar - market.from()]);
  }

  private double worth(double close) {
    return quantity == 0 ? cash : cash + quantity * close;
  }

  /// After a bar in which something may have changed.
  ///
  /// @param from the first bar at which the strategy may still be asked
  private void refresh(int from) {
    if (moved) {
      tally.holding(new Holding(bar, booked.cash(), booked.book(0).position().quantity()));
      moved = false;
    }
    Standing now =
        desk.entryResting() || desk.busy()
            ? Standing.WAITING
            : quantity == 0 ? Standing.FLAT : quantity > 0 ? Standing.LONG : Standing.SHORT;
    if (now != standing) {
      standing = now;
      nextAsk = nextAsk(from);
    }
  }

  private int nextAsk(int from) {
    return strategy.nextBar(Math.max(from, market.firstDecision()), standing);
  }

  private void markOpenTrade() {
    RoundTrip trip =
        desk.mark(candles.time()[last], market.instrument().price(candles.close()[last]), "open");
    if (trip != null) {
      tally.trade(trip, entryBar, last, excursion, true);
    }
  }
}
