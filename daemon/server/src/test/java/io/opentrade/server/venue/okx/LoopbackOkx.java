package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.LoopbackBook;
import io.opentrade.server.venue.LoopbackExchange;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Network;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// OKX's v5 for one account that trades BTC/USDT, in the messages of its documentation. Orders that
/// wait for a trigger are algo orders; what they place has an id of its own.
public final class LoopbackOkx extends LoopbackExchange {
  private static final String PLACED = "9";
  private static final String SPOT = "'instType':'SPOT','instId':'BTC-USDT'";

  public LoopbackOkx() {
    rest.answering("GET /api/v5/public/time", _ -> data("{'ts':'" + now() + "'}"));
    rest.answering("GET /api/v5/public/instruments", _ -> data(LISTING));
    rest.answering("GET /api/v5/market/ticker", _ -> data(TICKER.formatted(now())));
    rest.answering("POST /api/v5/trade/order", asked -> create(asked, "clOrdId", "ordId"));
    rest.answering(
        "POST /api/v5/trade/order-algo", asked -> create(asked, "algoClOrdId", "algoId"));
    rest.answering("POST /api/v5/trade/cancel-order", this::cancel);
    rest.answering("POST /api/v5/trade/cancel-algos", this::cancelAlgo);
    rest.answering("GET /api/v5/trade/order", this::order);
    rest.answering("GET /api/v5/trade/order-algo", this::algo);
    rest.answering("GET /api/v5/trade/orders-pending", _ -> open(false));
    rest.answering("GET /api/v5/trade/orders-algo-pending", asked -> waiting(asked.query()));
    rest.answering("GET /api/v5/trade/orders-algo-history", asked -> over(asked.query()));
    rest.answering("GET /api/v5/trade/fills", this::fills);
    rest.answering("GET /api/v5/trade/fills-history", this::fills);
    rest.answering("GET /api/v5/account/balance", _ -> data(wallet()));
  }

  private static final String LISTING =
      "{'instId':'BTC-USDT','instType':'SPOT','baseCcy':'BTC','quoteCcy':'USDT','tickSz':'0.1',"
          + "'lotSz':'0.00001','minSz':'0.00001','maxLmtSz':'9999','listTime':'1606468572000',"
          + "'state':'live'}";

  private static final String TICKER =
      "{'instId':'BTC-USDT','last':'60000','bidPx':'59999','askPx':'60001','open24h':'60000',"
          + "'high24h':'61000','low24h':'59000','vol24h':'10','volCcy24h':'660000','ts':'%d'}";

  static long now() {
    return System.currentTimeMillis();
  }

  static Loopback.Reply data(String rows) {
    return ok("{'code':'0','msg':'','data':[" + rows + "]}");
  }

  static Loopback.Reply refused(int code, String why) {
    return ok(
        "{'code':'1','msg':'All operations failed','data':[{'sCode':'"
            + code
            + "','sMsg':'"
            + why
            + "'}]}");
  }

  static Loopback.Reply unknown() {
    return ok("{'code':'51603','msg':'Order does not exist','data':[]}");
  }

  private Loopback.Reply create(Loopback.Asked asked, String name, String id) {
    return ordered(
        () -> taken(parameters(asked), name, id), refused(51008, "Insufficient balance"));
  }

  private Loopback.Reply taken(Map<String, String> given, String name, String id) {
    boolean pair = "oco".equals(given.get("ordType"));
    if (pair && !text(given.get("tpTriggerPx")).equals(given.get("tpOrdPx"))) {
      throw new AssertionError("a target at its own price: " + given);
    }
    boolean market = "market".equals(given.get("ordType"));
    if (market && !"base_ccy".equals(given.get("tgtCcy"))) {
      throw new AssertionError("how much would be an amount of money: " + given);
    }
    LoopbackBook.Line line =
        book.place(
            text(given.get(name)),
            text(given.get("side")).equals("buy") ? Side.BUY : Side.SELL,
            text(given.get("sz")),
            pair ? given.get("tpOrdPx") : given.get("px"),
            given.get("slTriggerPx"));
    return line == null
        ? refused(51016, "Client order ID already exists.")
        : data(
            "{'%s':'%s','%s':'%s','sCode':'0','sMsg':''}"
                .formatted(id, line.theirs, name, line.ours));
  }

  private Loopback.Reply cancel(Loopback.Asked asked) {
    LoopbackBook.Line line = book.find(parameters(asked).get("clOrdId"), null);
    return line != null && line.trigger == null && book.cancel(line)
        ? data("{'ordId':'" + line.theirs + "','clOrdId':'" + line.ours + "','sCode':'0'}")
        : refused(51400, "Cancellation failed as the order does not exist");
  }

