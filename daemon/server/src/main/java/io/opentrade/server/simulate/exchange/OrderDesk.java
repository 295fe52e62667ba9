package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder;
import io.opentrade.engine.match.BookOrder.Stay;
import io.opentrade.engine.match.Execution;
import io.opentrade.engine.match.Level;
import io.opentrade.engine.match.Placed;
import io.opentrade.server.simulate.exchange.ExchangeEvent.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes clients' orders, trades them, and lets them go.
final class OrderDesk {
  private final Settlement settlement;
  private final Map<Long, OrderPair> pairs;
  private long orders;

  OrderDesk(Settlement settlement, Map<Long, OrderPair> pairs) {
    this.settlement = settlement;
    this.pairs = pairs;
  }

  /// Why an order cannot be taken, null where it can; nothing is changed.
  ///
  /// @param funded whether its funds are looked at, too
  @Nullable Refusal refusal(Market market, String account, OrderRequest request, boolean funded) {
    BigDecimal last = market.last();
    Refusal broken = Filters.check(market.listing, request, last);
    if (broken != null) {
      return broken;
    }
    List<SpotOrder> open = market.openOf(account);
    if (open.stream().anyMatch(each -> each.request().clientId().equals(request.clientId()))) {
      return Refusal.DUPLICATE_ORDER;
    }
    if (open.size() >= Filters.MOST_ORDERS) {
      return Refusal.MAX_NUM_ORDERS;
    }
    if (request.type().triggered()) {
      if (open.stream().filter(each -> !each.working()).count() >= Filters.MOST_WAITING) {
        return Refusal.MAX_NUM_ALGO_ORDERS;
      }
      if (last != null && Filters.triggers(request, last)) {
        return Refusal.WOULD_TRIGGER;
      }
    }
    if (request.type() == OrderType.LIMIT_MAKER && wouldMatch(market, request)) {
      return Refusal.WOULD_MATCH;
    }
    Wallet wallet = settlement.wallet(account);
    boolean poor = funded && !wallet.covers(paidWith(market, request), cost(market, request));
    return poor ? Refusal.INSUFFICIENT_BALANCE : null;
  }

  private static boolean wouldMatch(Market market, OrderRequest request) {
    Level best = market.book.best(request.side().opposite());
    if (best == null) {
      return false;
    }
    long limit = market.listing.ticks(request.limit());
    return request.side() == Side.BUY ? best.price() <= limit : best.price() >= limit;
  }

  private static String paidWith(Market market, OrderRequest request) {
    return request.side() == Side.BUY ? market.listing.quote() : market.listing.base();
  }

  /// What the order needs before it is taken, in the asset it is paid with.
  BigDecimal cost(Market market, OrderRequest request) {
    BigDecimal quantity = request.quantity();
    if (request.side() == Side.SELL) {
      return quantity == null ? found(market, request) : quantity;
    }
    if (quantity == null) {
      BigDecimal spend = request.spend();
      return spend == null ? BigDecimal.ZERO : spend;
    }
    if (request.type().limited()) {
      return quantity.multiply(request.limit());
    }
    return request.type().triggered()
        ? quantity.multiply(request.trigger())
        : market.walk(Side.BUY, market.listing.lots(quantity), null).worth();
  }

  /// What a market order that says how much to pay or to get comes to, in the base asset.
  private static BigDecimal found(Market market, OrderRequest request) {
    long lots = market.walk(request.side(), Long.MAX_VALUE, request.spend()).lots();
    return market.listing.quantity(lots);
  }

  /// Takes an order that was not refused, without sending it to the book.
  SpotOrder accept(Market market, String account, OrderRequest request, long list, Step step) {
    orders++;
    BigDecimal asked = request.quantity();
    BigDecimal quantity = asked == null ? found(market, request) : asked;
    boolean waits = request.type().triggered();
    SpotOrder order =
        new SpotOrder(
            orders,
            account,
            request,
            list,
            OrderStatus.NEW,
            quantity,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            waits ? -1 : step.now.server(),
            step.now.server(),
            step.now.server());
    market.keep(order);
    if (waits) {
      market.waiting.add(order.id());
    }
    step.changed(order, Cause.NEW);
    return order;
  }

  /// Keeps what the rest of an order needs. A waiting order of a pair needs nothing: the other one
  /// keeps it.
  void hold(Market market, SpotOrder order) {
    Wallet wallet = settlement.wallet(order.account());
    boolean nothing =
        order.status().isFinal()
            || (order.listId() >= 0 && !order.working())
            || (order.working() && !order.request().type().limited());
    if (nothing) {
      wallet.release(order.id());
      return;
    }
    OrderRequest request = order.request();
    BigDecimal amount = order.rest();
    if (order.side() == Side.BUY) {
      amount = amount.multiply(request.type().limited() ? request.limit() : request.trigger());
    }
    wallet.hold(order.id(), paidWith(market, request), amount);
  }

  /// Keeps what the dearer of a pair needs, under the name of the one that rests.
  void holdForPair(Market market, SpotOrder rests, BigDecimal cost) {
    if (!rests.status().isFinal() && rests.executed().signum() == 0) {
      Wallet wallet = settlement.wallet(rests.account());
      wallet.hold(rests.id(), paidWith(market, rests.request()), cost);
    }
  }

