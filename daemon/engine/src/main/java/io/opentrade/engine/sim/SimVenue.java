package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.ApprovedOrder;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A venue with one price that either jumps (`jump`) or moves through every price on its way
/// (`head`). After either, `next` is called until it gives no more fills; orders may be handed in
/// and cancelled between. What else happens to orders, `news` tells.
///
/// A market order fills at the price there is. An order whose price the market jumped over fills at
/// the price after the jump: better than asked for a limit order, worse for a stop. An order that
/// the market moves through fills at its own price; touching it is enough. Of several on the way,
/// the nearest fills first, and of equals the one that came first. An order that may only reduce
/// never fills more than what was bought or sold here. The fill model adds slippage, delay, a share
/// of the volume and fees. Where a recorded book covers the moment, an order that trades at
/// whatever price there is takes its levels, one fill each, instead of slipping.
public final class SimVenue {
  private static final Quantity NOTHING = Quantity.ZERO;

  private final Instrument instrument;
  private final FillModel model;
  private final Costs costs;
  private final Liquidity liquidity;
  private final Arrivals arrivals;
  private final @Nullable BookWalk book;
  private final Deadlines deadlines = new Deadlines();
  private final List<Resting> atMarket = new ArrayList<>();
  private final List<Resting> resting = new ArrayList<>();
  private final Deque<Report> news = new ArrayDeque<>();
  private Quantity held = Quantity.ZERO;
  private long at;
  private double price = Double.NaN;
  private double target = Double.NaN;
  private @Nullable Price exact;
  private double lower = Double.NEGATIVE_INFINITY;
  private double upper = Double.POSITIVE_INFINITY;
  private BigDecimal askAbove = BigDecimal.ZERO;
  private BigDecimal bidBelow = BigDecimal.ZERO;

  /// A venue that fills in full at once.
  ///
  /// @param feeRate of each fill's notional, a fraction
  public SimVenue(Instrument instrument, BigDecimal feeRate) {
    this(instrument, feeRate, FillModel.PLAIN, 0, new TradedVolume());
  }

  /// @param feeRate of the notional of each fill of an order that takes, a fraction
  /// @param delay how long an order is on its way, milliseconds
  public SimVenue(Instrument instrument, BigDecimal feeRate, FillModel model, long delay) {
    this(instrument, feeRate, model, delay, new TradedVolume());
  }

  /// @param feeRate of the notional of each fill of an order that takes, a fraction
  /// @param delay how long an order is on its way, milliseconds
  /// @param traded by the account, here and at its other venues
  public SimVenue(
      Instrument instrument, BigDecimal feeRate, FillModel model, long delay, TradedVolume traded) {
    this(instrument, feeRate, model, delay, traded, null);
  }

  /// @param feeRate of the notional of each fill of an order that takes, a fraction
  /// @param delay how long an order is on its way, milliseconds
  /// @param traded by the account, here and at its other venues
  /// @param recorded the market's order book; null for none
  public SimVenue(
      Instrument instrument,
      BigDecimal feeRate,
      FillModel model,
      long delay,
      TradedVolume traded,
      @Nullable RecordedBook recorded) {
    this.instrument = instrument;
    this.model = model;
    this.costs = new Costs(instrument, feeRate, model, traded);
    this.liquidity = new Liquidity(instrument, model.volumeShare());
    this.arrivals = new Arrivals(delay);
    this.book = recorded == null ? null : new BookWalk(recorded, instrument);
  }

  /// A bar begins: its volume can be had, and orders whose time is over expire.
  ///
  /// @param instant milliseconds since the epoch (UTC)
  /// @param volume of the bar in units of the base currency
  public void begin(long instant, double volume) {
    liquidity.begin(volume);
    arrivals.clock(instant);
    for (OrderId id : deadlines.over(instant)) {
      if (remove(id)) {
        news.add(new Report.Expired(instant, id));
      }
    }
  }