  private Loopback.Reply cancelAlgo(Loopback.Asked asked) {
    Json first = Json.parse(asked.body()).at(0);
    LoopbackBook.Line line = book.find(null, first.text("algoId"));
    return book.cancel(line)
        ? data("{'algoId':'" + first.text("algoId") + "','sCode':'0','sMsg':''}")
        : refused(51400, "Cancellation failed");
  }

  private Loopback.Reply order(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    return one(
        line ->
            line.trigger == null
                ? line.ours.equals(given.get("clOrdId")) || line.theirs.equals(given.get("ordId"))
                : placed(line) && ordId(line).equals(given.get("ordId")),
        line -> order(line, null, SPOT));
  }

  private Loopback.Reply algo(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    return one(
        line ->
            line.trigger != null
                && (line.ours.equals(given.get("algoClOrdId"))
                    || line.theirs.equals(given.get("algoId"))),
        line -> algo(line, SPOT));
  }

  private Loopback.Reply one(
      Predicate<LoopbackBook.Line> wanted,
      java.util.function.Function<LoopbackBook.Line, String> written) {
    return book.all().stream()
        .filter(wanted)
        .findFirst()
        .map(line -> data(written.apply(line)))
        .orElseGet(LoopbackOkx::unknown);
  }

  /// Those of two types are asked for together, or of one alone.
  private Loopback.Reply waiting(String query) {
    boolean single = query.contains("conditional");
    boolean pair = query.contains("oco");
    return listed(line -> line.open() && !placed(line) && (isPair(line) ? pair : single));
  }

  private Loopback.Reply over(String query) {
    boolean effective = query.contains("state=effective");
    boolean canceled = query.contains("state=canceled");
    return listed(
        line ->
            isPair(line)
                && (placed(line) ? effective : canceled && line.state.equals("cancelled")));
  }

  private Loopback.Reply listed(Predicate<LoopbackBook.Line> wanted) {
    return data(
        book.all().stream()
            .filter(line -> line.trigger != null)
            .filter(wanted)
            .map(line -> algo(line, SPOT))
            .collect(Collectors.joining(",")));
  }

  /// A stop and a target under one id.
  private static boolean isPair(LoopbackBook.Line line) {
    return line.trigger != null && line.price != null;
  }

  /// The pair that an order of ours is a half of.
  public LoopbackBook.@Nullable Line pairOf(String ours) {
    return book.all().stream()
        .filter(LoopbackOkx::isPair)
        .filter(line -> Objects.requireNonNull(OkxPair.read(line.ours)).names(new OrderId(ours)))
        .findFirst()
        .orElse(null);
  }

  /// One half of a pair is triggered, and somebody trades with what it has placed.
  public void reach(LoopbackBook.Line pair, String side, String quantity, String price)
      throws IOException {
    pair.triggered = side;
    fill(pair.ours, quantity, price);
    tell(
        "{'arg':{'channel':'orders-algo','instType':'ANY','uid':'1'},'data':["
            + algo(pair, SPOT)
            + "]}");
  }

  private Loopback.Reply open(boolean algo) {
    return data(
        book.all().stream()
            .filter(LoopbackBook.Line::open)
            .filter(line -> algo == (line.trigger != null && !placed(line)))
            .map(line -> algo ? algo(line, SPOT) : order(line, null, SPOT))
            .collect(Collectors.joining(",")));
  }

  /// Whether a trigger was reached and its order placed.
  static boolean placed(LoopbackBook.Line line) {
    return !line.executions.isEmpty();
  }

  /// The id of the order in the book.
  static String ordId(LoopbackBook.Line line) {
    return line.trigger == null ? line.theirs : PLACED + line.theirs;
  }

  private static String state(LoopbackBook.Line line) {
    return switch (line.state) {
      case "filled" -> "filled";
      case "cancelled" -> "canceled";
      default -> line.executions.isEmpty() ? "live" : "partially_filled";
    };
  }