  /// Sends an order to the book.
  void submit(Market market, long id, Step step) {
    SpotOrder order = market.order(id);
    Listing listing = market.listing;
    OrderRequest request = order.request();
    boolean limited = request.type().limited();
    long lots = listing.lots(order.quantity());
    if (!limited) {
      settlement.wallet(order.account()).release(id);
      lots = affordable(market, order, lots);
    }
    if (lots > 0) {
      long any = order.side() == Side.BUY ? BookOrder.MARKET_BUY : BookOrder.MARKET_SELL;
      long ticks = limited ? listing.ticks(request.limit()) : any;
      BigDecimal shown = request.iceberg();
      long display = shown == null || shown.signum() == 0 ? lots : listing.lots(shown);
      if (limited) {
        hold(market, order);
      }
      BookOrder bookOrder =
          new BookOrder(id, order.side(), ticks, lots, Math.min(display, lots), stay(request));
      trade(market, bookOrder, step);
    }
    SpotOrder after = market.order(id);
    if (!after.status().isFinal() && !rests(request)) {
      end(market, after, OrderStatus.EXPIRED, Cause.EXPIRED, null, step);
    }
  }

  /// A market order buys no more than can be paid, which may be less than was asked where it waited
  /// for its trigger meanwhile.
  private long affordable(Market market, SpotOrder order, long lots) {
    if (order.side() == Side.SELL) {
      return lots;
    }
    BigDecimal budget = settlement.wallet(order.account()).free(market.listing.quote());
    return market.walk(Side.BUY, lots, budget).lots();
  }

  private static boolean rests(OrderRequest request) {
    return request.type().limited()
        && stay(request) != Stay.IMMEDIATE_OR_CANCEL
        && stay(request) != Stay.FILL_OR_KILL;
  }

  private static Stay stay(OrderRequest request) {
    if (request.type() == OrderType.LIMIT_MAKER) {
      return Stay.POST_ONLY;
    }
    if (!request.type().limited()) {
      return Stay.IMMEDIATE_OR_CANCEL;
    }
    return switch (request.lifetime()) {
      case GTC -> Stay.REST;
      case IOC -> Stay.IMMEDIATE_OR_CANCEL;
      case FOK -> Stay.FILL_OR_KILL;
    };
  }

  /// Places an order of a client or of the crowd, and settles what it trades.
  Placed trade(Market market, BookOrder order, Step step) {
    Placed placed = market.place(order);
    boolean buys = order.side() == Side.BUY;
    long price = 0;
    long aggregate = 0;
    for (Execution execution : placed.executions()) {
      boolean same = execution.price() == price;
      Trade trade = market.print(execution, same ? aggregate : 0, !buys, step.now.market());
      price = execution.price();
      aggregate = trade.aggregateId();
      step.events.add(new ExchangeEvent.Printed(trade));
      party(market, execution.maker(), trade, !buys, true, step);
      party(market, execution.taker(), trade, buys, false, step);
    }
    return placed;
  }

  private void party(Market market, long id, Trade trade, boolean buys, boolean maker, Step step) {
    if (id < 0) {
      settlement.crowdTrades(market.listing, trade, buys);
      return;
    }
    SpotOrder order = market.order(id);
    Fill fill = settlement.clientTrades(market, order, trade, maker, step.now.server());
    market.fills.add(fill);
    SpotOrder after = order.filled(trade.quantity(), trade.turnover(), step.now.server());
    market.keep(after);
    hold(market, after);
    step.changed(after, Cause.TRADE, fill, null);
    if (after.listId() >= 0) {
      endOther(market, after, step);
    }
  }

  /// One of a pair has traded or was set off, so that the other goes.
  private void endOther(Market market, SpotOrder order, Step step) {
    OrderPair pair = pairs.get(order.listId());
    if (pair == null) {
      return;
    }
    SpotOrder other = market.order(pair.beside(order.id()));
    if (!other.status().isFinal()) {
      end(market, other, OrderStatus.EXPIRED, Cause.EXPIRED, null, step);
    }
    finish(market, pair.id(), step);
  }

  /// Ends an order that is not final, where it rests or waits.
  void end(
      Market market,
      SpotOrder order,
      OrderStatus status,
      Cause cause,
      @Nullable String cancelId,
      Step step) {
    if (order.working() && order.request().type().limited()) {
      market.take(order.id(), order.side(), market.listing.ticks(order.request().limit()));
    }
    SpotOrder after = order.in(status, step.now.server());
    market.keep(after);
    settlement.wallet(order.account()).release(order.id());
    step.changed(after, cause, null, cancelId);
    finish(market, order.listId(), step);
  }

  private void finish(Market market, long list, Step step) {
    OrderPair pair = pairs.get(list);
    boolean done =
        pair != null
            && !pair.done()
            && market.order(pair.above()).status().isFinal()
            && market.order(pair.below()).status().isFinal();
    if (pair != null && done) {
      pairs.put(pair.id(), pair.finished());
      step.events.add(new ExchangeEvent.PairChanged(pair.finished(), step.now.server()));
    }
  }

  /// Sets off what waits for the present price, and what that sets off in turn.
  void trigger(Market market, Step step) {
    for (Long id = due(market); id != null; id = due(market)) {
      market.waiting.remove(id);
      SpotOrder order = market.order(id);
      if (order.listId() >= 0) {
        endOther(market, order, step);
      }
      SpotOrder working = order.workingFrom(step.now.server());
      market.keep(working);
      step.changed(working, Cause.NEW);
      submit(market, id, step);
    }
  }

  private static @Nullable Long due(Market market) {
    BigDecimal last = market.last();
    if (last == null) {
      return null;
    }
    for (Long id : new ArrayList<>(market.waiting)) {
      if (Filters.triggers(market.order(id).request(), last)) {
        return id;
      }
    }
    return null;
  }
}
