package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Fees;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.VenueFunding;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.RestCall.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What only Binance's futures have: positions, and a service of its own for orders that wait.
record BinanceFuturesAccount(SignedWing wing) {
  private static final int PAGE = 1_000;

  /// The path that is asked with the key alone.
  static final String LISTEN_KEY = "listenKey";

  Answer<PositionMode> positionMode() {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "positionSide/dual").weighing(30).vital(),
            answer -> answer.flag("dualSidePosition") ? PositionMode.HEDGE : PositionMode.ONE_WAY);
  }

  /// Modes of the account that we do not speak.
  Answer<List<String>> unsupported() {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "multiAssetsMargin").weighing(30).vital(),
            answer -> answer.flag("multiAssetsMargin") ? List.of("multi-assets mode") : List.of());
  }

  Answer<List<Balance>> balances() {
    return wing.rest()
        .ask(
            RestCall.get("fapi/v3/balance").weighing(5).vital(),
            answer ->
                answer.list().stream()
                    .map(row -> BinanceReports.balance(row, wing.kind()))
                    .filter(balance -> balance.total().signum() != 0)
                    .toList());
  }

  Answer<OrderId> cancelAlgo(OrderId order) {
    return wing.rest()
        .command(
            wing.call(Method.DELETE, "algoOrder").with("clientAlgoId", order).vital(), _ -> order);
  }

  Answer<Market> cancelAll(Market market) {
    RestCall orders =
        wing.call(Method.DELETE, "allOpenOrders").with("symbol", market.code()).vital();
    RestCall algos =
        wing.call(Method.DELETE, "algoOpenOrders").with("symbol", market.code()).vital();
    return wing.rest()
        .command(orders, _ -> market)
        .then(_ -> wing.rest().command(algos, _ -> market));
  }

  /// An algo order; once triggered, what became of the order that it placed, under the id of the
  /// one we know.
  Answer<OrderReport> algo(String name, String id, Market market) {
    return wing.rest()
        .ask(wing.call(Method.GET, "algoOrder").with(name, id).vital(), row -> row)
        .then(
            row -> {
              OrderReport algo = BinanceReports.algo(row);
              String placed = row.text("actualOrderId", "");
              // Executions are told by the name of the order that it placed.
              return placed.isEmpty() || placed.equals("0")
                  ? Answer.of(algo)
                  : placed(placed, market).map(order -> order.as(algo.ours(), order.theirs()));
            });
  }

  private Answer<OrderReport> placed(String theirs, Market market) {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "order")
                .with("symbol", market.code())
                .with("orderId", theirs)
                .vital(),
            BinanceReports::order);
  }

  Answer<List<OrderReport>> openAlgos(@Nullable String code) {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "openAlgoOrders")
                .with("symbol", code)
                .weighing(code == null ? 40 : 1)
                .vital(),
            answer -> answer.list().stream().map(BinanceReports::algo).toList());
  }

  Answer<List<VenuePosition>> positions() {
    return wing.rest()
        .ask(
            RestCall.get("fapi/v2/positionRisk").weighing(5).vital(),
            answer ->
                answer.list().stream()
                    .filter(row -> row.quantity("positionAmt").signum() != 0)
                    .map(BinanceReports::position)
                    .toList());
  }

  Answer<Fees> fees(Market market) {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "commissionRate").with("symbol", market.code()).weighing(20),
            answer ->
                new Fees(
                    answer.decimal("makerCommissionRate"), answer.decimal("takerCommissionRate")));
  }

  Answer<PositionTerms> leverage(Market market, PositionTerms wanted) {
    return wing.rest()
        .command(
            wing.call(Method.POST, "leverage")
                .with("symbol", market.code())
                .with("leverage", wanted.leverage()),
            _ -> wanted);
  }

  Answer<PositionTerms> terms(Market market) {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "symbolConfig").with("symbol", market.code()).weighing(5).vital(),
            answer -> {
              Json row = answer.list().getFirst();
              return new PositionTerms(
                  (int) row.whole("leverage"),
                  row.text("marginType").equalsIgnoreCase("ISOLATED")
                      ? MarginMode.ISOLATED
                      : MarginMode.CROSS);
            });
  }

  Answer<MarginMode> marginMode(Market market, MarginMode mode) {
    return wing.rest()
        .command(
            wing.call(Method.POST, "marginType")
                .with("symbol", market.code())
                .with("marginType", mode == MarginMode.ISOLATED ? "ISOLATED" : "CROSSED"),
            _ -> mode);
  }

  Answer<List<VenueFunding>> funding(long since) {
    List<VenueFunding> all = new ArrayList<>();
    long from = since;
    while (true) {
      switch (fundingPage(from)) {
        case Answer.Failed<List<VenueFunding>> failed -> {
          return failed;
        }
        case Answer.Value<List<VenueFunding>>(List<VenueFunding> page) -> {
          all.addAll(page);
          if (page.size() < PAGE) {
            return Answer.of(all);
          }
          from = Math.max(from + 1, page.getLast().at());
        }
      }
    }
  }

  private Answer<List<VenueFunding>> fundingPage(long since) {
    return wing.rest()
        .ask(
            wing.call(Method.GET, "income")
                .with("incomeType", "FUNDING_FEE")
                .with("startTime", Long.toString(since))
                .with("limit", PAGE)
                .weighing(30)
                .vital(),
            rows ->
                rows.list().stream()
                    .map(
                        row ->
                            new VenueFunding(
                                row.text("symbol") + " " + row.text("tranId"),
                                row.text("symbol"),
                                row.decimal("income"),
                                row.text("asset"),
                                row.whole("time")))
                    .sorted(Comparator.comparingLong(VenueFunding::at))
                    .toList());
  }

  /// The name of a stream of this account's own, good for an hour from now on.
  Answer<String> listenKey() {
    return wing.rest()
        .command(wing.call(Method.POST, LISTEN_KEY).vital(), answer -> answer.text("listenKey"));
  }

  /// The stream's name is good for another hour.
  Answer<String> keepListening(String key) {
    return wing.rest().command(wing.call(Method.PUT, LISTEN_KEY).vital(), _ -> key);
  }
}
