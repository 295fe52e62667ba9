package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.Level;
import io.opentrade.server.simulate.exchange.ExchangeEvent.Cause;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The exchange: markets, accounts, and one door for commands. A refused command changes nothing.
/// Not safe for use by several threads.
public final class Exchange {
  private final Map<String, Market> markets = new LinkedHashMap<>();
  private final Map<String, Wallet> wallets = new LinkedHashMap<>();
  private final Map<Long, OrderPair> pairs = new LinkedHashMap<>();
  private final Fees fees;
  private final Settlement settlement;
  private final OrderDesk desk;
  private final CrowdDesk crowd;

  public Exchange(Collection<Listing> listings, Fees fees) {
    listings.forEach(listing -> markets.put(listing.symbol(), new Market(listing)));
    this.fees = fees;
    this.settlement = new Settlement(wallets, fees);
    this.desk = new OrderDesk(settlement, pairs);
    this.crowd = new CrowdDesk(desk);
  }

  /// Opens an account with these assets.
  public void open(String account, Map<String, BigDecimal> assets) {
    Wallet wallet = new Wallet();
    assets.forEach(wallet::add);
    wallet.takeTouched();
    wallets.put(account, wallet);
  }

  /// Does what is asked, at that moment.
  public Outcome handle(Command command, Moment now) {
    Step step = new Step(now);
    return switch (command) {
      case Command.Place place -> place(place, step);
      case Command.PlacePair pair -> place(pair, step);
      case Command.Cancel cancel -> cancel(cancel, step);
      case Command.CancelAll all -> cancel(all, step);
      case Command.CrowdTrade trade ->
          crowd(trade.symbol(), step, market -> crowd.trade(market, trade, step));
      case Command.CrowdBook book ->
          crowd(book.symbol(), step, market -> crowd.book(market, book, step));
      case Command.CrowdSweep sweep ->
          crowd(sweep.symbol(), step, market -> crowd.sweep(market, sweep, step));
    };
  }

  /// Why an order would be refused, null where it would not; nothing is done.
  public @Nullable Refusal examine(String account, OrderRequest request) {
    Market market = markets.get(request.symbol());
    return market == null ? Refusal.INVALID_SYMBOL : desk.refusal(market, account, request, true);
  }

  private Outcome place(Command.Place place, Step step) {
    Market market = markets.get(place.request().symbol());
    if (market == null) {
      return Outcome.refused(Refusal.INVALID_SYMBOL);
    }
    Refusal refusal = desk.refusal(market, place.account(), place.request(), true);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    SpotOrder order = desk.accept(market, place.account(), place.request(), -1, step);
    if (order.working()) {
      desk.submit(market, order.id(), step);
    } else {
      desk.hold(market, order);
    }
    return finished(market, step, List.of(order.id()), null);
  }

  private Outcome place(Command.PlacePair pair, Step step) {
    Market market = markets.get(pair.above().symbol());
    if (market == null) {
      return Outcome.refused(Refusal.INVALID_SYMBOL);
    }
    Refusal refusal = refusal(market, pair);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    long id = pairs.size() + 1L;
    SpotOrder above = desk.accept(market, pair.account(), pair.above(), id, step);
    SpotOrder below = desk.accept(market, pair.account(), pair.below(), id, step);
    OrderPair made =
        new OrderPair(
            id,
            pair.account(),
            pair.above().symbol(),
            pair.clientId(),
            above.id(),
            below.id(),
            false);
    pairs.put(id, made);
    step.events.add(new ExchangeEvent.PairChanged(made, step.now.server()));
    SpotOrder maker = above.working() ? above : below;
    desk.submit(market, maker.id(), step);
    // The stop of a buying pair costs more than its limit: what it may need is kept beforehand.
    desk.holdForPair(market, market.order(maker.id()), cost(market, pair));
    return finished(market, step, List.of(above.id(), below.id()), made);
  }

  private BigDecimal cost(Market market, Command.PlacePair pair) {
    return desk.cost(market, pair.above()).max(desk.cost(market, pair.below()));
  }

  private @Nullable Refusal refusal(Market market, Command.PlacePair pair) {
    BigDecimal last = market.last();
    for (OrderRequest request : List.of(pair.above(), pair.below())) {
      Refusal refusal = desk.refusal(market, pair.account(), request, false);
      if (refusal != null) {
        return refusal == Refusal.WOULD_TRIGGER ? Refusal.WRONG_PRICES : refusal;
      }
    }
    if (pair.above().clientId().equals(pair.below().clientId())) {
      return Refusal.DUPLICATE_ORDER;
    }
    if (last != null
        && (level(pair.above()).compareTo(last) <= 0 || level(pair.below()).compareTo(last) >= 0)) {
      return Refusal.WRONG_PRICES;
    }
    String asset = pair.above().side() == Side.BUY ? market.listing.quote() : market.listing.base();
    boolean covered = settlement.wallet(pair.account()).covers(asset, cost(market, pair));
    return covered ? null : Refusal.INSUFFICIENT_BALANCE;
  }

  private static BigDecimal level(OrderRequest request) {
    return request.type().triggered() ? request.trigger() : request.limit();
  }