  /// It is that time now, inside or at the end of a bar.
  ///
  /// @param instant milliseconds since the epoch (UTC)
  public void clock(long instant) {
    arrivals.clock(instant);
  }

  /// Whether a bar that begins then ends the time of an order here.
  public boolean due(long instant) {
    return deadlines.due(instant);
  }

  /// The market is at this price now, without having been between.
  ///
  /// @param instant milliseconds since the epoch (UTC), written on the fills that follow
  public void jump(long instant, double to) {
    at = instant;
    arrive(to, null);
    target = to;
    arrivals.arrived(arrivals.now(to)).forEach(this::admit);
    ratchet();
  }

  /// The market moves to this price, through all between, and is there at that time.
  ///
  /// @param instant milliseconds since the epoch (UTC), written on the fills that follow
  public void move(long instant, double to) {
    at = instant;
    head(to);
  }

  /// The market sets out to this price, through all between.
  public void head(double to) {
    target = to;
  }

  /// The market sets out to this price, to be there at that time.
  ///
  /// @param arrival milliseconds since the epoch (UTC)
  public void head(double to, long arrival) {
    target = to;
    arrivals.leg(price, to, arrival);
  }

  /// The market's price, on the instrument's grid.
  public Price price() {
    if (exact == null) {
      exact = instrument.price(price);
    }
    return exact;
  }

  /// The market's price as it came in.
  public double rawPrice() {
    return price;
  }

  /// The price of the first limit order that rests here; null for none.
  public @Nullable Price limit() {
    for (Resting order : resting) {
      if (!order.untriggered()) {
        return order.price();
      }
    }
    return null;
  }

  /// From now on whoever takes pays so much more than the market's price, or gets so much less. In
  /// a backtest both are 0: candles know no spread.
  ///
  /// @param ask how far the best ask lies above the price, not negative
  /// @param bid how far the best bid lies below it, not negative
  public void spread(BigDecimal ask, BigDecimal bid) {
    askAbove = ask;
    bidBelow = bid;
  }

  /// What an order that takes would be filled at now; of a recorded book the average over its
  /// levels, but never better than the market's price, so that an entry is not sized too large.
  public Price expected(Side side, Quantity quantity, Price market) {
    if (book != null && book.covers(arrivals.now(price))) {
      BigDecimal average = book.average(side, quantity);
      BigDecimal worse = average == null ? market.value() : worse(side, average, market.value());
      return further(side, instrument.price(worse, side == Side.BUY), quantity);
    }
    return slipped(side, quantity, market);
  }

  private Price slipped(Side side, Quantity quantity, Price market) {
    Price quoted = quoted(side, market);
    return model.slippage().price(side, quoted, quantity, liquidity.volume(), instrument);
  }

  private static BigDecimal worse(Side side, BigDecimal one, BigDecimal other) {
    return side == Side.BUY ? one.max(other) : one.min(other);
  }

  /// So many ticks worse as the slippage adds to whatever there is.
  private Price further(Side side, Price there, Quantity quantity) {
    int ticks = model.slippage().further();
    return ticks == 0
        ? there
        : new Slippage.Ticks(ticks).price(side, there, quantity, liquidity.volume(), instrument);
  }

  /// How the recorded book was used.
  public BookUse bookUse() {
    return book == null ? BookUse.NONE : book.use();
  }

  private Price quoted(Side side, Price market) {
    BigDecimal value =
        side == Side.BUY ? market.value().add(askAbove) : market.value().subtract(bidBelow);
    return value.signum() > 0 ? new Price(value) : market;
  }

  /// What a limit order is filled at that could trade when it came: it takes what is quoted, as far
  /// as its limit lets it.
  private Price taken(Resting order, Price there) {
    Price limit = order.price();
    Side side = order.order().side();
    Price quoted = quoted(side, there);
    boolean beyond =
        limit != null
            && (side == Side.BUY ? quoted.compareTo(limit) > 0 : quoted.compareTo(limit) < 0);
    return beyond && limit != null ? limit : quoted;
  }

