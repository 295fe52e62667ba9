package io.opentrade.server.venue.binance;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Binance's USD-M futures for one account that trades BTC/USDT-PERP, in the messages of its
/// documentation: one position, orders that wait in a service of their own, funding, and the
/// exchange's own hand on what is lost.
public final class LoopbackFutures extends LoopbackPerpetual {
  private final List<String> incomes = new CopyOnWriteArrayList<>();
  private final Map<String, LoopbackBook.Line> placed = new ConcurrentHashMap<>();

  public LoopbackFutures() {
    super("1");
    rest.answering("GET /fapi/v1/time", _ -> ok("{'serverTime':" + now() + "}"));
    rest.on("GET /fapi/v1/exchangeInfo", "{'symbols':[" + LISTING + "]}");
    rest.on("GET /fapi/v1/ticker/24hr", TICKER);
    rest.answering("GET /fapi/v1/positionSide/dual", _ -> ok("{'dualSidePosition':" + hedge + "}"));
    rest.on("GET /fapi/v1/multiAssetsMargin", "{'multiAssetsMargin':false}");
    rest.answering("GET /fapi/v3/balance", _ -> ok(balance()));
    rest.answering("GET /fapi/v2/positionRisk", _ -> ok("[" + position() + "]"));
    rest.answering(
        "GET /fapi/v1/symbolConfig",
        _ ->
            ok(
                "[{'symbol':'BTCUSDT','marginType':'%s','isAutoAddMargin':false,'leverage':%d,"
                        .formatted(margin == MarginMode.ISOLATED ? "ISOLATED" : "CROSSED", leverage)
                    + "'maxNotionalValue':'1000000'}]"));
    rest.answering("POST /fapi/v1/marginType", this::setMargin);
    rest.answering("POST /fapi/v1/leverage", this::setLeverage);
    rest.answering("GET /fapi/v1/income", _ -> ok("[" + String.join(",", incomes) + "]"));
    rest.on("POST /fapi/v1/listenKey", "{'listenKey':'earOfTheAccount'}");
    rest.answering("POST /fapi/v1/order", asked -> ordered(() -> taken(asked, false), noMargin()));
    rest.answering(
        "POST /fapi/v1/algoOrder", asked -> ordered(() -> taken(asked, true), noMargin()));
    rest.answering("DELETE /fapi/v1/order", asked -> cancelled(asked, "origClientOrderId", false));
    rest.answering("DELETE /fapi/v1/algoOrder", asked -> cancelled(asked, "clientAlgoId", true));
    rest.answering(
        "GET /fapi/v1/order", asked -> one(asked, "origClientOrderId", "orderId", false));
    rest.answering("GET /fapi/v1/algoOrder", asked -> one(asked, "clientAlgoId", "algoId", true));
    rest.answering("GET /fapi/v1/openOrders", _ -> ok(open(line -> line.trigger == null)));
    rest.answering("GET /fapi/v1/openAlgoOrders", _ -> ok(open(line -> line.trigger != null)));
    rest.answering("GET /fapi/v1/userTrades", this::trades);
  }

  private static final String LISTING =
      "{'symbol':'BTCUSDT','pair':'BTCUSDT','contractType':'PERPETUAL','status':'TRADING',"
          + "'baseAsset':'BTC','quoteAsset':'USDT','marginAsset':'USDT','onboardDate':1569398400000,"
          + "'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.10','minPrice':'1'},"
          + "{'filterType':'LOT_SIZE','stepSize':'0.001','minQty':'0.001','maxQty':'1000'},"
          + "{'filterType':'MIN_NOTIONAL','notional':'50'}]}";

  private static final String TICKER =
      "{'symbol':'BTCUSDT','lastPrice':'60000.00','openPrice':'60000.00','highPrice':'61000.00',"
          + "'lowPrice':'59000.00','volume':'10','quoteVolume':'600000','closeTime':1700000000000}";

  private static Loopback.Reply refused(int code, String why) {
    return Loopback.status(400, "{'code':" + code + ",'msg':'" + why + "'}");
  }

  private static Loopback.Reply noMargin() {
    return refused(-2019, "Margin is insufficient.");
  }

