package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.AccountFacts;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Fees;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.KeyedHost;
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
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.OrderForm;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.RestCall.Method;
import io.opentrade.server.venue.stream.Stream;
import io.opentrade.server.venue.stream.StreamNetwork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account at Binance: a spot wallet and a futures wallet.
final class BinanceAccount implements VenueAccount {
  private final SignedWing spot;
  private final BinanceFuturesAccount futures;
  private final AccountAccess access;
  private final Network network;
  private final HttpUrl listening;
  private final HttpUrl futuresListening;
  private final BinanceFills fills;
  private final OrderForm form;
  private volatile @Nullable PositionMode mode;

  /// @param listening where the spot account's own events are told
  /// @param futuresListening where those of the futures account are
  BinanceAccount(
      Wing spot,
      Wing futures,
      AccountAccess access,
      Network network,
      HttpUrl listening,
      HttpUrl futuresListening,
      OrderForm form) {
    InstantSource clock = network.clock();
    this.network = network;
    this.listening = listening;
    this.futuresListening = futuresListening;
    this.spot = SignedWing.of(spot, access, clock);
    this.futures = new BinanceFuturesAccount(SignedWing.of(futures, access, clock));
    this.access = access;
    this.fills = new BinanceFills(clock);
    this.form = form;
  }

  private SignedWing wing(MarketKind kind) {
    return kind == MarketKind.SPOT ? spot : futures.wing();
  }

  @Override
  public Answer<AccountFacts> facts() {
    return permissions().then(found -> withMode(found));
  }

  @Override
  public Answer<AccountFacts> facts(MarketKind kind) {
    return kind == MarketKind.SPOT ? facts() : positionMode().then(this::futuresFacts);
  }

  private Answer<AccountFacts> futuresFacts(PositionMode found) {
    return futures
        .unsupported()
        .then(
            unsupported ->
                access.host() instanceof KeyedHost.Real
                    ? spot.rest()
                        .ask(
                            RestCall.get("sapi/v1/account/apiRestrictions").vital(),
                            answer ->
                                new AccountFacts(
                                    answer.flag("enableFutures"),
                                    answer.flag("enableWithdrawals"),
                                    found,
                                    unsupported))
                    : Answer.of(new AccountFacts(null, null, found, unsupported)));
  }

  /// Only the real exchange tells what a key may do; elsewhere we know what the account may.
  private Answer<AccountFacts> permissions() {
    if (access.host() instanceof KeyedHost.Real) {
      return spot.rest()
          .ask(
              RestCall.get("sapi/v1/account/apiRestrictions").vital(),
              answer ->
                  new AccountFacts(
                      answer.flag("enableSpotAndMarginTrading") || answer.flag("enableFutures"),
                      answer.flag("enableWithdrawals"),
                      PositionMode.ONE_WAY,
                      List.of()));
    }
    return spot.rest()
        .ask(
            spot.call(Method.GET, "account").weighing(20).vital(),
            answer ->
                new AccountFacts(answer.flag("canTrade"), null, PositionMode.ONE_WAY, List.of()));
  }

  /// A key for spot alone is no error: it is refused by the futures program only.
  private Answer<AccountFacts> withMode(AccountFacts facts) {
    return switch (positionMode()) {
      case Answer.Value<PositionMode>(PositionMode found) ->
          Answer.of(
              new AccountFacts(facts.mayTrade(), facts.mayWithdraw(), found, facts.unsupported()));
      case Answer.Failed<PositionMode>(VenueError.BadKey _),
          Answer.Failed<PositionMode>(VenueError.NotPermitted _) ->
          Answer.of(facts);
      // A program on this machine may speak spot alone.
      case Answer.Failed<PositionMode>(VenueError error) ->
          access.host() instanceof KeyedHost.Loopback ? Answer.of(facts) : Answer.failed(error);
    };
  }

  private Answer<PositionMode> positionMode() {
    return futures
        .positionMode()
        .map(
            found -> {
              mode = found;
              return found;
            });
  }

  private Answer<PositionMode> modeOf(Market market) {
    PositionMode known = mode;
    if (market.kind() == MarketKind.SPOT) {
      return Answer.of(PositionMode.ONE_WAY);
    }
    return known == null ? positionMode() : Answer.of(known);
  }

  @Override
  public Answer<Duration> clockAhead() {
    return spot.rest().clockAhead();
  }

  @Override
  public Answer<List<Balance>> balances(MarketKind kind) {
    if (kind != MarketKind.SPOT) {
      return futures.balances();
    }
    return spot.rest()
        .ask(
            spot.call(Method.GET, "account").with("omitZeroBalances", true).weighing(20).vital(),
            answer ->
                answer.list("balances").stream()
                    .map(row -> BinanceReports.balance(row, kind))
                    .filter(balance -> balance.total().signum() != 0)
                    .toList());
  }

