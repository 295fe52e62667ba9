package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.LoopbackBook;
import io.opentrade.server.venue.LoopbackPerpetual;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Network;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// OKX's linear swaps for one account in net mode that trades BTC/USDT-PERP, in the messages of its
/// documentation. A contract is a hundredth of a BTC; every order names its margin mode, and an
/// isolated position takes its margin out of the account's cash.
public final class LoopbackOkxFutures extends LoopbackPerpetual {
  private static final String SWAP = "'instType':'SWAP','instId':'BTC-USDT-SWAP'";
  private static final BigDecimal POSTED = new BigDecimal("123.4");

  private static final String LISTING =
      "{'instId':'BTC-USDT-SWAP','instType':'SWAP','ctType':'linear','ctVal':'0.01','ctMult':'1',"
          + "'ctValCcy':'BTC','settleCcy':'USDT','tickSz':'0.1','lotSz':'0.01','minSz':'0.01',"
          + "'maxLmtSz':'100000','listTime':'1606468572000','state':'live'}";

  private static final String TICKER =
      "{'instId':'BTC-USDT-SWAP','last':'60000','bidPx':'60000','askPx':'60000.1',"
          + "'open24h':'60000','high24h':'61000','low24h':'59000','vol24h':'1000','volCcy24h':'10',"
          + "'ts':'%d'}";

  private final List<String> bills = new CopyOnWriteArrayList<>();

  public LoopbackOkxFutures() {
    super("0.01");
    rest.answering("GET /api/v5/public/time", _ -> LoopbackOkx.data("{'ts':'" + now() + "'}"));
    rest.answering(
        "GET /api/v5/public/instruments",
        asked -> LoopbackOkx.data(asked.query().contains("SWAP") ? LISTING : ""));
    rest.answering("GET /api/v5/market/ticker", _ -> LoopbackOkx.data(TICKER.formatted(now())));
    rest.answering(
        "GET /api/v5/account/config",
        _ ->
            LoopbackOkx.data(
                "{'acctLv':'2','posMode':'%s','perm':'read_only,trade','uid':'1'}"
                    .formatted(hedge ? "long_short_mode" : "net_mode")));
    rest.answering("GET /api/v5/account/balance", _ -> LoopbackOkx.data(balance()));
    rest.answering(
        "GET /api/v5/account/positions",
        _ -> LoopbackOkx.data(held.signum() == 0 ? "" : position()));
    rest.answering("GET /api/v5/account/leverage-info", this::leverageInfo);
    rest.answering("POST /api/v5/account/set-leverage", this::setLeverage);
    rest.answering("GET /api/v5/account/bills", this::bills);
    rest.answering("POST /api/v5/trade/order", asked -> create(asked, "clOrdId", "ordId"));
    rest.answering(
        "POST /api/v5/trade/order-algo", asked -> create(asked, "algoClOrdId", "algoId"));
    rest.answering("POST /api/v5/trade/cancel-order", this::cancel);
    rest.answering("POST /api/v5/trade/cancel-algos", this::cancelAlgo);
    rest.answering("GET /api/v5/trade/order", this::order);
    rest.answering("GET /api/v5/trade/order-algo", this::algo);
    rest.answering(
        "GET /api/v5/trade/orders-pending",
        asked -> asked.query().contains("SWAP") ? open(false) : LoopbackOkx.data(""));
    rest.answering(
        "GET /api/v5/trade/orders-algo-pending",
        asked ->
            asked.query().contains("SWAP") && asked.query().contains("conditional")
                ? open(true)
                : LoopbackOkx.data(""));
    rest.answering("GET /api/v5/trade/fills", this::fills);
    rest.answering("GET /api/v5/trade/fills-history", this::fills);
  }

  private static String word(MarginMode margin) {
    return margin.name().toLowerCase(Locale.ROOT);
  }

  /// What an isolated position has been given.
  private BigDecimal posted() {
    return held.signum() != 0 && margin == MarginMode.ISOLATED ? POSTED : BigDecimal.ZERO;
  }

