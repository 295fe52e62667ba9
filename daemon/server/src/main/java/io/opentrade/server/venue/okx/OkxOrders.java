package io.opentrade.server.venue.okx;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
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

  Answer<OrderReport> plain(String name, String id, Market market) {
    return one(
        RestCall.get("api/v5/trade/order").with("instId", market.code()).with(name, id),
        OkxReports::order);
  }

  Answer<OrderReport> algo(String name, String id) {
    return one(algoCall(name, id), OkxReports::algo);
  }

  private static RestCall algoCall(String name, String id) {
    return RestCall.get("api/v5/trade/order-algo").with(name, id);
  }

  private <T> Answer<T> one(RestCall call, Function<Json, T> parse) {
    return rest.ask(call.vital(), data -> data.list().stream().map(parse).toList())
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(
                        new VenueError.Rejected(
                            Reason.UNKNOWN_ORDER, "-", new ForeignText("there is no such order")))
                    : Answer.of(found.getFirst()));
  }

  /// An algo order; once triggered, what became of the order that it placed: our id is the algo
  /// order's, OKX's that of the one it placed, by which its executions are found.
  Answer<OrderReport> followed(String name, String id, Market market) {
    return one(algoCall(name, id), row -> row)
        .then(
            row -> {
              OrderReport algo = OkxReports.algo(row);
              String placed = row.text("ordId", "");
              return placed.isEmpty() || algo.status() == OrderReport.Status.UNTRIGGERED
                  ? Answer.of(algo)
                  : plain("ordId", placed, market)
                      .map(order -> order.as(algo.ours(), order.theirs()));
            });
  }

  Answer<List<OrderReport>> open(String type, @Nullable String code) {
    RestCall plain = RestCall.get("api/v5/trade/orders-pending").with("instType", type);
    return pages(plain.with("instId", code), "ordId", OkxReports::order)
        .then(
            orders ->
                algos("conditional", type, code)
                    .then(
                        stops ->
                            algos("move_order_stop", type, code)
                                .map(trails -> joined(orders, stops, trails))));
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
    return pages(call, "algoId", OkxReports::algo);
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