  /// Takes an order. It fills at the next call of `next` at the earliest.
  public void submit(ApprovedOrder approved) {
    Order order = approved.order();
    if (arrivals.delays()) {
      arrivals.send(order, price);
      bound();
    } else {
      admit(order);
    }
  }

  /// The venue bought or sold by an order of its own: what may be reduced changes.
  public void took(Side side, Quantity quantity) {
    held = held.plus(side.signed(quantity));
  }

  /// Takes an order back.
  ///
  /// @return false where it is not here (any more)
  public boolean cancel(OrderId id) {
    boolean found = remove(id);
    bound();
    return found;
  }

  private boolean remove(OrderId id) {
    deadlines.forget(id);
    return resting.removeIf(order -> order.order().id().equals(id))
        || atMarket.removeIf(order -> order.order().id().equals(id))
        || arrivals.recall(id);
  }

  /// Whether nothing waits here.
  public boolean idle() {
    return resting.isEmpty() && atMarket.isEmpty() && arrivals.none();
  }

  /// Whether a bar with these prices can concern an order here. Where not, it need not be shown.
  public boolean concerns(double open, double high, double low, double close) {
    return low <= lower
        || high >= upper
        || Math.min(open, close) <= lower
        || Math.max(open, close) >= upper;
  }

  /// What happened to an order, other than a fill; null for nothing more.
  public @Nullable Report news() {
    return news.poll();
  }

  /// The next fill of an order that takes what there is; null where none can be filled. What rests
  /// is not looked at.
  public @Nullable Fill nextAtMarket() {
    for (int i = 0; i < atMarket.size(); i++) {
      Resting order = atMarket.get(i);
      TimeInForce time = order.order().conditions().timeInForce();
      Quantity quantity = fillable(order);
      boolean whole = quantity.compareTo(order.remaining()) == 0;
      if (quantity.signum() > 0 && (whole || !(time instanceof TimeInForce.FillOrKill))) {
        return take(order, quantity);
      }
      if (time.immediate()) {
        atMarket.remove(i--);
        news.add(new Report.Cancelled(at, order.order().id()));
        bound();
      }
    }
    return null;
  }

  /// The next fill on the way, at which the market then stands; null when it has arrived.
  public @Nullable Fill next() {
    while (true) {
      Fill fill = nextAtMarket();
      if (fill == null) {
        fill = nextReached();
      }
      if (fill != null) {
        return fill;
      }
      if (!travel()) {
        return null;
      }
    }
  }

  private @Nullable Fill nextReached() {
    for (int i = 0; i < resting.size(); i++) {
      Resting order = resting.get(i);
      if (!order.reachedAt(price)) {
        continue;
      }
      if (order.untriggered()) {
        order.trigger(price);
        if (order.atMarket()) {
          resting.remove(i--);
          atMarket.add(order);
        }
        bound();
      }
      Quantity quantity = order.atMarket() || order.reachedAt(price) ? fillable(order) : NOTHING;
      if (quantity.signum() > 0) {
        return take(order, quantity);
      }
    }
    return null;
  }

  /// Goes on to where something may happen.
  ///
  /// @return false where nothing does any more
  private boolean travel() {
    boolean pending = arrivals.pending();
    if (target == price && !pending) {
      return false;
    }
    Resting first = nearest();
    if (pending) {
      Price meeting = instrument.price(arrivals.meeting(price));
      double there = meeting.value().doubleValue();
      if (first == null || Math.abs(there - price) <= Math.abs(first.level() - price)) {
        arrive(there, meeting);
        arrivals.arrived(arrivals.next()).forEach(this::admit);
        ratchet();
        return true;
      }
    }
    if (first == null) {
      arrive(target, null);
    } else {
      arrive(first.level(), first.price());
    }
    ratchet();
    return first != null;
  }