  private String balance() {
    return ("{'details':[{'ccy':'USDT','cashBal':'%s','availBal':'%1$s','isoEq':'%s',"
            + "'isoUpl':'7'}]}")
        .formatted(
            wallet.subtract(posted()).toPlainString(),
            posted().add(new BigDecimal(7)).toPlainString());
  }

  private String position() {
    return ("{%s,'pos':'%s','posSide':'net','avgPx':'%s','markPx':'60010.5','liqPx':'48200.1',"
            + "'upl':'7','lever':'%d','mgnMode':'%s'}")
        .formatted(SWAP, held.toPlainString(), entry.toPlainString(), leverage, word(margin));
  }

  private Loopback.Reply leverageInfo(Loopback.Asked asked) {
    String mode = text(parameters(asked).get("mgnMode"));
    return LoopbackOkx.data(
        "{'instId':'BTC-USDT-SWAP','mgnMode':'%s','posSide':'net','lever':'%d'}"
            .formatted(mode, leverage));
  }

  private Loopback.Reply setLeverage(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    leverage = Integer.parseInt(text(given.get("lever")));
    return LoopbackOkx.data("{'lever':'%d'}".formatted(leverage));
  }

  private Loopback.Reply bills(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    if (!"8".equals(given.get("type")) || !"linear".equals(given.get("ctType"))) {
      throw new AssertionError("not of funding: " + given);
    }
    return LoopbackOkx.data(String.join(",", bills));
  }

  private Loopback.Reply create(Loopback.Asked asked, String name, String id) {
    return ordered(() -> taken(asked, name, id), LoopbackOkx.refused(51008, "Insufficient margin"));
  }

  /// The first order in a mode makes the position one of it; an order in the other mode would be
  /// another position's.
  private Loopback.Reply taken(Loopback.Asked asked, String name, String id) {
    Map<String, String> given = parameters(asked);
    MarginMode named =
        text(given.get("tdMode")).equals("isolated") ? MarginMode.ISOLATED : MarginMode.CROSS;
    if (given.containsKey("tgtCcy") || given.containsKey("posSide")) {
      throw new AssertionError("not of a swap in net mode: " + given);
    }
    if (held.signum() != 0 && named != margin) {
      return LoopbackOkx.refused(51169, "you don't have any positions in this direction");
    }
    margin = named;
    LoopbackBook.Line line =
        book.place(
            text(given.get(name)),
            text(given.get("side")).equals("buy") ? Side.BUY : Side.SELL,
            text(given.get("sz")),
            given.get("px"),
            given.get("slTriggerPx"));
    return line == null
        ? LoopbackOkx.refused(51016, "Client order ID already exists.")
        : LoopbackOkx.data(
            "{'%s':'%s','%s':'%s','sCode':'0','sMsg':''}"
                .formatted(id, line.theirs, name, line.ours));
  }

  private Loopback.Reply cancel(Loopback.Asked asked) {
    LoopbackBook.Line line = book.find(parameters(asked).get("clOrdId"), null);
    return line != null && line.trigger == null && book.cancel(line)
        ? LoopbackOkx.data("{'ordId':'" + line.theirs + "','sCode':'0'}")
        : LoopbackOkx.refused(51400, "Cancellation failed as the order does not exist");
  }

  private Loopback.Reply cancelAlgo(Loopback.Asked asked) {
    LoopbackBook.Line line = book.find(null, Json.parse(asked.body()).at(0).text("algoId"));
    return book.cancel(line)
        ? LoopbackOkx.data("{'algoId':'1','sCode':'0','sMsg':''}")
        : LoopbackOkx.refused(51400, "Cancellation failed");
  }

  private Loopback.Reply order(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    return one(
        line ->
            line.trigger == null
                ? line.ours.equals(given.get("clOrdId")) || line.theirs.equals(given.get("ordId"))
                : LoopbackOkx.placed(line) && LoopbackOkx.ordId(line).equals(given.get("ordId")),
        line -> order(line, null));
  }

