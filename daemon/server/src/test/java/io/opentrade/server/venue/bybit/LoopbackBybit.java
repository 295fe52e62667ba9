package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.LoopbackBook;
import io.opentrade.server.venue.LoopbackExchange;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Network;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Bybit's v5 for one account that trades BTC/USDT, in the messages of its documentation.
public final class LoopbackBybit extends LoopbackExchange {
  public LoopbackBybit() {
    rest.answering("GET /v5/market/time", _ -> result("{'timeNano':'%d000000'}", now()));
    rest.on("GET /v5/market/instruments-info", body(rows(LISTING)));
    rest.on("GET /v5/market/tickers", body(rows(TICKER)));
    rest.answering("POST /v5/order/create", this::create);
    rest.answering("POST /v5/order/cancel", this::cancel);
    rest.answering("GET /v5/order/realtime", asked -> orders(asked, LoopbackBook.Line::open));
    rest.answering("GET /v5/order/history", asked -> orders(asked, line -> !line.open()));
    rest.answering("GET /v5/execution/list", this::executions);
    rest.answering("GET /v5/account/wallet-balance", _ -> result(rows(wallet())));
  }

  private static final String LISTING =
      "{'symbol':'BTCUSDT','baseCoin':'BTC','quoteCoin':'USDT','status':'Trading',"
          + "'lotSizeFilter':{'basePrecision':'0.000001','quotePrecision':'0.00000001',"
          + "'minOrderQty':'0.000048','maxOrderQty':'71.7','minOrderAmt':'5'},"
          + "'priceFilter':{'tickSize':'0.01'}}";

  private static final String TICKER =
      "{'symbol':'BTCUSDT','lastPrice':'60000','bid1Price':'59999','ask1Price':'60001',"
          + "'prevPrice24h':'60000','highPrice24h':'67000','lowPrice24h':'59000',"
          + "'turnover24h':'660000','volume24h':'10'}";

  static long now() {
    return System.currentTimeMillis();
  }

  static String body(String result) {
    return "{'retCode':0,'retMsg':'OK','result':"
        + result
        + ",'retExtInfo':{},'time':"
        + now()
        + "}";
  }

  static Loopback.Reply result(String result, Object... values) {
    return ok(body(result.formatted(values)));
  }

  static Loopback.Reply refused(int code, String why) {
    return ok("{'retCode':" + code + ",'retMsg':'" + why + "','result':{},'time':" + now() + "}");
  }

  static String rows(String rows) {
    return "{'category':'spot','list':[" + rows + "],'nextPageCursor':''}";
  }

  private Loopback.Reply create(Loopback.Asked asked) {
    return ordered(() -> taken(parameters(asked)), refused(170131, "Insufficient balance."));
  }

  private Loopback.Reply taken(Map<String, String> given) {
    LoopbackBook.Line line =
        book.place(
            text(given.get("orderLinkId")),
            text(given.get("side")).equals("Buy") ? Side.BUY : Side.SELL,
            text(given.get("qty")),
            given.get("price"),
            given.get("triggerPrice"));
    return line == null
        ? refused(170141, "Duplicate clientOrderId")
        : result("{'orderId':'%s','orderLinkId':'%s'}", line.theirs, line.ours);
  }

  private Loopback.Reply cancel(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    LoopbackBook.Line line = book.find(given.get("orderLinkId"), null);
    boolean waits = line != null && line.trigger != null;
    boolean meant = waits == "StopOrder".equals(given.get("orderFilter"));
    return meant && line != null && book.cancel(line)
        ? result("{'orderId':'%s','orderLinkId':'%s'}", line.theirs, line.ours)
        : refused(170213, "Order does not exist.");
  }

  private Loopback.Reply orders(Loopback.Asked asked, Predicate<LoopbackBook.Line> wanted) {
    Map<String, String> given = parameters(asked);
    String ours = given.get("orderLinkId");
    String theirs = given.get("orderId");
    boolean one = ours != null || theirs != null;
    return result(
        rows(
            book.all().stream()
                .filter(wanted)
                .filter(line -> !one || line.ours.equals(ours) || line.theirs.equals(theirs))
                .map(line -> order(line, "spot"))
                .collect(Collectors.joining(","))));
  }

