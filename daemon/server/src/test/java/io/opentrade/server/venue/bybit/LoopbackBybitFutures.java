package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.LoopbackBook;
import io.opentrade.server.venue.LoopbackPerpetual;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.rest.Network;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Bybit's linear futures for one unified account that trades BTC/USDT-PERP, in the messages of its
/// documentation. The margin mode is the account's, the leverage the market's.
public final class LoopbackBybitFutures extends LoopbackPerpetual {
  private static final String LISTING =
      "{'symbol':'BTCUSDT','contractType':'LinearPerpetual','baseCoin':'BTC','quoteCoin':'USDT',"
          + "'status':'Trading','launchTime':'1584230400000','deliveryTime':'0',"
          + "'lotSizeFilter':{'qtyStep':'0.001','minOrderQty':'0.001','maxOrderQty':'1190',"
          + "'minNotionalValue':'5'},'priceFilter':{'tickSize':'0.10'},'settleCoin':'USDT'}";

  private static final String TICKER =
      "{'symbol':'BTCUSDT','lastPrice':'60000','bid1Price':'60000','ask1Price':'60000.1',"
          + "'prevPrice24h':'60000','highPrice24h':'61000','lowPrice24h':'59000',"
          + "'turnover24h':'660000','volume24h':'10','fundingRate':'0.0001',"
          + "'nextFundingTime':'1700000000000','markPrice':'60010.5','indexPrice':'60000'}";

  private final List<String> log = new CopyOnWriteArrayList<>();

  public LoopbackBybitFutures() {
    super("1");
    rest.answering(
        "GET /v5/market/time", _ -> LoopbackBybit.result("{'timeNano':'%d000000'}", now()));
    rest.on("GET /v5/market/instruments-info", LoopbackBybit.body(LoopbackBybit.rows(LISTING)));
    rest.on("GET /v5/market/tickers", LoopbackBybit.body(LoopbackBybit.rows(TICKER)));
    rest.on(
        "GET /v5/user/query-api",
        LoopbackBybit.body(
            "{'readOnly':0,'permissions':{'ContractTrade':['Order','Position'],'Wallet':[]}}"));
    rest.answering(
        "GET /v5/account/info",
        _ ->
            LoopbackBybit.result(
                "{'unifiedMarginStatus':5,'marginMode':'%s'}",
                margin == MarginMode.ISOLATED ? "ISOLATED_MARGIN" : "REGULAR_MARGIN"));
    rest.answering("POST /v5/account/set-margin-mode", this::setMargin);
    rest.answering("POST /v5/position/set-leverage", this::setLeverage);
    rest.answering("GET /v5/position/list", this::positions);
    rest.answering("POST /v5/order/create", this::create);
    rest.answering("POST /v5/order/cancel", this::cancel);
    rest.answering("GET /v5/order/realtime", asked -> orders(asked, LoopbackBook.Line::open));
    rest.answering("GET /v5/order/history", asked -> orders(asked, line -> !line.open()));
    rest.answering("GET /v5/execution/list", this::executions);
    rest.answering("GET /v5/account/wallet-balance", _ -> rows(wallet()));
    rest.answering(
        "GET /v5/account/transaction-log",
        asked -> {
          demandLinear(asked);
          return rows(String.join(",", log));
        });
  }

  private static Loopback.Reply rows(String rows) {
    return LoopbackBybit.result(LoopbackBybit.rows(rows.replace("%", "%%")));
  }

  private static void demandLinear(Loopback.Asked asked) {
    boolean linear =
        asked.body().contains("\"category\":\"linear\"")
            || asked.query().contains("category=linear");
    if (!linear) {
      throw new AssertionError("not of linear futures: " + asked);
    }
  }

  private Loopback.Reply setMargin(Loopback.Asked asked) {
    margin =
        asked.body().equals("{\"setMarginMode\":\"ISOLATED_MARGIN\"}")
            ? MarginMode.ISOLATED
            : MarginMode.CROSS;
    return LoopbackBybit.result("{'reasons':[]}");
  }

  private Loopback.Reply setLeverage(Loopback.Asked asked) {
    demandLinear(asked);
    Map<String, String> given = parameters(asked);
    if (!text(given.get("buyLeverage")).equals(given.get("sellLeverage"))) {
      throw new AssertionError("one position has one leverage: " + given);
    }
    int wanted = Integer.parseInt(text(given.get("buyLeverage")));
    if (wanted == leverage) {
      return LoopbackBybit.refused(110043, "leverage not modified");
    }
    leverage = wanted;
    return LoopbackBybit.result("{}");
  }

  private Loopback.Reply positions(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    boolean ours = text(given.get("category")).equals("linear");
    boolean named = given.containsKey("symbol");
    if (!ours || !named && !"USDT".equals(given.get("settleCoin"))) {
      return rows("");
    }
    // Flat ones are told only to who names them; in hedge mode there are two of them.
    String rows = !named && held.signum() == 0 ? "" : position(hedge ? 1 : 0);
    return rows(hedge && named ? rows + "," + position(2) : rows);
  }

  private String position(int index) {
    boolean has = held.signum() != 0;
    return ("{'positionIdx':%d,'symbol':'BTCUSDT','side':'%s','size':'%s','avgPrice':'%s',"
            + "'markPrice':'60010.5','liqPrice':'%s','unrealisedPnl':'%s','leverage':'%d',"
            + "'tradeMode':0,'positionStatus':'Normal'}")
        .formatted(
            index,
            !has ? "" : held.signum() > 0 ? "Buy" : "Sell",
            held.abs().toPlainString(),
            entry.toPlainString(),
            has ? "48200.1" : "",
            has ? "1" : "",
            leverage);
  }

