package io.opentrade.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeMarkets;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.MarketCandles;
import io.opentrade.protocol.MarketMovers;
import io.opentrade.protocol.MarketQuote;
import io.opentrade.protocol.MarketTickers;
import io.opentrade.protocol.MarketTrades;
import io.opentrade.protocol.MarketTrouble;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.server.venue.Loopback;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MarketActionsTest {
  private static final long NOW = 1_700_000_000_000L;
  private final Loopback exchange = new Loopback();
  private final Exchanges exchanges;
  private final MarketActions actions;

  MarketActionsTest(@TempDir Path folder) {
    Settings settings = new Settings(new SettingsFile(folder.resolve("settings.json")), Map.of());
    for (String key :
        List.of("binance.address", "binance.futures", "bybit.address", "okx.address")) {
      settings.set("exchange." + key, exchange.address());
    }
    InstantSource clock = () -> Instant.ofEpochMilli(NOW);
    exchanges = new Exchanges(settings, clock);
    actions = new MarketActions(exchanges, clock);
    exchange.on("GET /api/v3/ticker/24hr", ticker("BTCUSDT", "66000", "60000"));
    exchange.on(
        "GET /api/v5/market/ticker",
        "{'code':'0','data':[{'instId':'BTC-USDT-SWAP','last':'66001','open24h':'66001','ts':'1'}]}");
    exchange.on("GET /v5/market/tickers", "{'retCode':0,'result':{'list':[]}}");
  }

  private static String ticker(String code, String last, String open) {
    return "{'symbol':'"
        + code
        + "','lastPrice':'"
        + last
        + "','openPrice':'"
        + open
        + "','bidPrice':'0','highPrice':'1','lowPrice':'1','volume':'5','quoteVolume':'5000','closeTime':1}";
  }

  @AfterEach
  void close() {
    exchanges.close();
    exchange.close();
  }

  @Test
  void severalExchangesInOneCall() throws InterruptedException {
    MarketTickers.Reply reply =
        actions.tickers(
            new MarketTickers(
                List.of(
                    "btc/usdt@binance", "BTC/USDT-PERP@okx", "NO/SUCH@bybit", "x@kraken", "?")));
    assertEquals(
        List.of("BTC/USDT@binance", "BTC/USDT-PERP@okx"),
        reply.quotes().stream().map(MarketQuote::market).toList());
    assertEquals(Decimal.of("0.1"), reply.quotes().getFirst().change());
    assertEquals(
        List.of(FailureKind.NOT_FOUND, FailureKind.USAGE, FailureKind.USAGE),
        reply.troubles().stream().map(MarketTrouble::kind).toList());
  }

  @Test
  void whereAllFailTheCallFails() {
    RequestFailed failed =
        assertThrows(
            RequestFailed.class,
            () -> actions.tickers(new MarketTickers(List.of("NO/SUCH@bybit"))));
    assertEquals(FailureKind.NOT_FOUND, failed.failure().kind());
    assertTrue(failed.failure().message().startsWith("NO/SUCH@bybit: "));
  }

  @Test
  void anExchangeThatAnswersHtmlIsOneLine() {
    exchange.on("GET /api/v3/depth", Loopback.html(200));
    RequestFailed failed =
        assertThrows(
            RequestFailed.class,
            () -> actions.books(new MarketBook(List.of("BTC/USDT@binance"), 5)));
    assertEquals(FailureKind.EXCHANGE, failed.failure().kind());
    assertTrue(failed.failure().message().contains("no answer"), failed.failure().message());
  }

  @Test
  void booksTradesAndCandles() throws InterruptedException {
    exchange.on(
        "GET /api/v3/depth",
        "{'lastUpdateId':7,'bids':[['1.5','2']],'asks':[['1.6','3'],['1.7','1']]}");
    assertEquals(
        1,
        actions
            .books(new MarketBook(List.of("BTC/USDT@binance"), 1))
            .books()
            .getFirst()
            .asks()
            .size());
    exchange.on(
        "GET /api/v3/trades", "[{'id':1,'price':'1.5','qty':'2','time':5,'isBuyerMaker':true}]");
    assertEquals(
        "sell",
        actions
            .trades(new MarketTrades(List.of("BTC/USDT@binance"), 1))
            .tapes()
            .getFirst()
            .trades()
            .getFirst()
            .taker());
    exchange.on("GET /api/v3/klines", "[[1699999800000,'1','2','0.5','1.5','10',1700000099999]]");
    var bars =
        actions.candles(new MarketCandles(List.of("BTC/USDT@binance:5m"), 2)).series().getFirst();
    assertEquals("BTC/USDT@binance:5m", bars.series());
    assertEquals(1, bars.bars().size());
    assertThrows(
        RequestFailed.class,
        () -> actions.candles(new MarketCandles(List.of("BTC/USDT@binance"), 2)));
  }

  @Test
  void marketsOfAnExchangeWithTheirGrid() throws InterruptedException {
    exchange.on(
        "GET /api/v3/exchangeInfo",
        "{'symbols':["
            + pair("SOLUSDT", "SOL", "USDT", "TRADING")
            + ","
            + pair("SOLBTC", "SOL", "BTC", "TRADING")
            + ","
            + pair("OLDUSDT", "OLD", "USDT", "BREAK")
            + "]}");
    ExchangeMarkets.Reply reply = actions.listings(ask("usdt", null, false));
    ExchangeMarkets.Listed listed = reply.exchanges().getFirst();
    assertEquals(List.of("SOL/USDT@binance"), names(reply));
    assertTrue(listed.timeframes().indexOf("1m") < listed.timeframes().indexOf("1d"));
    assertEquals(Decimal.of("0.01"), listed.markets().getFirst().tick());
    assertEquals(Decimal.of("5"), listed.markets().getFirst().leastNotional());
    assertEquals(
        List.of("SOL/BTC@binance", "SOL/USDT@binance"),
        names(actions.listings(ask(null, "sol", true))));
    assertEquals(3, names(actions.listings(ask(null, null, true))).size());
    RequestFailed failed =
        assertThrows(
            RequestFailed.class,
            () ->
                actions.listings(
                    new ExchangeMarkets(List.of("binance"), "options", null, null, false)));
    assertEquals(FailureKind.USAGE, failed.failure().kind());
  }

  private static ExchangeMarkets ask(@Nullable String quote, @Nullable String search, boolean all) {
    return new ExchangeMarkets(List.of("binance"), "spot", quote, search, all);
  }

  private static List<String> names(ExchangeMarkets.Reply reply) {
    return reply.exchanges().getFirst().markets().stream()
        .map(ExchangeMarkets.Market::market)
        .toList();
  }

  private static String pair(String code, String base, String quote, String status) {
    return "{'symbol':'%s','status':'%s','baseAsset':'%s','quoteAsset':'%s','filters':["
            .formatted(code, status, base, quote)
        + "{'filterType':'PRICE_FILTER','minPrice':'0.01','maxPrice':'9999','tickSize':'0.01'},"
        + "{'filterType':'LOT_SIZE','minQty':'0.001','maxQty':'900','stepSize':'0.001'},"
        + "{'filterType':'NOTIONAL','minNotional':'5'}]}";
  }

  @Test
  void moversOfOneExchange() throws InterruptedException {
    String market =
        "{'symbol':'%s','status':'TRADING','baseAsset':'%s','quoteAsset':'USDT','filters':["
            + "{'filterType':'PRICE_FILTER','tickSize':'0.01'},"
            + "{'filterType':'LOT_SIZE','minQty':'1','maxQty':'9','stepSize':'1'}]}";
    exchange.on(
        "GET /api/v3/exchangeInfo",
        "{'symbols':["
            + market.formatted("UPUSDT", "UP")
            + ","
            + market.formatted("DOWNUSDT", "DOWN")
            + "]}");
    exchange.forget("GET /api/v3/ticker/24hr");
    exchange.on(
        "GET /api/v3/ticker/24hr",
        "["
            + ticker("UPUSDT", "3", "2")
            + ","
            + ticker("DOWNUSDT", "1", "2")
            + ","
            + ticker("GONEUSDT", "9", "1")
            + "]");
    MarketMovers.Reply reply =
        actions.movers(
            new MarketMovers(List.of("binance"), "spot", "usdt", Decimal.of("1000"), 10));
    assertEquals(2, reply.markets());
    assertEquals("UP/USDT@binance", reply.rising().getFirst().market());
    assertEquals(Decimal.of("-0.5"), reply.falling().getFirst().change());
    assertTrue(
        actions
            .movers(new MarketMovers(List.of("binance"), "spot", "BTC", Decimal.ZERO, 10))
            .rising()
            .isEmpty());
  }

  @Test
  void theTableNamesEveryExchange() {
    assertEquals(
        Exchanges.NAMES, actions.exchanges().exchanges().stream().map(one -> one.name()).toList());
    assertTrue(exchange.asked.isEmpty(), "the table asks nobody");
  }
}