  static String order(LoopbackBook.Line line, String category) {
    String status =
        switch (line.state) {
          case "filled" -> "Filled";
          case "cancelled" -> line.executions.isEmpty() ? "Cancelled" : "PartiallyFilledCanceled";
          default ->
              line.executions.isEmpty()
                  ? line.trigger == null ? "New" : "Untriggered"
                  : "PartiallyFilled";
        };
    return ("{'category':'%s','orderId':'%s','orderLinkId':'%s','symbol':'BTCUSDT','price':'%s',"
            + "'qty':'%s','side':'%s','orderStatus':'%s','avgPrice':'','cumExecQty':'%s',"
            + "'orderType':'%s','triggerPrice':'%s','updatedTime':'%d'}")
        .formatted(
            category,
            line.theirs,
            line.ours,
            text(line.price),
            line.quantity.toPlainString(),
            line.side == Side.BUY ? "Buy" : "Sell",
            status,
            line.filled().toPlainString(),
            line.price == null ? "Market" : "Limit",
            line.trigger == null ? "0.00" : line.trigger,
            now());
  }

  private Loopback.Reply executions(Loopback.Asked asked) {
    String theirs = parameters(asked).get("orderId");
    return result(
        rows(
            book.all().stream()
                .filter(line -> theirs == null || line.theirs.equals(theirs))
                .flatMap(line -> line.executions.stream().map(done -> execution(line, done)))
                .collect(Collectors.joining(","))));
  }

  private static String execution(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return ("{'category':'spot','symbol':'BTCUSDT','orderId':'%s','orderLinkId':'%s','side':'%s',"
            + "'execId':'%s','execPrice':'%s','execQty':'%s','execFee':'%s','feeCurrency':'%s',"
            + "'execType':'Trade','isMaker':true,'execTime':'%d'}")
        .formatted(
            line.theirs,
            line.ours,
            line.side == Side.BUY ? "Buy" : "Sell",
            done.trade(),
            done.price().toPlainString(),
            done.quantity().toPlainString(),
            done.fee().toPlainString(),
            done.currency(),
            done.at());
  }

  private String wallet() {
    return "{'accountType':'UNIFIED','coin':["
        + book.wallet.entrySet().stream()
            .map(
                each ->
                    "{'coin':'%s','walletBalance':'%s','locked':'0'}"
                        .formatted(each.getKey(), each.getValue().toPlainString()))
            .collect(Collectors.joining(","))
        + "]}";
  }

  @Override
  protected List<String> filled(LoopbackBook.Line line, LoopbackBook.Execution done) {
    String message = "{'id':'1','topic':'%s','creationTime':" + now() + ",'data':[%s]}";
    return List.of(
        message.formatted("execution", execution(line, done)),
        message.formatted("order", order(line, "spot")),
        message.formatted("wallet", wallet()));
  }

  @Override
  protected List<String> answers(String path, String said) {
    return answered(path, said);
  }

  static List<String> answered(String path, String said) {
    Json message = Json.parse(said);
    return switch (message.text("op")) {
      case "auth" -> List.of(welcome(path, message.list("args")));
      case "subscribe" -> List.of("{'success':true,'ret_msg':'','op':'subscribe','conn_id':'c'}");
      case "ping" -> List.of("{'req_id':'','op':'pong','args':['1'],'conn_id':'c'}");
      default -> throw new AssertionError(said);
    };
  }

  private static String welcome(String path, List<Json> given) {
    long expires = given.get(1).whole();
    boolean known =
        path.equals("/v5/private")
            && given.get(0).text().equals(KEY.key())
            && expires > now()
            && given.get(2).text().equals(KEY.sign("GET/realtime" + expires).hex());
    return "{'success':" + known + ",'ret_msg':'','op':'auth','conn_id':'c'}";
  }

  @Override
  protected boolean subscribes(String said) {
    return said.contains("\"subscribe\"");
  }

  @Override
  protected Venue venue(Network network, Addresses addresses) {
    return new Bybit(network, addresses);
  }
}
