package io.opentrade.server.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.simulate.fault.FaultPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over the loopback, as a client sees it. The market stands still, so that what happens is what
/// the test does.
final class LocalExchangeTest {
  private static final String LIMIT =
      "symbol=BTCUSDT&type=LIMIT&timeInForce=GTC&side=BUY&quantity=0.01&price=50000";
  private static final String MARKET = "symbol=BTCUSDT&type=MARKET&side=BUY&quantity=0.01";

  @TempDir Path folder;
  private LocalExchange exchange;
  private Client client;

  @BeforeEach
  void open() throws IOException {
    start(FaultPlan.NONE);
  }

  private void start(FaultPlan faults) throws IOException {
    Options options = Options.standard(folder.resolve("journal"), 7).atSpeed(0).with(faults);
    exchange = LocalExchange.open(options, _ -> {}, _ -> {});
    client = new Client(exchange);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    exchange.close();
  }

  private void restart(String faults) throws IOException {
    close();
    start(FaultPlan.of(faults));
  }

  private JsonNode place(String query) throws Exception {
    Client.Reply reply = client.signed("POST", "/api/v3/order", query);
    assertEquals(200, reply.status(), reply.whole().body());
    return reply.body();
  }

  @Test
  void anOrderLivesItsWholeLife() throws Exception {
    JsonNode placed = place(LIMIT + "&newClientOrderId=mine");
    assertEquals("NEW", placed.get("status").asText());
    assertEquals("50000.00000000", placed.get("price").asText());
    assertEquals(0, placed.get("fills").size());
    String byName = "symbol=BTCUSDT&origClientOrderId=mine";
    JsonNode asked = client.signed("GET", "/api/v3/order", byName).body();
    assertEquals(placed.get("orderId"), asked.get("orderId"));
    assertTrue(asked.get("isWorking").asBoolean());
    assertEquals(1, client.signed("GET", "/api/v3/openOrders", "").body().size());
    assertEquals(
        -2010, client.signed("POST", "/api/v3/order", LIMIT + "&newClientOrderId=mine").code());
    JsonNode cancelled = client.signed("DELETE", "/api/v3/order", byName).body();
    assertEquals("CANCELED", cancelled.get("status").asText());
    assertEquals("mine", cancelled.get("origClientOrderId").asText());
    assertNotEquals("mine", cancelled.get("clientOrderId").asText());
    assertEquals(-2011, client.signed("DELETE", "/api/v3/order", byName).code());
    place(LIMIT + "&newClientOrderId=mine"); // the name is free again
    assertEquals(2, client.signed("GET", "/api/v3/allOrders", "symbol=BTCUSDT").body().size());
  }