  private Outcome cancel(Command.Cancel cancel, Step step) {
    Market market = markets.get(cancel.symbol());
    if (market == null) {
      return Outcome.refused(Refusal.INVALID_SYMBOL);
    }
    Optional<SpotOrder> found =
        market.openOf(cancel.account()).stream()
            .filter(
                order ->
                    cancel.id() != null
                        ? order.id() == cancel.id()
                        : order.request().clientId().equals(cancel.clientId()))
            .findFirst();
    if (found.isEmpty()) {
      return Outcome.refused(Refusal.UNKNOWN_ORDER);
    }
    if (cancel.onlyIn() != null && cancel.onlyIn() != found.get().status()) {
      return Outcome.refused(Refusal.RESTRICTED);
    }
    List<Long> ids = withPair(market, found.get());
    ids.forEach(id -> take(market, id, cancel.cancelId(), step));
    return finished(market, step, ids, pairs.get(found.get().listId()));
  }

  private Outcome cancel(Command.CancelAll cancel, Step step) {
    Market market = markets.get(cancel.symbol());
    if (market == null) {
      return Outcome.refused(Refusal.INVALID_SYMBOL);
    }
    List<Long> ids = market.openOf(cancel.account()).stream().map(SpotOrder::id).toList();
    if (ids.isEmpty()) {
      return Outcome.refused(Refusal.UNKNOWN_ORDER);
    }
    ids.forEach(id -> take(market, id, cancel.cancelId(), step));
    return finished(market, step, ids, null);
  }

  private List<Long> withPair(Market market, SpotOrder order) {
    OrderPair pair = pairs.get(order.listId());
    return pair == null
        ? List.of(order.id())
        : List.of(order.id(), market.order(pair.beside(order.id())).id());
  }

  private void take(Market market, long id, String cancelId, Step step) {
    SpotOrder order = market.order(id);
    if (!order.status().isFinal()) {
      desk.end(market, order, OrderStatus.CANCELED, Cause.CANCELED, cancelId, step);
    }
  }

  private interface CrowdAct {
    void on(Market market);
  }

  private Outcome crowd(String symbol, Step step, CrowdAct act) {
    Market market = markets.get(symbol);
    if (market == null) {
      return Outcome.refused(Refusal.INVALID_SYMBOL);
    }
    act.on(market);
    return finished(market, step, List.of(), null);
  }

  /// Sets off what waits, and tells what the book and the balances are now.
  private Outcome finished(Market market, Step step, List<Long> named, @Nullable OrderPair pair) {
    desk.trigger(market, step);
    step.events.addAll(market.takeChanges(step.now.market()));
    wallets.forEach(
        (account, wallet) -> {
          Map<String, Balance> changed = wallet.takeTouched();
          if (!changed.isEmpty()) {
            step.events.add(new ExchangeEvent.BalancesChanged(account, changed, step.now.server()));
          }
        });
    List<SpotOrder> orders = named.stream().map(market::order).toList();
    OrderPair present = pair == null ? null : pairs.get(pair.id());
    return new Outcome(step.events, orders, present, null);
  }

  /// The markets.
  public List<Listing> listings() {
    return markets.values().stream().map(market -> market.listing).toList();
  }

  /// The market of that name.
  public Optional<Listing> listing(String symbol) {
    return Optional.ofNullable(markets.get(symbol)).map(market -> market.listing);
  }

  public Fees fees() {
    return fees;
  }

  /// What the account has.
  public Map<String, Balance> balances(String account) {
    return settlement.wallet(account).balances();
  }

  /// What shows of a side of the book, the best first.
  public List<Level> levels(String symbol, Side side, int most) {
    return market(symbol).book.levels(side, most);
  }

  /// The number of the last change of the book.
  public long updates(String symbol) {
    return market(symbol).updates();
  }

  /// All orders of the account in that market, oldest first.
  public List<SpotOrder> orders(String account, String symbol) {
    return market(symbol).orders.values().stream()
        .filter(order -> order.account().equals(account))
        .toList();
  }

  /// Those of them that are not final.
  public List<SpotOrder> openOrders(String account, String symbol) {
    return market(symbol).openOf(account);
  }

  /// The order of that id.
  public Optional<SpotOrder> order(String account, String symbol, long id) {
    return Optional.ofNullable(market(symbol).orders.get(id))
        .filter(order -> order.account().equals(account));
  }

  /// The newest order that the client named so: a name is free again once its order is final.
  public Optional<SpotOrder> order(String account, String symbol, String clientId) {
    return orders(account, symbol).reversed().stream()
        .filter(order -> order.request().clientId().equals(clientId))
        .findFirst();
  }

  /// The account's fills in that market, oldest first.
  public List<Fill> fills(String account, String symbol) {
    return market(symbol).fills.stream().filter(fill -> fill.account().equals(account)).toList();
  }

  /// The account's pairs, oldest first.
  public List<OrderPair> pairs(String account) {
    return pairs.values().stream().filter(pair -> pair.account().equals(account)).toList();
  }

  /// All there is of each asset: accounts, crowd and commissions. It never changes.
  public Map<String, BigDecimal> totals() {
    Map<String, BigDecimal> totals = new TreeMap<>(settlement.crowd());
    settlement.commissions().forEach((asset, sum) -> totals.merge(asset, sum, BigDecimal::add));
    for (Wallet wallet : wallets.values()) {
      wallet
          .balances()
          .forEach((asset, balance) -> totals.merge(asset, balance.total(), BigDecimal::add));
    }
    return totals;
  }

  private Market market(String symbol) {
    return Objects.requireNonNull(markets.get(symbol), symbol);
  }
}