  @Override
  public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
    return written(order.order(), listing)
        .then(
            call ->
                wing(listing.market().kind())
                    .rest()
                    .order(
                        call,
                        answer ->
                            new Placed(
                                order.order().id(),
                                answer.text(answer.has("algoId") ? "algoId" : "orderId"),
                                answer.has("transactTime") ? answer.whole("transactTime") : 0)));
  }

  @Override
  public Answer<List<Placed>> placePair(ApprovedOrder one, ApprovedOrder other, Listing listing) {
    return BinancePairForm.write(one.order(), other.order(), listing)
        .then(
            call ->
                spot.rest()
                    .order(
                        call,
                        answer ->
                            answer.list("orders").stream()
                                .map(
                                    row ->
                                        new Placed(
                                            new OrderId(row.text("clientOrderId")),
                                            row.text("orderId"),
                                            answer.whole("transactionTime")))
                                .toList()));
  }

  @Override
  public Answer<String> form(Order order, Listing listing) {
    return written(order, listing).map(RestCall::written);
  }

  private Answer<RestCall> written(Order order, Listing listing) {
    return modeOf(listing.market())
        .then(found -> form.request(order, listing, found, MarginMode.CROSS));
  }

  private RestCall order(Method method, Market market) {
    return wing(market.kind()).call(method, "order").with("symbol", market.code()).vital();
  }

  @Override
  public Answer<OrderId> cancel(OrderId order, Market market) {
    RestCall call = order(Method.DELETE, market).with("origClientOrderId", order);
    Answer<OrderId> answer = wing(market.kind()).rest().command(call, _ -> order);
    return market.kind() == MarketKind.SPOT
        ? answer
        : answer.ifRefused(Reason.UNKNOWN_ORDER, () -> futures.cancelAlgo(order));
  }

  @Override
  public Answer<Market> cancelAll(Market market) {
    if (market.kind() != MarketKind.SPOT) {
      return futures.cancelAll(market);
    }
    // Binance calls it an error where there was nothing to cancel.
    return spot.rest()
        .command(
            spot.call(Method.DELETE, "openOrders").with("symbol", market.code()).vital(),
            _ -> market)
        .ifRefused(Reason.UNKNOWN_ORDER, () -> Answer.of(market));
  }

  @Override
  public Answer<OrderReport> order(OrderId ours, Market market) {
    Answer<OrderReport> answer =
        asked(market, order(Method.GET, market).with("origClientOrderId", ours));
    return market.kind() == MarketKind.SPOT
        ? answer
        : answer.ifRefused(
            Reason.UNKNOWN_ORDER, () -> futures.algo("clientAlgoId", ours.text(), market));
  }

  @Override
  public Answer<OrderReport> orderByTheirs(String theirs, Market market) {
    Answer<OrderReport> answer = asked(market, order(Method.GET, market).with("orderId", theirs));
    return market.kind() == MarketKind.SPOT
        ? answer
        : answer.ifRefused(Reason.UNKNOWN_ORDER, () -> futures.algo("algoId", theirs, market));
  }

  private Answer<OrderReport> asked(Market market, RestCall call) {
    return wing(market.kind()).rest().ask(call.weighing(4), BinanceReports::order);
  }

  @Override
  public Answer<List<OrderReport>> openOrders(Market market) {
    return open(market.kind(), market.code());
  }

  @Override
  public Answer<List<OrderReport>> openOrders(MarketKind kind) {
    return open(kind, null);
  }

  private Answer<List<OrderReport>> open(MarketKind kind, @Nullable String code) {
    Answer<List<OrderReport>> answer =
        wing(kind)
            .rest()
            .ask(
                wing(kind)
                    .call(Method.GET, "openOrders")
                    .with("symbol", code)
                    .weighing(code == null ? 80 : 6)
                    .vital(),
                rows -> rows.list().stream().map(BinanceReports::order).toList());
    return kind == MarketKind.SPOT
        ? answer
        : answer.then(
            found ->
                futures
                    .openAlgos(code)
                    .map(
                        more -> {
                          List<OrderReport> all = new ArrayList<>(found);
                          all.addAll(more);
                          return all;
                        }));
  }

  @Override
  public Answer<List<VenueFill>> fills(Market market, long since) {
    return fills.since(wing(market.kind()), market, since);
  }

  @Override
  public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
    return fills.of(wing(market.kind()), market, theirs);
  }

  @Override
  public Answer<List<VenuePosition>> positions(MarketKind kind) {
    return kind == MarketKind.LINEAR ? futures.positions() : Answer.of(List.of());
  }

  @Override
  public Answer<Fees> fees(Market market) {
    if (market.kind() != MarketKind.SPOT) {
      return futures.fees(market);
    }
    return spot.rest()
        .ask(
            spot.call(Method.GET, "account/commission").with("symbol", market.code()).weighing(20),
            answer ->
                new Fees(
                    answer.at("standardCommission").decimal("maker"),
                    answer.at("standardCommission").decimal("taker")));
  }

  @Override
  public Answer<PositionTerms> leverage(Market market, PositionTerms wanted) {
    return market.kind() == MarketKind.SPOT
        ? Answer.failed(new VenueError.NotSent("a spot market has no leverage"))
        : futures.leverage(market, wanted);
  }

  /// The test network has no wallets but the one.
  @Override
  public @Nullable Purses purses() {
    return access.host() instanceof KeyedHost.Testnet
        ? null
        : new BinancePurses(spot.rest(), network.clock());
  }

  @Override
  public Answer<PositionTerms> terms(Market market, MarginMode wanted) {
    return futures.terms(market);
  }

  @Override
  public Answer<MarginMode> marginMode(Market market, MarginMode margin) {
    return futures.marginMode(market, margin);
  }

  @Override
  public Answer<List<VenueFunding>> funding(MarketKind kind, long since) {
    return futures.funding(since);
  }

  @Override
  public boolean takes(OrderReport order) {
    return order.ours() != null && BinanceLiquidations.takes(order.ours().text());
  }

  @Override
  public Following follow(MarketKind kind, StreamListener listener) {
    return kind == MarketKind.SPOT
        ? follow(listener)
        : new Stream(
            StreamNetwork.beside(network),
            new BinanceFuturesUserStream(futuresListening, futures, network.clock()),
            Set.of(),
            listener);
  }

  @Override
  public Following follow(StreamListener listener) {
    return new Stream(
        StreamNetwork.beside(network),
        new BinanceUserStream(listening, access.key(), spot.rest(), network.clock()),
        Set.of(),
        listener);
  }

  @Override
  public void close() {}
}
