package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Pages;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Questions about orders: plain ones, and those that wait in OKX's algo service under ids of their
/// own.
record OkxOrders(SignedRest rest) {
  private static final int PAGE = 100;

  /// What an algo order of ours placed is that order; of a pair, the half that was triggered.
  Answer<OrderReport> plain(String name, String id, Market market) {
    return row(RestCall.get("api/v5/trade/order").with("instId", market.code()).with(name, id))
        .then(this::named);
  }

  private Answer<OrderReport> named(Json row) {
    OrderReport order = OkxReports.order(row);
    String algo = row.text("algoClOrdId", "");
    return OkxPair.read(algo) == null
        ? Answer.of(order)
        : row(algoCall("algoClOrdId", algo))
            .then(
                pair ->
                    OkxReports.algos(pair).stream()
                        .filter(half -> half.status() == OrderReport.Status.WORKING)
                        .findFirst()
                        .map(half -> Answer.of(order.as(half.ours(), order.theirs())))
                        .orElseGet(
                            () ->
                                Answer.failed(
                                    new VenueError.Nonsense(
                                        "nobody says which half of a pair was triggered"))));
  }

  private static RestCall algoCall(String name, String id) {
    return RestCall.get("api/v5/trade/order-algo").with(name, id);
  }

  private Answer<Json> row(RestCall call) {
    return rest.ask(call.vital(), Json::list)
        .then(rows -> rows.isEmpty() ? unknown() : Answer.of(rows.getFirst()));
  }

  private static <T> Answer<T> unknown() {
    return Answer.failed(
        new VenueError.Rejected(
            Reason.UNKNOWN_ORDER, "-", new ForeignText("there is no such order")));
  }

  /// The algo order that is ours, or that holds it as one half of a pair.
  Answer<OrderReport> waiting(OrderId ours, Market market) {
    return algoRow(ours, market).then(row -> ours(row, ours));
  }

  private static Answer<OrderReport> ours(Json row, OrderId ours) {
    return OkxReports.algos(row).stream()
        .filter(each -> ours.equals(each.ours()))
        .findFirst()
        .map(Answer::of)
        .orElseGet(OkxOrders::unknown);
  }

  /// Only spot markets have pairs. One is found among those that wait, else among those that are
  /// over, one state at a time.
  private Answer<Json> algoRow(OrderId ours, Market market) {
    Answer<Json> single = row(algoCall("algoClOrdId", ours.text()));
    if (market.kind() != MarketKind.SPOT) {
      return single;
    }
    RestCall waits = RestCall.get("api/v5/trade/orders-algo-pending");
    RestCall over = RestCall.get("api/v5/trade/orders-algo-history");
    Answer<Json> found = single.ifRefused(Reason.UNKNOWN_ORDER, () -> pairOf(ours, market, waits));
    for (String state : List.of("effective", "canceled", "order_failed")) {
      found =
          found.ifRefused(
              Reason.UNKNOWN_ORDER, () -> pairOf(ours, market, over.with("state", state)));
    }
    return found;
  }

  private Answer<Json> pairOf(OrderId ours, Market market, RestCall list) {
    RestCall call =
        list.with("ordType", "oco")
            .with("instType", OkxNames.type(market))
            .with("instId", market.code());
    return pages(call, "algoId", row -> row)
        .then(
            rows ->
                rows.stream()
                    .filter(row -> names(row, ours))
                    .findFirst()
                    .map(Answer::of)
                    .orElseGet(OkxOrders::unknown));
  }

  private static boolean names(Json row, OrderId ours) {
    OkxPair pair = OkxPair.read(row.text("algoClOrdId", ""));
    return pair != null && pair.names(ours);
  }

  /// An algo order; once triggered, what became of the order that it placed: our id is the algo
  /// order's, OKX's that of the one it placed, by which its executions are found.
  Answer<OrderReport> followed(OrderId ours, Market market) {
    return algoRow(ours, market)
        .then(row -> ours(row, ours).then(algo -> placedBy(algo, row, market)));
  }

  /// The same by OKX's own id.
  Answer<OrderReport> algo(String name, String id, Market market) {
    return row(algoCall(name, id)).then(row -> placedBy(OkxReports.algo(row), row, market));
  }

  private Answer<OrderReport> placedBy(OrderReport algo, Json row, Market market) {
    String placed = row.text("ordId", "");
    return placed.isEmpty() || algo.status() != OrderReport.Status.WORKING
        ? Answer.of(algo)
        : row(RestCall.get("api/v5/trade/order")
                .with("instId", market.code())
                .with("ordId", placed))
            .map(OkxReports::order)
            .map(order -> order.as(algo.ours(), order.theirs()));
  }

  Answer<List<OrderReport>> open(String type, @Nullable String code) {
    RestCall plain = RestCall.get("api/v5/trade/orders-pending").with("instType", type);
    return pages(plain.with("instId", code), "ordId", row -> row)
        .then(this::namedAll)
        .then(
            orders ->
                algos("conditional,oco", type, code)
                    .then(
                        stops ->
                            algos("move_order_stop", type, code)
                                .map(trails -> joined(orders, stops, trails))));
  }

  private Answer<List<OrderReport>> namedAll(List<Json> rows) {
    List<OrderReport> all = new ArrayList<>();
    for (Json row : rows) {
      switch (named(row)) {
        case Answer.Value<OrderReport>(OrderReport order) -> all.add(order);
        case Answer.Failed<OrderReport>(VenueError error) -> {
          return Answer.failed(error);
        }
      }
    }
    return Answer.of(all);
  }

  private static List<OrderReport> joined(
      List<OrderReport> orders, List<OrderReport> stops, List<OrderReport> trails) {
    List<OrderReport> all = new ArrayList<>(orders);
    all.addAll(stops);
    all.addAll(trails);
    return all;
  }

  private Answer<List<OrderReport>> algos(String kind, String type, @Nullable String code) {
    RestCall call =
        RestCall.get("api/v5/trade/orders-algo-pending")
            .with("ordType", kind)
            .with("instType", type)
            .with("instId", code);
    return pages(call, "algoId", OkxReports::algos)
        .map(found -> found.stream().flatMap(List::stream).toList());
  }

  /// The next page is named by the last id of this one.
  <T> Answer<List<T>> pages(RestCall call, String id, Function<Json, T> parse) {
    return Pages.all(
        after ->
            rest.ask(
                call.with("limit", PAGE).with("after", after.isEmpty() ? null : after).vital(),
                data -> {
                  List<Json> rows = data.list();
                  String next = rows.size() < PAGE ? "" : rows.getLast().text(id);
                  return new Pages.Page<>(rows.stream().map(parse).toList(), next);
                }));
  }
}