  /// An order; in the stream with its last execution.
  static String order(
      LoopbackBook.Line line, LoopbackBook.@Nullable Execution last, String market) {
    boolean waited = line.trigger != null;
    String execution =
        last == null
            ? "'fillSz':'0','tradeId':''"
            : ("'fillSz':'%s','fillPx':'%s','tradeId':'%s','fillFee':'%s','fillFeeCcy':'%s',"
                    + "'execType':'M','fillTime':'%d'")
                .formatted(
                    last.quantity().toPlainString(),
                    last.price(),
                    last.trade(),
                    last.fee().negate().toPlainString(),
                    last.currency(),
                    last.at());
    return ("{%s,'ordId':'%s','clOrdId':'%s',"
            + "'algoClOrdId':'%s','px':'%s','sz':'%s','side':'%s','accFillSz':'%s','avgPx':'',"
            + "'state':'%s','uTime':'%d',%s}")
        .formatted(
            market,
            ordId(line),
            waited ? "" : line.ours,
            waited ? line.ours : "",
            text(line.price),
            line.quantity.toPlainString(),
            line.side == Side.BUY ? "buy" : "sell",
            line.filled().toPlainString(),
            state(line),
            now(),
            execution);
  }

  static String algo(LoopbackBook.Line line, String market) {
    boolean pair = isPair(line);
    String target = pair ? text(line.price) : "";
    return ("{'algoId':'%s','algoClOrdId':'%s',%s,'side':'%s','sz':'%s',"
            + "'slTriggerPx':'%s','slOrdPx':'-1','tpTriggerPx':'%s','tpOrdPx':'%s',"
            + "'actualSide':'%s','state':'%s','ordId':'%s',"
            + "'cTime':'%d','uTime':''}")
        .formatted(
            line.theirs,
            line.ours,
            market,
            line.side == Side.BUY ? "buy" : "sell",
            line.quantity.toPlainString(),
            line.trigger,
            target,
            target,
            placed(line) ? line.triggered : "",
            placed(line) ? "effective" : line.open() ? "live" : "canceled",
            placed(line) ? ordId(line) : "",
            now());
  }

  private Loopback.Reply fills(Loopback.Asked asked) {
    String theirs = parameters(asked).get("ordId");
    return data(
        book.all().stream()
            .filter(line -> theirs == null || ordId(line).equals(theirs))
            .flatMap(line -> line.executions.stream().map(done -> fill(line, done)))
            .collect(Collectors.joining(",")));
  }

  private static String fill(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return ("{'instType':'SPOT','instId':'BTC-USDT','tradeId':'%s','ordId':'%s','clOrdId':'%s',"
            + "'billId':'%s','fillPx':'%s','fillSz':'%s','side':'%s','execType':'M','feeCcy':'%s',"
            + "'fee':'%s','ts':'%d','fillTime':'%d'}")
        .formatted(
            done.trade(),
            ordId(line),
            line.trigger == null ? line.ours : "",
            done.trade(),
            done.price(),
            done.quantity().toPlainString(),
            line.side == Side.BUY ? "buy" : "sell",
            done.currency(),
            done.fee().negate().toPlainString(),
            done.at(),
            done.at());
  }

  private String wallet() {
    return "{'details':["
        + book.wallet.entrySet().stream()
            .map(
                each ->
                    "{'ccy':'%s','cashBal':'%s','availBal':'%2$s'}"
                        .formatted(each.getKey(), each.getValue().toPlainString()))
            .collect(Collectors.joining(","))
        + "]}";
  }

  @Override
  protected List<String> filled(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return List.of(
        "{'arg':{'channel':'orders','instType':'ANY','uid':'1'},'data':["
            + order(line, done, SPOT)
            + "]}",
        "{'arg':{'channel':'account','uid':'1'},'data':[" + wallet() + "]}");
  }

  @Override
  protected List<String> answers(String path, String said) {
    return answered(path, said);
  }

  static List<String> answered(String path, String said) {
    if (said.equals("ping")) {
      return List.of("pong");
    }
    Json message = Json.parse(said);
    if (message.text("op").equals("login")) {
      return List.of(welcome(path, message.list("args").getFirst()));
    }
    return message.list("args").stream()
        .map(
            each ->
                "{'event':'subscribe','arg':{'channel':'"
                    + each.text("channel")
                    + "'},'connId':'c'}")
        .toList();
  }

  private static String welcome(String path, Json given) {
    String stamp = given.text("timestamp");
    boolean known =
        path.startsWith("/ws/v5/")
            && given.text("apiKey").equals(KEY.key())
            && given.text("passphrase").equals(KEY.passphrase())
            && Math.abs(Long.parseLong(stamp) * 1_000 - now()) < 30_000
            && given.text("sign").equals(KEY.sign(stamp + "GET/users/self/verify").base64());
    return known
        ? "{'event':'login','code':'0','msg':'','connId':'c'}"
        : "{'event':'error','code':'60009','msg':'Login failed.','connId':'c'}";
  }

  @Override
  protected boolean subscribes(String said) {
    return said.contains("\"subscribe\"");
  }

  @Override
  protected Venue venue(Network network, Addresses addresses) {
    return new Okx(network, addresses);
  }
}
