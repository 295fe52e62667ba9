package io.opentrade.server.venue.okx;

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
import io.opentrade.server.venue.stream.JoinedStreams;
import io.opentrade.server.venue.stream.StreamDialect;
import io.opentrade.server.venue.stream.StreamNetwork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account at OKX.
final class OkxAccount implements VenueAccount {
  private static final int BATCH = 20;

  private final SignedRest rest;
  private final OkxOrders orders;
  private final OkxFills fills;
  private final OkxFuturesAccount futures;
  private final AccountAccess access;
  private final Network network;
  private final HttpUrl listening;
  private final OrderForm form;
  private volatile @Nullable PositionMode mode;

  /// @param listening below which the account's own events are told
  OkxAccount(Rest rest, AccountAccess access, Network network, HttpUrl listening, OrderForm form) {
    InstantSource clock = network.clock();
    this.rest =
        new SignedRest(rest, access.key(), new VenueClock(() -> Okx.serverTime(rest), clock));
    this.orders = new OkxOrders(this.rest);
    this.fills = new OkxFills(this.rest, clock);
    this.futures = new OkxFuturesAccount(this.rest, orders, clock);
    this.network = network;
    this.listening = listening;
    this.access = access;
    this.form = form;
  }

  @Override
  public Answer<AccountFacts> facts() {
    return facts(MarketKind.SPOT);
  }

  @Override
  public Answer<AccountFacts> facts(MarketKind kind) {
    return rest.ask(RestCall.get("api/v5/account/config").vital(), data -> facts(kind, data.at(0)))
        .map(
            found -> {
              mode = found.positions();
              return found;
            });
  }

  private static AccountFacts facts(MarketKind kind, Json row) {
    List<String> may = List.of(row.text("perm", "").split(","));
    return new AccountFacts(
        may.contains("trade"),
        may.contains("withdraw"),
        row.text("posMode").equals("long_short_mode") ? PositionMode.HEDGE : PositionMode.ONE_WAY,
        unsupported(kind, row.text("acctLv")));
  }

  private static List<String> unsupported(MarketKind kind, String level) {
    return switch (level) {
      case "1" ->
          kind == MarketKind.SPOT
              ? List.of()
              : List.of("spot mode, in which nothing but spot is traded: choose futures mode");
      case "4" -> List.of("portfolio margin");
      default -> List.of();
    };
  }

  private Answer<PositionMode> modeOf(Market market) {
    PositionMode known = mode;
    if (market.kind() == MarketKind.SPOT) {
      return Answer.of(PositionMode.ONE_WAY);
    }
    return known == null ? positionMode(market) : Answer.of(known);
  }

  @Override
  public Answer<Duration> clockAhead() {
    return rest.clockAhead();
  }

  @Override
  public Answer<List<Balance>> balances(MarketKind kind) {
    return rest.ask(
        RestCall.get("api/v5/account/balance").vital(),
        data ->
            data.at(0).list("details").stream()
                .map(OkxReports::balance)
                .filter(balance -> balance.total().signum() != 0)
                .toList());
  }