  @Test
  void aMarketOrderFillsAndIsAccountedFor() throws Exception {
    JsonNode placed = place(MARKET);
    assertEquals("FILLED", placed.get("status").asText());
    JsonNode fills =
        client
            .signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT&orderId=" + placed.get("orderId"))
            .body();
    assertEquals(placed.get("fills").size(), fills.size());
    assertEquals("0.00001000", fills.get(0).get("commission").asText());
    JournalFile journal = JournalFile.read(folder.resolve("journal"));
    assertEquals(fills.size(), journal.fills().size());
    JsonNode account = client.signed("GET", "/api/v3/account", "").body();
    TreeMap<String, BigDecimal> balances = new TreeMap<>();
    for (JsonNode balance : account.get("balances")) {
      balances.put(
          balance.get("asset").asText(),
          new BigDecimal(balance.get("free").asText()).stripTrailingZeros());
    }
    TreeMap<String, BigDecimal> noted = new TreeMap<>();
    journal
        .balances()
        .getOrDefault("test", Map.of())
        .forEach((asset, sum) -> noted.put(asset, sum.stripTrailingZeros()));
    assertEquals(noted, balances);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          symbol=NOPE&side=BUY&type=MARKET&quantity=1 | 400 | -1121
          side=BUY&type=MARKET&quantity=1 | 400 | -1102
          symbol=BTCUSDT&side=HOLD&type=MARKET&quantity=1 | 400 | -1117
          symbol=BTCUSDT&side=BUY&type=WISH&quantity=1 | 400 | -1116
          symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTD&quantity=1&price=1 | 400 | -1115
          symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=1 | 400 | -1102
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&price=1 | 400 | -1106
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&quoteOrderQty=1 | 400 | -1128
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=-1 | 400 | -1100
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.123456789 | 400 | -1111
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.000001 | 400 | -1013
          symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&newClientOrderId=a%20b | 400 | -1100
          symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=9&price=59000 | 400 | -2010
          symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.1&price=61000 | 400 | -2010
          symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=1 | 400 | -1013
          """)
  void badOrdersGetTheirDocumentedCode(String query, int status, int code) throws Exception {
    Client.Reply reply = client.signed("POST", "/api/v3/order", query);
    assertEquals(code, reply.code(), reply.whole().body());
    assertEquals(status, reply.status());
    assertEquals(0, client.signed("GET", "/api/v3/openOrders", "").body().size());
  }

  @Test
  void whoMayNotIsRefused() throws Exception {
    assertEquals(-2014, client.send("GET", "/api/v3/account?timestamp=1", "").code());
    assertEquals(401, client.send("GET", "/api/v3/account?timestamp=1", "").status());
    assertEquals(-2015, client.send("GET", "/api/v3/account?timestamp=1", "wrong").code());
    String key = exchange.credentials().key();
    assertEquals(-1102, client.send("GET", "/api/v3/account", key).code());
    String now = "/api/v3/account?timestamp=" + System.currentTimeMillis();
    assertEquals(-1102, client.send("GET", now, key).code());
    assertEquals(-1022, client.send("GET", now + "&signature=00", key).code());
    client.realTime = false;
    client.clock = System.currentTimeMillis() - 6_000;
    assertEquals(-1021, client.signed("GET", "/api/v3/account", "").code());
    assertEquals(200, client.signed("GET", "/api/v3/account", "recvWindow=20000").status());
    client.clock = System.currentTimeMillis() + 3_000;
    assertEquals(-1021, client.signed("GET", "/api/v3/account", "").code());
    assertEquals(-1131, client.signed("GET", "/api/v3/account", "recvWindow=70000").code());
  }

  @Test
  void cancelReplaceTellsWhatBecameOfBoth() throws Exception {
    place(LIMIT + "&newClientOrderId=a");
    String replace = LIMIT.replace("50000", "51000") + "&cancelReplaceMode=STOP_ON_FAILURE";
    Client.Reply done =
        client.signed(
            "POST", "/api/v3/order/cancelReplace", replace + "&cancelOrigClientOrderId=a");
    assertEquals("SUCCESS", done.body().get("cancelResult").asText());
    assertEquals("51000.00000000", done.body().get("newOrderResponse").get("price").asText());
    Client.Reply failed =
        client.signed(
            "POST", "/api/v3/order/cancelReplace", replace + "&cancelOrigClientOrderId=a");
    assertEquals(-2022, failed.code());
    assertEquals("NOT_ATTEMPTED", failed.body().get("data").get("newOrderResult").asText());
    Client.Reply half =
        client.signed(
            "POST",
            "/api/v3/order/cancelReplace",
            replace.replace("STOP_ON_FAILURE", "ALLOW_FAILURE") + "&cancelOrigClientOrderId=a");
    assertEquals(409, half.status());
    assertEquals(-2021, half.code());
    assertEquals("SUCCESS", half.body().get("data").get("newOrderResult").asText());
  }

  @Test
  void bothWritingsOfAPairAreUnderstood() throws Exception {
    String old =
        "symbol=BTCUSDT&side=SELL&quantity=0.1&price=70000&stopPrice=50000&stopLimitPrice=49000"
            + "&stopLimitTimeInForce=GTC&listClientOrderId=pair";
    JsonNode made = client.signed("POST", "/api/v3/order/oco", old).body();
    assertEquals("LIMIT_MAKER", made.get("orderReports").get(0).get("type").asText());
    assertEquals(2, client.signed("GET", "/api/v3/openOrders", "").body().size());
    Client.Reply ended =
        client.signed("DELETE", "/api/v3/orderList", "symbol=BTCUSDT&listClientOrderId=pair");
    assertEquals("ALL_DONE", ended.body().get("listOrderStatus").asText());
    String today =
        "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=70000"
            + "&belowType=STOP_LOSS&belowStopPrice=50000";
    assertEquals(200, client.signed("POST", "/api/v3/orderList/oco", today).status());
    assertEquals(1, client.signed("GET", "/api/v3/openOrderList", "").body().size());
  }

  private void crowd(String side, String price, String quantity) throws Exception {
    String query = "?symbol=BTCUSDT&side=" + side + "&price=" + price + "&quantity=" + quantity;
    assertEquals(200, client.open("POST", "/simulate/trade" + query).status());
  }

  @Test
  void aListenKeyTellsEverythingInOrder() throws Exception {
    JsonNode key =
        client.send("POST", "/api/v3/userDataStream", exchange.credentials().key()).body();
    Client.Stream stream = client.stream("/ws/" + key.get("listenKey").asText());
    place(LIMIT + "&newClientOrderId=mine");
    JsonNode report = stream.event("executionReport");
    assertEquals("NEW", report.get("x").asText());
    assertEquals("mine", report.get("c").asText());
    JsonNode position = stream.event("outboundAccountPosition");
    assertEquals("USDT", position.get("B").get(0).get("a").asText());
    assertEquals("500.00000000", position.get("B").get(0).get("l").asText());
    crowd("SELL", "50000", "0.004");
    JsonNode fill = stream.event("executionReport");
    assertEquals("TRADE", fill.get("x").asText());
    assertEquals("PARTIALLY_FILLED", fill.get("X").asText());
    assertTrue(fill.get("m").asBoolean());
    client.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine");
    JsonNode cancel = stream.event("executionReport");
    assertEquals("CANCELED", cancel.get("x").asText());
    assertEquals("mine", cancel.get("C").asText());
  }

  @Test
  void theWebSocketInterfaceAnswersAndTells() throws Exception {
    Client.Stream stream = client.stream("/ws-api/v3");
    String key = exchange.credentials().key();
    long now = System.currentTimeMillis();
    String text = "apiKey=" + key + "&timestamp=" + now;
    String signature = Client.sign(exchange.credentials().secret(), text);
    stream.send(
        """
        {"id":"a","method":"userDataStream.subscribe.signature",
         "params":{"timestamp":%d,"apiKey":"%s","signature":"%s"}}
        """
            .formatted(now, key, signature));
    JsonNode answer = stream.next(node -> node.path("id").asText().equals("a"));
    assertEquals(200, answer.get("status").asInt(), answer.toString());
    place(LIMIT);
    JsonNode event = stream.next(node -> node.has("event"));
    assertEquals("executionReport", event.get("event").get("e").asText());
    stream.send("{\"id\":2,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":5}}");
    JsonNode depth = stream.next(node -> node.path("id").asInt() == 2);
    assertEquals(5, depth.get("result").get("bids").size());
    stream.send("{\"id\":3,\"method\":\"depth\",\"params\":{\"symbol\":\"NOPE\"}}");
    assertEquals(
        -1121, stream.next(node -> node.path("id").asInt() == 3).get("error").get("code").asInt());
  }

  @Test
  void aBookBuiltFromTheStreamIsTheBook() throws Exception {
    Client.Stream stream = client.stream("/stream?streams=btcusdt@depth@100ms");
    stream.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
    stream.next(node -> node.path("id").asInt() == 1); // it hears from here on
    JsonNode snapshot = client.open("GET", "/api/v3/depth?symbol=BTCUSDT&limit=5000").body();
    TreeMap<BigDecimal, String> bids = new TreeMap<>();
    snapshot.get("bids").forEach(level -> apply(bids, level));
    long last = snapshot.get("lastUpdateId").asLong();
    for (int i = 0; i < 5; i++) {
      crowd("SELL", Integer.toString(59_990 - 40 * i), "0.3");
      place(LIMIT.replace("50000", Integer.toString(49_000 + i)));
      JsonNode diff = stream.next(node -> node.has("data")).get("data");
      while (diff.get("u").asLong() <= last) {
        diff = stream.next(node -> node.has("data")).get("data");
      }
      assertTrue(diff.get("U").asLong() <= last + 1, "no update is left out");
      last = diff.get("u").asLong();
      diff.get("b").forEach(level -> apply(bids, level));
    }
    Thread.sleep(150);
    JsonNode after = client.open("GET", "/api/v3/depth?symbol=BTCUSDT&limit=5000").body();
    TreeMap<BigDecimal, String> expected = new TreeMap<>();
    after.get("bids").forEach(level -> apply(expected, level));
    if (after.get("lastUpdateId").asLong() == last) {
      assertEquals(expected, bids);
    } else {
      JsonNode rest = stream.next(node -> node.has("data")).get("data");
      rest.get("b").forEach(level -> apply(bids, level));
      assertEquals(expected, bids);
    }
  }

  private static void apply(TreeMap<BigDecimal, String> side, JsonNode level) {
    BigDecimal price = new BigDecimal(level.get(0).asText());
    String quantity = level.get(1).asText();
    if (new BigDecimal(quantity).signum() == 0) {
      side.remove(price);
    } else {
      side.put(price, quantity);
    }
  }

  @Test
  void tradesAndCandlesAreTold() throws Exception {
    Client.Stream stream = client.stream("/ws");
    stream.send(
        "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"btcusdt@kline_1m\","
            + "\"btcusdt@bookTicker\",\"btcusdt@aggTrade\"],\"id\":9}");
    assertTrue(stream.next(node -> node.path("id").asInt() == 9).get("result").isNull());
    place(MARKET);
    JsonNode trade = stream.event("trade");
    assertEquals("0.01000000", trade.get("q").asText());
    assertEquals(trade.get("t"), stream.event("aggTrade").get("f"));
    JsonNode candle = stream.event("kline").get("k");
    JsonNode asked =
        client.open("GET", "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1").body().get(0);
    assertEquals(asked.get(4), candle.get("c"));
    assertEquals(asked.get(5), candle.get("v"));
  }

  @Test
  void aLostAnswerWasAcceptedAndALostRequestWasNot() throws Exception {
    client.open("POST", "/simulate/faults?fault=lost-answer");
    assertThrows(
        IOException.class,
        () -> client.signed("POST", "/api/v3/order", LIMIT + "&newClientOrderId=a"));
    String asked = "symbol=BTCUSDT&origClientOrderId=";
    assertEquals(200, client.signed("GET", "/api/v3/order", asked + "a").status());
    client.open("POST", "/simulate/faults?fault=lost-request");
    assertThrows(
        IOException.class,
        () -> client.signed("POST", "/api/v3/order", LIMIT + "&newClientOrderId=b"));
    assertEquals(-2013, client.signed("GET", "/api/v3/order", asked + "b").code());
    JsonNode counts = client.open("GET", "/simulate/faults").body();
    assertEquals(1, counts.get("lost-answer").asInt());
    assertEquals(1, counts.get("lost-request").asInt());
  }

  @Test
  void aServerErrorMayOrMayNotHaveBeenAccepted() throws Exception {
    restart("server-error=1");
    for (int i = 0; i < 20; i++) {
      int status = client.signed("POST", "/api/v3/order", LIMIT).status();
      assertTrue(status == 502 || status == 504, "status " + status);
    }
    client.open("POST", "/simulate/faults?plan=latency=0ms");
    int accepted = client.signed("GET", "/api/v3/openOrders", "").body().size();
    assertTrue(accepted > 0 && accepted < 20, accepted + " of 20 were accepted");
  }

  @Test
  void whoAsksTooOftenIsSentAway() throws Exception {
    client.open("POST", "/simulate/faults?fault=rate-limit");
    Client.Reply asked = client.open("GET", "/api/v3/time");
    assertEquals(429, asked.status());
    assertEquals(-1003, asked.code());
    assertEquals("1", asked.whole().headers().firstValue("Retry-After").orElse(""));
    client.open("POST", "/simulate/faults?fault=ban");
    assertEquals(418, client.open("GET", "/api/v3/time").status());
    assertEquals(418, client.open("GET", "/api/v3/time").status(), "until it is over");
  }

  @Test
  void aSkewedClockRefusesTheRightTime() throws Exception {
    restart("skew=30s");
    long told = client.open("GET", "/api/v3/time").body().get("serverTime").asLong();
    assertTrue(told - System.currentTimeMillis() > 25_000);
    assertEquals(-1021, client.signed("GET", "/api/v3/account", "").code());
  }

  @Test
  void streamsLoseDoubleAndSwapMessages() throws Exception {
    restart("");
    Client.Stream stream = client.stream("/ws/btcusdt@trade");
    stream.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
    stream.next(node -> node.path("id").asInt() == 1);
    client.open("POST", "/simulate/faults?fault=gap");
    crowd("SELL", "59000", "0.001"); // does not come
    crowd("SELL", "58999", "0.001");
    long first = stream.event("trade").get("t").asLong();
    client.open("POST", "/simulate/faults?fault=duplicate");
    crowd("SELL", "58998", "0.001");
    assertEquals(first + 1, stream.event("trade").get("t").asLong());
    assertEquals(first + 1, stream.event("trade").get("t").asLong());
    client.open("POST", "/simulate/faults?fault=disorder");
    crowd("SELL", "58997", "0.001");
    crowd("SELL", "58996", "0.001");
    assertEquals(first + 3, stream.event("trade").get("t").asLong());
    assertEquals(first + 2, stream.event("trade").get("t").asLong());
    client.open("POST", "/simulate/faults?fault=disconnect");
    crowd("SELL", "58995", "0.001");
    for (int i = 0; i < 100 && !stream.ended; i++) {
      Thread.sleep(20);
    }
    assertTrue(stream.ended);
  }

  @Test
  void nothingIsMadeOrLostInTheWholeExchange() throws Exception {
    JsonNode before = client.open("GET", "/simulate/totals").body();
    place(MARKET);
    place("symbol=BTCUSDT&type=MARKET&side=SELL&quoteOrderQty=5000");
    crowd("SELL", "59000", "2");
    JsonNode after = client.open("GET", "/simulate/totals").body();
    for (String asset : new String[] {"BTC", "USDT"}) {
      BigDecimal was = new BigDecimal(before.get(asset).asText());
      assertEquals(0, was.compareTo(new BigDecimal(after.get(asset).asText())), asset);
    }
  }
}