  private String balance() {
    return "[{'accountAlias':'a','asset':'USDT','balance':'%s','crossWalletBalance':'%s',"
            .formatted(wallet.toPlainString(), wallet.toPlainString())
        + "'availableBalance':'%s'}]".formatted(wallet.toPlainString());
  }

  private String position() {
    return ("{'symbol':'BTCUSDT','positionAmt':'%s','entryPrice':'%s','markPrice':'60010.5',"
            + "'unRealizedProfit':'0','liquidationPrice':'48200.1','leverage':'%d',"
            + "'marginType':'%s','positionSide':'BOTH'}")
        .formatted(
            held.toPlainString(),
            entry.toPlainString(),
            leverage,
            margin == MarginMode.ISOLATED ? "isolated" : "cross");
  }

  private Loopback.Reply setMargin(Loopback.Asked asked) {
    if (held.signum() != 0) {
      return refused(-4048, "Margin type cannot be changed if there exists position.");
    }
    margin =
        "ISOLATED".equals(parameters(asked).get("marginType"))
            ? MarginMode.ISOLATED
            : MarginMode.CROSS;
    return ok("{'code':200,'msg':'success'}");
  }

  private Loopback.Reply setLeverage(Loopback.Asked asked) {
    leverage = Integer.parseInt(text(parameters(asked).get("leverage")));
    return ok("{'leverage':%d,'maxNotionalValue':'1000','symbol':'BTCUSDT'}".formatted(leverage));
  }

  private Loopback.Reply taken(Loopback.Asked asked, boolean algo) {
    Map<String, String> given = parameters(asked);
    LoopbackBook.Line line =
        book.place(
            text(given.get(algo ? "clientAlgoId" : "newClientOrderId")),
            text(given.get("side")).equals("BUY") ? Side.BUY : Side.SELL,
            text(given.get("quantity")),
            given.get("price"),
            algo ? given.getOrDefault("triggerPrice", "1") : null);
    if (line == null) {
      return refused(-4116, "ClientOrderId is duplicated.");
    }
    return ok(algo ? algo(line) : order(line));
  }

  private LoopbackBook.@Nullable Line find(
      @Nullable String ours, @Nullable String theirs, boolean algo) {
    return book.all().stream()
        .filter(line -> (line.trigger != null) == algo)
        .filter(line -> line.ours.equals(ours) || line.theirs.equals(theirs))
        .findFirst()
        .orElse(null);
  }

  private Loopback.Reply cancelled(Loopback.Asked asked, String name, boolean algo) {
    LoopbackBook.Line line = find(parameters(asked).get(name), null, algo);
    return book.cancel(line)
        ? ok("{'code':200,'msg':'success'}")
        : refused(-2011, "Unknown order sent.");
  }

  private Loopback.Reply one(Loopback.Asked asked, String ours, String theirs, boolean algo) {
    Map<String, String> given = parameters(asked);
    LoopbackBook.Line line = find(given.get(ours), given.get(theirs), algo);
    return line == null
        ? refused(-2013, "Order does not exist.")
        : ok(algo ? algo(line) : order(line));
  }