  private Loopback.Reply algo(Loopback.Asked asked) {
    Map<String, String> given = parameters(asked);
    return one(
        line -> line.trigger != null && line.ours.equals(given.get("algoClOrdId")),
        line -> LoopbackOkx.algo(line, SWAP));
  }

  private Loopback.Reply one(
      Predicate<LoopbackBook.Line> wanted, Function<LoopbackBook.Line, String> written) {
    return lines().stream()
        .filter(wanted)
        .findFirst()
        .map(line -> LoopbackOkx.data(written.apply(line)))
        .orElseGet(LoopbackOkx::unknown);
  }

  private String order(
      LoopbackBook.Line line, LoopbackBook.@org.jspecify.annotations.Nullable Execution last) {
    String category = taken.contains(line.ours) ? "full_liquidation" : "normal";
    return LoopbackOkx.order(line, last, SWAP + ",'category':'" + category + "'");
  }

  private Loopback.Reply open(boolean algo) {
    return LoopbackOkx.data(
        lines().stream()
            .filter(LoopbackBook.Line::open)
            .filter(line -> algo == (line.trigger != null))
            .map(line -> algo ? LoopbackOkx.algo(line, SWAP) : order(line, null))
            .collect(Collectors.joining(",")));
  }

  private Loopback.Reply fills(Loopback.Asked asked) {
    String theirs = parameters(asked).get("ordId");
    return LoopbackOkx.data(
        lines().stream()
            .filter(line -> theirs == null || LoopbackOkx.ordId(line).equals(theirs))
            .flatMap(line -> line.executions.stream().map(done -> fill(line, done)))
            .collect(Collectors.joining(",")));
  }

  private String fill(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return ("{%s,'tradeId':'%s','ordId':'%s','clOrdId':'','billId':'%s','fillPx':'%s',"
            + "'fillSz':'%s','side':'%s','execType':'T','feeCcy':'USDT','fee':'%s','subType':'%s',"
            + "'ts':'%d','fillTime':'%d'}")
        .formatted(
            SWAP,
            done.trade(),
            LoopbackOkx.ordId(line),
            done.trade(),
            done.price().toPlainString(),
            done.quantity().toPlainString(),
            line.side == Side.BUY ? "buy" : "sell",
            done.fee().negate().toPlainString(),
            taken.contains(line.ours) ? "107" : "1",
            done.at(),
            done.at());
  }

  @Override
  protected List<String> placing() {
    return List.of("POST /api/v5/trade/order", "POST /api/v5/trade/order-algo");
  }

  @Override
  protected List<String> filled(LoopbackBook.Line line, LoopbackBook.Execution done) {
    return List.of(
        "{'arg':{'channel':'orders','instType':'ANY','uid':'1'},'data':["
            + order(line, done)
            + "]}",
        "{'arg':{'channel':'account','uid':'1'},'data':[" + balance() + "]}",
        changed(taken.contains(line.ours) ? "liquidation" : "filled"));
  }

  private static String changed(String event) {
    return "{'arg':{'channel':'balance_and_position','uid':'1'},'data':[{'pTime':'1','eventType':'"
        + event
        + "','balData':[],'posData':[],'trades':[]}]}";
  }

  @Override
  public void trigger(String ours, String price) throws IOException {
    LoopbackBook.Line line = Objects.requireNonNull(book.find(ours, null));
    done(line, line.quantity.toPlainString(), price);
    tell(
        "{'arg':{'channel':'orders-algo','instType':'ANY','uid':'1'},'data':["
            + LoopbackOkx.algo(line, SWAP)
            + "]}");
  }

  @Override
  protected List<String> funded(String amount, int id) {
    bills.add(
        ("{%s,'billId':'%d','type':'8','subType':'%s','ccy':'USDT','balChg':'0','posBalChg':'%s',"
                + "'pnl':'%s','sz':'1','mgnMode':'isolated','ts':'%d'}")
            .formatted(SWAP, id, amount.startsWith("-") ? "173" : "174", amount, amount, now()));
    return List.of(changed("funding_fee"));
  }

  @Override
  protected List<String> answers(String path, String said) {
    return LoopbackOkx.answered(path, said);
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