  private @Nullable Resting nearest() {
    Resting first = null;
    for (Resting order : resting) {
      if (order.between(price, target)
          && (first == null || Math.abs(order.level() - price) < Math.abs(first.level() - price))
          && (order.untriggered() || fillable(order).signum() > 0)) {
        first = order;
      }
    }
    return first;
  }

  private void admit(Order order) {
    Resting came = new Resting(order, price, instrument);
    Conditions conditions = order.conditions();
    boolean immediate = conditions.timeInForce().immediate();
    boolean takes = came.atMarket() || !came.untriggered() && came.reachedAt(price);
    long now = arrivals.now(price);
    long end = Deadlines.end(order, now);
    if (conditions.postOnly() && takes) {
      news.add(new Report.Rejected(at, order.id(), "the post-only order would trade at once"));
    } else if (end <= now) {
      news.add(new Report.Expired(at, order.id()));
    } else if (immediate && !takes) {
      news.add(new Report.Cancelled(at, order.id()));
    } else {
      deadlines.watch(order.id(), end);
      (came.atMarket() || immediate ? atMarket : resting).add(came);
      bound();
    }
  }

  /// What of an order could be filled now, were its price met.
  private Quantity fillable(Resting order) {
    Quantity wanted = order.remaining();
    Quantity display = order.order().conditions().display();
    if (display != null && display.compareTo(wanted) < 0) {
      wanted = display;
    }
    if (order.order().purpose().reduceOnly()) {
      Quantity against = order.order().side() == Side.SELL ? held : held.negate();
      if (against.compareTo(wanted) < 0) {
        wanted = against;
      }
    }
    Quantity available = liquidity.available(wanted);
    return book != null && order.atMarket() && book.covers(arrivals.now(price))
        ? book.depth(order.order().side(), available)
        : available;
  }

  private Fill take(Resting order, Quantity fillable) {
    Price there = price();
    Side side = order.order().side();
    Quantity quantity = fillable;
    Price paid = there;
    BookWalk.Level level = order.atMarket() ? level(side) : null;
    if (book != null && level != null) {
      quantity = level.quantity().compareTo(fillable) < 0 ? level.quantity() : fillable;
      book.take(side, level, quantity);
      paid = further(side, bookPrice(order, level, there), quantity);
    } else if (order.atMarket()) {
      paid = slipped(side, quantity, there);
    } else if (!order.maker() && order.reachedAt(price)) {
      paid = taken(order, there);
    }
    int number = order.filled(quantity);
    Fill fill = costs.fill(order.order(), number, quantity, paid, order.maker(), at);
    liquidity.take(quantity);
    held = held.plus(side.signed(fill.net().quantity()));
    if (order.remaining().signum() == 0) {
      remove(order.order().id());
    }
    bound();
    return fill;
  }

  /// The level that an order takes now; null where no book covers the moment.
  private BookWalk.@Nullable Level level(Side side) {
    if (book == null) {
      return null;
    }
    boolean covered = book.covers(arrivals.now(price));
    book.count(covered);
    return covered ? book.best(side) : null;
  }

  /// The time of a trigger inside a bar is reckoned, not known: a level that is better than the
  /// price which the market came through there is of another moment.
  private static Price bookPrice(Resting order, BookWalk.Level level, Price there) {
    boolean known = order.order().terms() instanceof Terms.Market;
    Side side = order.order().side();
    return known ? level.price() : new Price(worse(side, level.price().value(), there.value()));
  }

  private void arrive(double to, @Nullable Price known) {
    price = to;
    exact = known;
  }

  /// Pulls trailing stops after the price.
  private void ratchet() {
    for (Resting order : resting) {
      order.follow(price);
    }
    bound();
  }

  private void bound() {
    lower = Double.NEGATIVE_INFINITY;
    upper = Double.POSITIVE_INFINITY;
    if (!atMarket.isEmpty() || !arrivals.none()) {
      lower = Double.POSITIVE_INFINITY;
      return;
    }
    for (Resting order : resting) {
      lower = Math.max(lower, order.lower());
      upper = Math.min(upper, order.upper());
    }
  }
}