  @Override
  public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
    return written(order.order(), listing, margin)
        .then(
            call ->
                rest.order(
                    call,
                    data -> {
                      Json row = data.at(0);
                      String theirs = row.text(row.has("algoId") ? "algoId" : "ordId");
                      return new Placed(order.order().id(), theirs, 0);
                    }));
  }

  @Override
  public Answer<List<Placed>> placePair(ApprovedOrder one, ApprovedOrder other, Listing listing) {
    return OkxPairForm.write(one.order(), other.order(), listing)
        .then(
            pair ->
                rest.order(
                    pair.request(),
                    data -> {
                      String algo = data.at(0).text("algoId");
                      return List.of(
                          new Placed(pair.ids().stop(), algo + OkxPair.STOP, 0),
                          new Placed(pair.ids().target(), algo + OkxPair.TARGET, 0));
                    }));
  }

  @Override
  public Answer<String> form(Order order, Listing listing) {
    return written(order, listing, MarginMode.CROSS).map(RestCall::written);
  }

  private Answer<RestCall> written(Order order, Listing listing, MarginMode margin) {
    return modeOf(listing.market()).then(found -> form.request(order, listing, found, margin));
  }

  @Override
  public Answer<OrderId> cancel(OrderId order, Market market) {
    return rest.command(
            RestCall.post("api/v5/trade/cancel-order")
                .with("instId", market.code())
                .with("clOrdId", order)
                .vital(),
            _ -> order)
        .ifRefused(
            Reason.UNKNOWN_ORDER,
            () -> orders.waiting(order, market).then(found -> cancelAlgo(found, market, order)));
  }

  /// Algo orders are cancelled by OKX's id only.
  private Answer<OrderId> cancelAlgo(OrderReport algo, Market market, OrderId order) {
    if (algo.status().done()) {
      return Answer.failed(
          new VenueError.Rejected(
              Reason.UNKNOWN_ORDER, "-", new ForeignText("the order is over: " + algo.status())));
    }
    return rest.command(
        RestCall.post("api/v5/trade/cancel-algos")
            .batch(
                List.of(Map.of("algoId", OkxPair.algoId(algo.theirs()), "instId", market.code())))
            .vital(),
        _ -> order);
  }

  /// Lists, cancels, and looks again: what is still there is an error.
  @Override
  public Answer<Market> cancelAll(Market market) {
    return openOrders(market)
        .then(open -> cancelled(open, market))
        .then(_ -> openOrders(market))
        .then(
            left ->
                left.isEmpty()
                    ? Answer.of(market)
                    : Answer.failed(
                        new VenueError.Rejected(
                            Reason.OTHER,
                            "-",
                            new ForeignText(left.size() + " orders are still open"))));
  }

  private Answer<Market> cancelled(List<OrderReport> open, Market market) {
    List<Map<String, Object>> plain = new ArrayList<>();
    // Both halves of a pair are one order there.
    Set<Map<String, Object>> algos = new LinkedHashSet<>();
    for (OrderReport order : open) {
      if (order.status() == OrderReport.Status.UNTRIGGERED) {
        algos.add(Map.of("instId", market.code(), "algoId", OkxPair.algoId(order.theirs())));
      } else {
        plain.add(Map.of("instId", market.code(), "ordId", order.theirs()));
      }
    }
    return batches("api/v5/trade/cancel-batch-orders", plain, market)
        .then(_ -> batches("api/v5/trade/cancel-algos", List.copyOf(algos), market));
  }

  private Answer<Market> batches(String path, List<Map<String, Object>> all, Market market) {
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Map<String, Object>> batch = all.subList(from, Math.min(all.size(), from + BATCH));
      // One that is gone already is what we want.
      Answer<Market> answer =
          rest.command(RestCall.post(path).batch(batch).weighing(batch.size()).vital(), _ -> market)
              .ifRefused(Reason.UNKNOWN_ORDER, () -> Answer.of(market));
      if (answer instanceof Answer.Failed<Market>) {
        return answer;
      }
    }
    return Answer.of(market);
  }

  @Override
  public Answer<OrderReport> order(OrderId ours, Market market) {
    return orders
        .plain("clOrdId", ours.text(), market)
        .ifRefused(Reason.UNKNOWN_ORDER, () -> orders.followed(ours, market));
  }

  @Override
  public Answer<OrderReport> orderByTheirs(String theirs, Market market) {
    return orders
        .plain("ordId", theirs, market)
        .ifRefused(Reason.UNKNOWN_ORDER, () -> orders.algo("algoId", theirs, market));
  }

  @Override
  public Answer<List<OrderReport>> openOrders(Market market) {
    return orders.open(OkxNames.type(market), market.code());
  }

  @Override
  public Answer<List<OrderReport>> openOrders(MarketKind kind) {
    if (kind == MarketKind.SPOT) {
      return orders.open("SPOT", null);
    }
    return orders
        .open("SWAP", null)
        .then(
            swaps ->
                orders
                    .open("FUTURES", null)
                    .map(
                        dated -> {
                          List<OrderReport> all = new ArrayList<>(swaps);
                          all.addAll(dated);
                          all.removeIf(order -> !OkxNames.isOf(kind, order.code()));
                          return all;
                        }));
  }

  @Override
  public Answer<List<VenueFill>> fills(Market market, long since) {
    return fills.since(market, since);
  }

  @Override
  public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
    return fills.of(market, theirs);
  }

  @Override
  public Answer<List<VenuePosition>> positions(MarketKind kind) {
    return futures.positions(kind);
  }

  @Override
  public Answer<Fees> fees(Market market) {
    RestCall call =
        RestCall.get("api/v5/account/trade-fee").with("instType", OkxNames.type(market));
    boolean spot = market.kind() == MarketKind.SPOT;
    String pair = market.base() + "-" + market.quote();
    boolean tether = market.kind() == MarketKind.LINEAR;
    return rest.ask(
        call.with(spot ? "instId" : "instFamily", spot ? market.code() : pair),
        data -> {
          Json row = data.at(0);
          // OKX writes what is paid as a negative number.
          return new Fees(
              row.decimal(tether ? "makerU" : "maker").negate(),
              row.decimal(tether ? "takerU" : "taker").negate());
        });
  }

  @Override
  public Answer<PositionTerms> leverage(Market market, PositionTerms wanted) {
    return market.kind() == MarketKind.SPOT
        ? Answer.failed(new VenueError.NotSent("a spot market has no leverage"))
        : modeOf(market).then(found -> futures.leverage(market, wanted, found));
  }

  @Override
  public Answer<PositionTerms> terms(Market market, MarginMode wanted) {
    return futures.terms(market, wanted);
  }

  @Override
  public Answer<MarginMode> marginMode(Market market, MarginMode wanted) {
    return futures.marginMode(market, wanted);
  }

  @Override
  public Answer<List<VenueFunding>> funding(MarketKind kind, long since) {
    return futures.funding(kind, since);
  }

  @Override
  public Purses purses() {
    return new OkxPurses(rest);
  }

  @Override
  public Following follow(StreamListener listener) {
    return follow(MarketKind.SPOT, listener);
  }

  /// Orders that wait for a trigger are told over another connection than all else.
  @Override
  public Following follow(MarketKind kind, StreamListener listener) {
    var login = new OkxLogin(access.key(), rest, network.clock());
    List<StreamDialect> dialects =
        List.of(
            new OkxUserStream(below("private"), login, kind),
            new OkxAlgoStream(below("business"), login));
    return new JoinedStreams(StreamNetwork.beside(network), dialects, listener);
  }

  private HttpUrl below(String segment) {
    return listening.newBuilder().addPathSegment(segment).build();
  }

  @Override
  public void close() {}
}
