package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.AccountFacts;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Fees;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.Purses;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenueFunding;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.OrderForm;
import io.opentrade.server.venue.rest.Rest;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import io.opentrade.server.venue.rest.VenueClock;
import io.opentrade.server.venue.stream.Stream;
import io.opentrade.server.venue.stream.StreamNetwork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/// A unified account at Bybit.
final class BybitAccount implements VenueAccount {
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /// A market of which everybody has a position mode.
  private static final Market SAMPLE = new Market("BTC/USDT-PERP", MarketKind.LINEAR, "BTCUSDT");

  private final SignedRest rest;
  private final AccountAccess access;
  private final InstantSource clock;
  private final Network network;
  private final HttpUrl listening;
  private final OrderForm form;
  private final BybitPages pages;
  private final BybitFuturesAccount futures;

  /// @param listening where the account's own events are told
  BybitAccount(
      Rest rest, AccountAccess access, Network network, HttpUrl listening, OrderForm form) {
    this.clock = network.clock();
    var venueClock = new VenueClock(() -> Bybit.serverTime(rest), clock);
    this.rest = new SignedRest(rest, access.key(), venueClock);
    this.pages = new BybitPages(this.rest, clock);
    this.futures = new BybitFuturesAccount(this.rest, pages);
    this.access = access;
    this.network = network;
    this.listening = listening;
    this.form = form;
  }

  static VenueError unknownSymbol(Market market) {
    return new VenueError.Rejected(
        Reason.UNKNOWN_SYMBOL, "-", new ForeignText("there is no market " + market.symbol()));
  }

  @Override
  public Answer<AccountFacts> facts() {
    return facts(MarketKind.SPOT);
  }

  /// Whether futures may be held both ways is asked for each market apart.
  @Override
  public Answer<AccountFacts> facts(MarketKind kind) {
    return rest.ask(RestCall.get("v5/user/query-api").vital(), key -> key)
        .then(
            key ->
                rest.ask(RestCall.get("v5/account/info").vital(), info -> info)
                    .then(
                        info -> positionMode(SAMPLE).map(found -> facts(kind, key, info, found))));
  }

  private static AccountFacts facts(MarketKind kind, Json key, Json info, PositionMode mode) {
    boolean writes = key.whole("readOnly") != 1;
    Json permissions = key.at("permissions");
    boolean futures =
        allows(permissions, "ContractTrade", "Order")
            || allows(permissions, "Derivatives", "DerivativesTrade");
    List<String> unsupported = new ArrayList<>();
    if (info.has("unifiedMarginStatus") && info.whole("unifiedMarginStatus") < 3) {
      unsupported.add("a classic account: upgrade it to a unified one");
    }
    if (info.text("marginMode", "").equals("PORTFOLIO_MARGIN")) {
      unsupported.add("portfolio margin");
    }
    return new AccountFacts(
        writes && (kind == MarketKind.SPOT || futures),
        writes && allows(permissions, "Wallet", "Withdraw"),
        mode,
        unsupported);
  }

  private static boolean allows(Json permissions, String group, String word) {
    return permissions.has(group)
        && permissions.list(group).stream().anyMatch(each -> each.text().equals(word));
  }

  @Override
  public Answer<PositionMode> positionMode(Market market) {
    return futures.mode(market);
  }

  @Override
  public Answer<Duration> clockAhead() {
    return rest.clockAhead();
  }

  @Override
  public Answer<List<Balance>> balances(MarketKind kind) {
    return rest.ask(
        RestCall.get("v5/account/wallet-balance").with("accountType", "UNIFIED").vital(),
        result ->
            result.list("list").stream()
                .flatMap(account -> account.list("coin").stream())
                .map(BybitReports::balance)
                .filter(balance -> balance.total().signum() != 0)
                .toList());
  }

