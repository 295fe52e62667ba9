package io.opentrade.server.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Requests and answers against the exchange's own OpenAPI document: nothing is sent that it does
/// not know, what it requires is required here too, and answers have the members and types it says.
final class SpecificationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Where the document contradicts its own examples: each filter has the members of the first one;
  /// the time of a trade is a truth; an order without a trigger has one.
  private static final Pattern WRONG_ITSELF =
      Pattern.compile(
          ".*filters\\[] lacks (minPrice|maxPrice|tickSize)"
              + "|.*aggTrades\\[].T is no boolean.*"
              + "|.*orderReports\\[] lacks stopPrice");

  @TempDir static Path folder;
  private static JsonNode document = JSON.nullNode();
  private static LocalExchange exchange;
  private static Client client;

  @BeforeAll
  static void open() throws IOException {
    Path file =
        Path.of(System.getProperty("opentrade.data", "../../../shared/data"))
            .resolve("exchange/specs/binance_spot_api.yaml.gz");
    assumeTrue(Files.exists(file), file + " is not there");
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(10 << 20);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Object loaded = new Yaml(new SafeConstructor(limits)).load(in);
      document = JSON.valueToTree(loaded);
    }
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("journal"), 7).atSpeed(0), _ -> {}, _ -> {});
    client = new Client(exchange);
  }

  @AfterAll
  static void close() throws IOException {
    if (client != null) {
      client.close();
      exchange.close();
    }
  }

  private static JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  /// In order: later requests ask for what earlier ones made.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET | /api/v3/ping |
          GET | /api/v3/time |
          GET | /api/v3/exchangeInfo | symbol=BTCUSDT
          GET | /api/v3/depth | symbol=BTCUSDT&limit=5
          POST | /api/v3/order | symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01
          POST | /api/v3/order | symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=100
          POST | /api/v3/order | symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=50000&newClientOrderId=a
          POST | /api/v3/order | symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price=50000&newClientOrderId=b
          POST | /api/v3/order | symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.01&stopPrice=50000&newClientOrderId=c
          POST | /api/v3/order/test | symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01
          GET | /api/v3/trades | symbol=BTCUSDT
          GET | /api/v3/aggTrades | symbol=BTCUSDT
          GET | /api/v3/klines | symbol=BTCUSDT&interval=1m
          GET | /api/v3/avgPrice | symbol=BTCUSDT
          GET | /api/v3/ticker/24hr | symbol=BTCUSDT
          GET | /api/v3/ticker/price | symbol=BTCUSDT
          GET | /api/v3/ticker/bookTicker | symbol=BTCUSDT
          GET | /api/v3/order | symbol=BTCUSDT&origClientOrderId=a
          GET | /api/v3/openOrders | symbol=BTCUSDT
          GET | /api/v3/allOrders | symbol=BTCUSDT
          GET | /api/v3/account |
          GET | /api/v3/account/commission | symbol=BTCUSDT
          GET | /api/v3/myTrades | symbol=BTCUSDT
          GET | /api/v3/rateLimit/order |
          DELETE | /api/v3/order | symbol=BTCUSDT&origClientOrderId=b
          POST | /api/v3/order/cancelReplace | symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=51000&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=a
          POST | /api/v3/orderList/oco | symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=70000&belowType=STOP_LOSS_LIMIT&belowPrice=49000&belowStopPrice=50000&belowTimeInForce=GTC&listClientOrderId=p
          GET | /api/v3/orderList | origClientOrderId=p
          GET | /api/v3/openOrderList |
          DELETE | /api/v3/openOrders | symbol=BTCUSDT
          POST | /api/v3/userDataStream |
          """)
  void requestsAndAnswersFit(String method, String path, String query) throws Exception {
    JsonNode operation = document.path("paths").path(path).path(method.toLowerCase());
    assertTrue(operation.isObject(), path);
    String text = query == null ? "" : query;
    Set<String> known = new TreeSet<>();
    List<String> required = new ArrayList<>();
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter = resolve(each);
      known.add(parameter.path("name").asText());
      if (parameter.path("required").asBoolean()) {
        required.add(parameter.path("name").asText());
      }
    }
    Set<String> sent =
        Arrays.stream(text.split("&", -1))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> pair.split("=", -1)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    sent.removeAll(known);
    assertEquals(Set.of(), sent, "parameters that the document does not know");
    for (String name : required) {
      assertRequired(method, path, text, name);
    }
    Client.Reply reply = ask(method, path, text, known.contains("signature"));
    assertEquals(200, reply.status(), reply.whole().body());
    JsonNode schema = operation.at("/responses/200/content/application~1json/schema");
    List<String> wrong = new ArrayList<>();
    check(schema, reply.body(), path, wrong);
    wrong.removeIf(each -> WRONG_ITSELF.matcher(each).matches());
    assertEquals(List.of(), wrong, reply.whole().body());
  }

  private static Client.Reply ask(String method, String path, String query, boolean signed)
      throws Exception {
    if (signed) {
      return client.signed(method, path, query);
    }
    return client.send(
        method, query.isEmpty() ? path : path + "?" + query, exchange.credentials().key());
  }

  /// Without a parameter that the document requires, the documented refusal.
  private static void assertRequired(String method, String path, String query, String name)
      throws Exception {
    if (name.equals("timestamp") || name.equals("signature")) {
      return; // looked at elsewhere, for what is wrong with them
    }
    String rest =
        Arrays.stream(query.split("&", -1))
            .filter(pair -> !pair.startsWith(name + "="))
            .collect(Collectors.joining("&"));
    boolean signed = method.equals("POST") || method.equals("DELETE") || !rest.equals(query);
    Client.Reply reply = ask(method, path, rest, signed);
    assertEquals(-1102, reply.code(), "without " + name + ": " + reply.whole().body());
  }

  /// Notes where a value is not what its schema says.
  private static void check(JsonNode given, JsonNode value, String at, List<String> wrong) {
    JsonNode schema = resolve(given);
    if (schema.has("oneOf")) {
      boolean fits = false;
      for (JsonNode one : schema.get("oneOf")) {
        List<String> of = new ArrayList<>();
        check(one, value, at, of);
        fits |= of.isEmpty();
      }
      if (!fits) {
        wrong.add(at + " fits none of its forms");
      }
      return;
    }
    boolean right =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!right) {
      wrong.add(at + " is no " + schema.path("type").asText() + ": " + value);
      return;
    }
    for (JsonNode name : schema.path("required")) {
      if (value.isObject() && !value.has(name.asText())) {
        wrong.add(at + " lacks " + name.asText());
      }
    }
    for (var entry : schema.path("properties").properties()) {
      if (value.has(entry.getKey())) {
        check(entry.getValue(), value.get(entry.getKey()), at + "." + entry.getKey(), wrong);
      }
    }
    if (value.isArray() && schema.has("items")) {
      for (JsonNode item : value) {
        check(schema.get("items"), item, at + "[]", wrong);
      }
    }
  }

  @Test
  void theCheckFindsWhatIsWrong() {
    JsonNode schema =
        document.at("/paths/~1api~1v3~1time/get/responses/200/content/application~1json/schema");
    List<String> wrong = new ArrayList<>();
    check(schema, JSON.createObjectNode().put("serverTime", "soon"), "time", wrong);
    check(schema, JSON.createObjectNode(), "time", wrong);
    assertEquals(
        List.of("time.serverTime is no integer: \"soon\"", "time lacks serverTime"), wrong);
  }
}