  private String open(Predicate<LoopbackBook.Line> wanted) {
    return book.all().stream()
        .filter(wanted)
        .filter(LoopbackBook.Line::open)
        .map(line -> line.trigger == null ? order(line) : algo(line))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String status(LoopbackBook.Line line) {
    return switch (line.state) {
      case "filled" -> "FILLED";
      case "cancelled" -> "CANCELED";
      default -> line.executions.isEmpty() ? "NEW" : "PARTIALLY_FILLED";
    };
  }

  private static String order(LoopbackBook.Line line) {
    return ("{'orderId':%s,'symbol':'BTCUSDT','status':'%s','clientOrderId':'%s','price':'%s',"
            + "'avgPrice':'0.00','origQty':'%s','executedQty':'%s','side':'%s','stopPrice':'0',"
            + "'positionSide':'BOTH','updateTime':%d}")
        .formatted(
            line.theirs,
            status(line),
            line.ours,
            line.price == null ? "0" : line.price.toPlainString(),
            line.quantity.toPlainString(),
            line.filled().toPlainString(),
            line.side,
            now());
  }

  private String algo(LoopbackBook.Line line) {
    LoopbackBook.Line actual = placed.get(line.ours);
    String status = line.open() ? "NEW" : line.state.equals("cancelled") ? "CANCELED" : "FINISHED";
    return ("{'algoId':%s,'clientAlgoId':'%s','algoType':'CONDITIONAL','symbol':'BTCUSDT',"
            + "'side':'%s','quantity':'%s','algoStatus':'%s','triggerPrice':'%s','price':'0',"
            + "'actualOrderId':'%s','updateTime':%d}")
        .formatted(
            line.theirs,
            line.ours,
            line.side,
            line.quantity.toPlainString(),
            status,
            Objects.requireNonNull(line.trigger).toPlainString(),
            actual == null ? "" : actual.theirs,
            now());
  }

  private Loopback.Reply trades(Loopback.Asked asked) {
    String theirs = parameters(asked).get("orderId");
    return ok(
        book.all().stream()
            .filter(line -> theirs == null || line.theirs.equals(theirs))
            .flatMap(line -> line.executions.stream().map(done -> trade(line, done)))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String trade(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return ("{'id':%s,'orderId':%s,'symbol':'BTCUSDT','side':'%s','qty':'%s','price':'%s',"
            + "'commission':'%s','commissionAsset':'USDT','maker':false,'time':%d}")
        .formatted(
            done.trade(),
            line.theirs,
            line.side,
            done.quantity().toPlainString(),
            done.price().toPlainString(),
            done.fee().toPlainString(),
            done.at());
  }

  @Override
  protected List<String> placing() {
    return List.of("POST /fapi/v1/order", "POST /fapi/v1/algoOrder");
  }

  @Override
  protected List<String> filled(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return List.of(
        ("{'e':'ORDER_TRADE_UPDATE','E':1,'T':1,'o':{'s':'BTCUSDT','c':'%s','S':'%s','o':'MARKET',"
                + "'f':'GTC','q':'%s','p':'0','ap':'%s','sp':'0','x':'TRADE','X':'%s','i':%s,"
                + "'l':'%s','z':'%s','L':'%s','N':'USDT','n':'%s','T':%d,'t':%s,'m':false,"
                + "'R':false,'ps':'BOTH','rp':'0'}}")
            .formatted(
                line.ours,
                line.side,
                line.quantity.toPlainString(),
                done.price().toPlainString(),
                status(line),
                line.theirs,
                done.quantity().toPlainString(),
                line.filled().toPlainString(),
                done.price().toPlainString(),
                done.fee().toPlainString(),
                done.at(),
                done.trade()));
  }

  /// A waiting order places another one.
  @Override
  public void trigger(String ours, String price) throws IOException {
    LoopbackBook.Line line = Objects.requireNonNull(book.find(ours, null));
    LoopbackBook.Line actual =
        Objects.requireNonNull(
            book.place("x" + ++ids, line.side, line.quantity.toPlainString(), null, null));
    line.state = "filled";
    placed.put(ours, actual);
    done(actual, line.quantity.toPlainString(), price);
    tell(
        ("{'e':'ALGO_UPDATE','T':1,'E':1,'o':{'caid':'%s','aid':%s,'at':'CONDITIONAL','s':'BTCUSDT',"
             + "'X':'FINISHED','ai':'%s'}}")
            .formatted(ours, line.theirs, actual.theirs));
  }

  @Override
  protected String liquidation(int number) {
    return "autoclose-" + number;
  }

  @Override
  protected List<String> funded(String amount, int id) {
    incomes.add(
        ("{'symbol':'BTCUSDT','incomeType':'FUNDING_FEE','income':'%s','asset':'USDT',"
                + "'time':%d,'info':'FUNDING_FEE','tranId':%d,'tradeId':''}")
            .formatted(amount, now(), id));
    return List.of("{'e':'ACCOUNT_UPDATE','E':1,'T':1,'a':{'m':'FUNDING_FEE','B':[],'P':[]}}");
  }

  @Override
  protected List<String> answers(String path, String said) {
    boolean known = path.equals("/ws/earOfTheAccount");
    return List.of(known ? "{'result':['earOfTheAccount'],'id':1}" : "{'error':{'code':2},'id':1}");
  }

  @Override
  protected boolean subscribes(String said) {
    return said.contains("LIST_SUBSCRIPTIONS");
  }

  @Override
  protected Venue venue(Network network, Addresses addresses) {
    return new Binance(network, addresses);
  }
}