  @Override
  public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
    return written(order.order(), listing)
        .then(
            call ->
                rest.order(
                    call, result -> new Placed(order.order().id(), result.text("orderId"), 0)));
  }

  @Override
  public Answer<String> form(Order order, Listing listing) {
    return written(order, listing).map(RestCall::written);
  }

  private Answer<RestCall> written(Order order, Listing listing) {
    return futures
        .knownMode(listing.market())
        .then(found -> form.request(order, listing, found, MarginMode.CROSS));
  }

  @Override
  public Answer<OrderId> cancel(OrderId order, Market market) {
    RestCall call =
        named(RestCall.post("v5/order/cancel"), market)
            .with("orderLinkId", order)
            .vital()
            .asOrder();
    Answer<OrderId> answer = rest.command(call, _ -> order);
    // Of spot, a stop that waits is found only where the request says so.
    return market.kind() != MarketKind.SPOT
        ? answer
        : answer.ifRefused(
            Reason.UNKNOWN_ORDER,
            () -> rest.command(call.with("orderFilter", "StopOrder"), _ -> order));
  }

  @Override
  public Answer<Market> cancelAll(Market market) {
    RestCall call = named(RestCall.post("v5/order/cancel-all"), market).vital().asOrder();
    Answer<Market> answer = rest.command(call, _ -> market);
    return market.kind() != MarketKind.SPOT
        ? answer
        : answer.then(_ -> rest.command(call.with("orderFilter", "StopOrder"), _ -> market));
  }

  private static RestCall named(RestCall call, Market market) {
    return call.with("category", BybitNames.category(market.kind())).with("symbol", market.code());
  }

  @Override
  public Answer<OrderReport> order(OrderId ours, Market market) {
    return order("orderLinkId", ours.text(), market);
  }

  @Override
  public Answer<OrderReport> orderByTheirs(String theirs, Market market) {
    return order("orderId", theirs, market);
  }

  /// Open and lately closed orders first, then the history.
  private Answer<OrderReport> order(String name, String id, Market market) {
    return one("v5/order/realtime", name, id, market)
        .ifRefused(Reason.UNKNOWN_ORDER, () -> one("v5/order/history", name, id, market));
  }

  private Answer<OrderReport> one(String path, String name, String id, Market market) {
    return rest.ask(
            named(RestCall.get(path), market).with(name, id).vital(),
            result -> result.list("list").stream().map(BybitReports::order).toList())
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(
                        new VenueError.Rejected(
                            Reason.UNKNOWN_ORDER, "-", new ForeignText("there is no order " + id)))
                    : Answer.of(found.getFirst()));
  }

  @Override
  public Answer<List<OrderReport>> openOrders(Market market) {
    return open(named(RestCall.get("v5/order/realtime"), market));
  }

  @Override
  public Answer<List<OrderReport>> openOrders(MarketKind kind) {
    RestCall call = RestCall.get("v5/order/realtime").with("category", BybitNames.category(kind));
    if (kind != MarketKind.LINEAR) {
      return open(call);
    }
    return open(call.with("settleCoin", "USDT"))
        .then(tether -> open(call.with("settleCoin", "USDC")).map(usdc -> joined(tether, usdc)));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private Answer<List<OrderReport>> open(RestCall call) {
    return pages.all(
        call.with("openOnly", 0).with("limit", 50).vital(),
        result -> result.list("list").stream().map(BybitReports::order).toList());
  }

  /// Bybit answers for seven days at a time.
  @Override
  public Answer<List<VenueFill>> fills(Market market, long since) {
    return sorted(pages.since(executions(market), since, WEEK, result -> fills(result, market)));
  }

  @Override
  public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
    return sorted(
        pages.all(executions(market).with("orderId", theirs), result -> fills(result, market)));
  }

  private static RestCall executions(Market market) {
    return named(RestCall.get("v5/execution/list"), market).with("limit", 100).vital();
  }

  private static List<VenueFill> fills(Json result, Market market) {
    return result.list("list").stream()
        .filter(BybitReports::isTrade)
        .map(row -> BybitReports.fill(row, market.kind()))
        .toList();
  }

  private static Answer<List<VenueFill>> sorted(Answer<List<VenueFill>> found) {
    return found.map(all -> all.stream().sorted(Comparator.comparingLong(VenueFill::at)).toList());
  }

  @Override
  public Answer<List<VenuePosition>> positions(MarketKind kind) {
    return futures.positions(kind);
  }

  @Override
  public Answer<Fees> fees(Market market) {
    return rest.ask(
        named(RestCall.get("v5/account/fee-rate"), market),
        result -> {
          Json row = result.at("list").at(0);
          return new Fees(row.decimal("makerFeeRate"), row.decimal("takerFeeRate"));
        });
  }

  @Override
  public Answer<PositionTerms> leverage(Market market, PositionTerms wanted) {
    return market.kind() == MarketKind.SPOT
        ? Answer.failed(new VenueError.NotSent("a spot market has no leverage"))
        : futures.leverage(market, wanted);
  }

  @Override
  public Answer<PositionTerms> terms(Market market, MarginMode wanted) {
    return futures.terms(market);
  }

  @Override
  public Answer<MarginMode> marginMode(Market market, MarginMode wanted) {
    return futures.marginMode(wanted);
  }

  @Override
  public Answer<List<VenueFunding>> funding(MarketKind kind, long since) {
    return futures.funding(kind, since);
  }

  @Override
  public Purses purses() {
    return new BybitPurses(rest, pages);
  }

  @Override
  public Following follow(StreamListener listener) {
    return follow(MarketKind.SPOT, listener);
  }

  @Override
  public Following follow(MarketKind kind, StreamListener listener) {
    return new Stream(
        StreamNetwork.beside(network),
        new BybitUserStream(listening, access.key(), rest, kind, clock),
        Set.of(),
        listener);
  }

  @Override
  public void close() {}
}