  private Loopback.Reply create(Loopback.Asked asked) {
    demandLinear(asked);
    if (!asked.body().contains("\"positionIdx\":0")) {
      throw new AssertionError("which position: " + asked.body());
    }
    return ordered(
        () -> taken(asked), LoopbackBybit.refused(110007, "ab not enough for new order"));
  }

  private Loopback.Reply taken(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    boolean waits = given.containsKey("triggerPrice");
    if (waits && !asked.body().contains("\"triggerDirection\":")) {
      throw new AssertionError("from which side: " + given);
    }
    LoopbackBook.Line line =
        book.place(
            text(given.get("orderLinkId")),
            text(given.get("side")).equals("Buy") ? Side.BUY : Side.SELL,
            text(given.get("qty")),
            given.get("price"),
            given.get("triggerPrice"));
    return line == null
        ? LoopbackBybit.refused(110072, "OrderLinkedID is duplicate")
        : LoopbackBybit.result("{'orderId':'%s','orderLinkId':'%s'}", line.theirs, line.ours);
  }

  private Loopback.Reply cancel(Loopback.Asked asked) {
    demandLinear(asked);
    LoopbackBook.Line line = book.find(parameters(asked).get("orderLinkId"), null);
    return line != null && book.cancel(line)
        ? LoopbackBybit.result("{'orderId':'%s','orderLinkId':'%s'}", line.theirs, line.ours)
        : LoopbackBybit.refused(110001, "order not exists or too late to cancel");
  }

  /// A takeover is recorded as a trade and not as an order.
  private Loopback.Reply orders(Loopback.Asked asked, Predicate<LoopbackBook.Line> wanted) {
    Map<String, String> given = parameters(asked);
    String ours = given.get("orderLinkId");
    String theirs = given.get("orderId");
    boolean one = ours != null || theirs != null;
    if (!one && !given.containsKey("symbol") && !"USDT".equals(given.get("settleCoin"))) {
      return rows("");
    }
    return rows(
        lines().stream()
            .filter(wanted)
            .filter(line -> !taken.contains(line.ours))
            .filter(line -> !one || line.ours.equals(ours) || line.theirs.equals(theirs))
            .map(line -> LoopbackBybit.order(line, "linear"))
            .collect(Collectors.joining(",")));
  }

  private Loopback.Reply executions(Loopback.Asked asked) {
    demandLinear(asked);
    String theirs = parameters(asked).get("orderId");
    return rows(
        lines().stream()
            .filter(line -> theirs == null || line.theirs.equals(theirs))
            .flatMap(line -> line.executions.stream().map(done -> execution(line, done)))
            .collect(Collectors.joining(",")));
  }

  /// In which currency the fee is, nobody says.
  private String execution(LoopbackBook.Line line, LoopbackBook.Execution done) {
    boolean takeover = taken.contains(line.ours);
    return ("{'category':'linear','symbol':'BTCUSDT','orderId':'%s','orderLinkId':'%s',"
            + "'side':'%s','execId':'%s','execPrice':'%s','execQty':'%s','execFee':'%s',"
            + "'feeCurrency':'','execType':'%s','createType':'%s','isMaker':false,'execTime':'%d'}")
        .formatted(
            line.theirs,
            takeover ? "" : line.ours,
            line.side == Side.BUY ? "Buy" : "Sell",
            done.trade(),
            done.price().toPlainString(),
            done.quantity().toPlainString(),
            done.fee().toPlainString(),
            takeover ? "BustTrade" : "Trade",
            takeover ? "CreateByTakeOver_PassThrough" : "CreateByUser",
            done.at());
  }

  private String wallet() {
    return ("{'accountType':'UNIFIED','coin':[{'coin':'USDT','walletBalance':'%s','locked':'0',"
            + "'totalOrderIM':'0','totalPositionIM':'0'}]}")
        .formatted(wallet.toPlainString());
  }

  @Override
  protected List<String> placing() {
    return List.of("POST /v5/order/create");
  }

  @Override
  protected List<String> filled(LoopbackBook.Line line, LoopbackBook.Execution done) {
    String message = "{'id':'1','topic':'%s','creationTime':" + now() + ",'data':[%s]}";
    Stream<String> order =
        taken.contains(line.ours)
            ? Stream.empty()
            : Stream.of(message.formatted("order", LoopbackBybit.order(line, "linear")));
    return Stream.concat(
            order,
            Stream.of(
                message.formatted("execution", execution(line, done)),
                message.formatted("position", position(0)),
                message.formatted("wallet", wallet())))
        .toList();
  }

  @Override
  public void trigger(String ours, String price) throws IOException {
    trade(ours, Objects.requireNonNull(book.find(ours, null)).quantity.toPlainString(), price);
  }

  @Override
  protected List<String> funded(String amount, int id) {
    log.add(
        ("{'id':'f%d','symbol':'BTCUSDT','category':'linear','side':'Buy','type':'SETTLEMENT',"
                + "'transactionTime':'%d','qty':'0.01','currency':'USDT','funding':'%s','fee':'0',"
                + "'cashFlow':'0','change':'%s','tradeId':'t%d','orderId':''}")
            .formatted(id, now(), amount, amount, id));
    return List.of(
        "{'id':'1','topic':'execution','creationTime':1,'data':[{'category':'linear',"
            + "'symbol':'BTCUSDT','execType':'Funding','orderId':'','execId':'x','side':'Sell'}]}");
  }

  @Override
  protected List<String> answers(String path, String said) {
    return LoopbackBybit.answered(path, said);
  }

  @Override
  protected boolean subscribes(String said) {
    return said.contains("\"subscribe\"") && said.contains("\"position\"");
  }

  @Override
  protected Venue venue(Network network, Addresses addresses) {
    return new Bybit(network, addresses);
  }
}
