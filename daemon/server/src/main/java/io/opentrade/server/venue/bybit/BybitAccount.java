package io.opentrade.server.venue.bybit;

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
import io.opentrade.server.venue.Purses;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.OrderForm;
import io.opentrade.server.venue.rest.Pages;
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
import org.jspecify.annotations.Nullable;

/// A unified account at Bybit.
final class BybitAccount implements VenueAccount {
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /// Not an error: what was asked for holds already.
  private static final String LEVERAGE_UNCHANGED = "110043";

  private final SignedRest rest;
  private final AccountAccess access;
  private final InstantSource clock;
  private final Network network;
  private final HttpUrl listening;
  private final OrderForm form;
  private volatile @Nullable PositionMode mode;

  /// @param listening where the account's own events are told
  BybitAccount(
      Rest rest, AccountAccess access, Network network, HttpUrl listening, OrderForm form) {
    this.clock = network.clock();
    var venueClock = new VenueClock(() -> Bybit.serverTime(rest), clock);
    this.rest = new SignedRest(rest, access.key(), venueClock);
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
    return rest.ask(RestCall.get("v5/user/query-api").vital(), key -> key)
        .then(
            key ->
                rest.ask(RestCall.get("v5/account/info").vital(), info -> info)
                    .then(info -> positionMode().map(found -> facts(key, info, found))));
  }

  private static AccountFacts facts(Json key, Json info, PositionMode mode) {
    boolean reads = key.whole("readOnly") == 1;
    boolean withdraws = false;
    Json permissions = key.at("permissions");
    if (permissions.has("Wallet")) {
      for (Json word : permissions.list("Wallet")) {
        withdraws |= word.text().equals("Withdraw");
      }
    }
    List<String> unsupported = new ArrayList<>();
    if (info.has("unifiedMarginStatus") && info.whole("unifiedMarginStatus") < 3) {
      unsupported.add("a classic account: upgrade it to a unified one");
    }
    if (info.text("marginMode", "").equals("PORTFOLIO_MARGIN")) {
      unsupported.add("portfolio margin");
    }
    return new AccountFacts(!reads, withdraws && !reads, mode, unsupported);
  }

  /// Bybit tells the mode by which positions it lists: 0 in one-way mode, 1 and 2 in hedge mode.
  private Answer<PositionMode> positionMode() {
    RestCall call = positionList(MarketKind.LINEAR).with("symbol", "BTCUSDT").vital();
    return rest.ask(
            call,
            result ->
                result.list("list").stream().anyMatch(row -> row.whole("positionIdx") != 0)
                    ? PositionMode.HEDGE
                    : PositionMode.ONE_WAY)
        .map(
            found -> {
              mode = found;
              return found;
            });
  }

  /// Only linear futures may be held both ways.
  private Answer<PositionMode> modeOf(Market market) {
    PositionMode known = mode;
    if (market.kind() != MarketKind.LINEAR) {
      return Answer.of(PositionMode.ONE_WAY);
    }
    return known == null ? positionMode() : Answer.of(known);
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
  public Answer<Placed> place(ApprovedOrder order, Listing listing) {
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
    return modeOf(listing.market())
        .then(found -> form.request(order, listing, found, access.margin()));
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
    return pages(
        call.with("openOnly", 0).with("limit", 50),
        result -> result.list("list").stream().map(BybitReports::order).toList());
  }

  private <T> Answer<List<T>> pages(
      RestCall call, java.util.function.Function<Json, List<T>> items) {
    return Pages.all(
        cursor ->
            rest.ask(
                call.with("cursor", cursor.isEmpty() ? null : cursor).vital(),
                result ->
                    new Pages.Page<>(items.apply(result), result.text("nextPageCursor", ""))));
  }

  /// Bybit answers for seven days at a time.
  @Override
  public Answer<List<VenueFill>> fills(Market market, long since) {
    List<VenueFill> all = new ArrayList<>();
    long now = clock.millis();
    for (long from = since; from <= now; from += WEEK) {
      RestCall call =
          named(RestCall.get("v5/execution/list"), market)
              .with("startTime", Long.toString(from))
              .with("endTime", Long.toString(from + WEEK - 1))
              .with("limit", 100);
      switch (fills(call)) {
        case Answer.Value<List<VenueFill>>(List<VenueFill> found) -> all.addAll(found);
        case Answer.Failed<List<VenueFill>> failed -> {
          return failed;
        }
      }
    }
    all.sort(Comparator.comparingLong(VenueFill::at));
    return Answer.of(all);
  }

  @Override
  public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
    return fills(
        named(RestCall.get("v5/execution/list"), market)
            .with("orderId", theirs)
            .with("limit", 100));
  }

  private Answer<List<VenueFill>> fills(RestCall call) {
    return pages(
            call,
            result ->
                result.list("list").stream()
                    .filter(BybitReports::isTrade)
                    .map(BybitReports::fill)
                    .toList())
        .map(found -> found.stream().sorted(Comparator.comparingLong(VenueFill::at)).toList());
  }

  private static RestCall positionList(MarketKind kind) {
    return RestCall.get("v5/position/list").with("category", BybitNames.category(kind));
  }

  @Override
  public Answer<List<VenuePosition>> positions(MarketKind kind) {
    RestCall call = positionList(kind).with("limit", 200);
    return switch (kind) {
      case SPOT -> Answer.of(List.of());
      case INVERSE -> held(call);
      case LINEAR ->
          held(call.with("settleCoin", "USDT"))
              .then(
                  tether ->
                      held(call.with("settleCoin", "USDC")).map(usdc -> joined(tether, usdc)));
    };
  }

  private Answer<List<VenuePosition>> held(RestCall call) {
    return pages(
        call,
        result ->
            result.list("list").stream()
                .filter(row -> row.quantity("size").signum() != 0)
                .map(BybitReports::position)
                .toList());
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
  public Answer<Integer> leverage(Market market, int leverage) {
    RestCall call =
        named(RestCall.post("v5/position/set-leverage"), market)
            .with("buyLeverage", Integer.toString(leverage))
            .with("sellLeverage", Integer.toString(leverage));
    Answer<Integer> answer = rest.command(call, _ -> leverage);
    return answer instanceof Answer.Failed<Integer>(VenueError.Rejected rejected)
            && rejected.code().equals(LEVERAGE_UNCHANGED)
        ? Answer.of(leverage)
        : answer;
  }

  @Override
  public Purses purses() {
    return new BybitPurses(rest, clock);
  }

  @Override
  public Following follow(StreamListener listener) {
    return new Stream(
        StreamNetwork.beside(network),
        new BybitUserStream(listening, access.key(), rest, clock),
        Set.of(),
        listener);
  }

  @Override
  public void close() {}
}
