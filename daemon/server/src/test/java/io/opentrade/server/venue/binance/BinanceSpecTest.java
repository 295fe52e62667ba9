package io.opentrade.server.venue.binance;

import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.risk.Approved;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Bench;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderProbe;
import io.opentrade.server.venue.VenueAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Every spot request that we send is one of Binance's published specification: its method, path
/// and the names of its parameters. The specification is read line by line, as far as that needs.
class BinanceSpecTest {
  private static final Path SPEC =
      Path.of(System.getProperty("opentrade.data", "../shared/data"))
          .resolve("exchange/specs/binance_spot_api.yaml.gz");

  private static final Pattern PATH = Pattern.compile("  (/\\S+):");
  private static final Pattern METHOD = Pattern.compile("    (get|post|put|delete):");
  private static final Pattern REFERENCE = Pattern.compile(".*components/parameters/(\\w+)'.*");
  private static final Pattern INLINE = Pattern.compile("\\s*-? *name: '?(\\w+)'?");
  private static final Pattern COMPONENT = Pattern.compile("    (\\w+):");

  /// `omitZeroBalances` is later than the specification; `recvWindow` belongs to every signed
  /// request by the general rules, which the specification repeats at most of them.
  private static final Set<String> NEWER = Set.of("omitZeroBalances", "recvWindow");

  private final Map<String, Set<String>> operations = new HashMap<>();
  private final Map<String, String> components = new HashMap<>();

  private void read() throws IOException {
    String path = "";
    String operation = "";
    String component = "";
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SPEC)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher;
        if ((matcher = PATH.matcher(line)).matches()) {
          path = matcher.group(1);
        } else if ((matcher = METHOD.matcher(line)).matches()) {
          operation = matcher.group(1).toUpperCase(Locale.ROOT) + " " + path;
          operations.put(operation, new HashSet<>());
        } else if ((matcher = REFERENCE.matcher(line)).matches()) {
          note(operation, matcher.group(1));
        } else if ((matcher = INLINE.matcher(line)).matches()) {
          if (line.startsWith("      name:")) {
            components.put(component, matcher.group(1));
          } else {
            note(operation, matcher.group(1));
          }
        } else if ((matcher = COMPONENT.matcher(line)).matches()) {
          component = matcher.group(1);
        }
      }
    }
  }

  private void note(String operation, String parameter) {
    Set<String> known = operations.get(operation);
    if (known != null) {
      known.add(parameter);
    }
  }

  @Test
  void everySpotRequestIsInThePublishedSpecification() throws IOException {
    assumeTrue(Files.exists(SPEC), "no recorded data at " + SPEC);
    read();
    assertTrue(operations.size() > 300, operations.size() + " operations");
    Bench bench = new Bench();
    List<String> wrong = new ArrayList<>();
    try (Loopback exchange = new Loopback()) {
      exchange.on("GET /api/v3/time", "{'serverTime':1700000000000}");
      Binance binance =
          new Binance(bench.network(), Addresses.of(exchange.address(), exchange.address()));
      ask(binance, binance.account(Bench.access(exchange)));
      for (Loopback.Asked asked : exchange.asked) {
        check(asked, wrong);
      }
      assertTrue(exchange.asked.size() > 20, exchange.asked.size() + " requests");
    }
    assertTrue(wrong.isEmpty(), wrong.toString());
  }

  private void check(Loopback.Asked asked, List<String> wrong) {
    Set<String> known = operations.get(asked.what());
    if (known == null) {
      wrong.add(asked.what());
      return;
    }
    Set<String> names = new HashSet<>(NEWER);
    known.forEach(name -> names.add(components.getOrDefault(name, name)));
    if (!asked.query().equals("null")) {
      for (String pair : asked.query().split("&", -1)) {
        String name = pair.substring(0, pair.indexOf('='));
        if (!names.contains(name)) {
          wrong.add(asked.what() + " " + name);
        }
      }
    }
  }

  /// The answers do not matter.
  private static void ask(Binance binance, VenueAccount account) {
    Market market = value(binance.market("BTC/USDT"));
    OrderId id = new OrderId("ot1");
    binance.serverTime();
    binance.listing(market);
    binance.tickers(MarketKind.SPOT);
    binance.ticker(market);
    binance.book(market, 100);
    binance.trades(market, 10);
    binance.candles(market, Timeframe.of("5m"), 0, 1_000_000);
    account.facts();
    account.balances(MarketKind.SPOT);
    account.openOrders(market);
    account.openOrders(MarketKind.SPOT);
    account.order(id, market);
    account.orderByTheirs("1", market);
    account.cancel(id, market);
    account.cancelAll(market);
    account.fills(market, Bench.NOW);
    account.fillsOf("1", market);
    account.fees(market);
    for (Feature stop : List.of(Feature.STOP, Feature.STOP_LIMIT)) {
      account.placePair(
          Approved.order(Objects.requireNonNull(OrderProbe.sample(stop))),
          Approved.order(OrderProbe.target()),
          OrderProbe.listing(MarketKind.SPOT));
    }
    Price price = Price.of("100");
    Terms trailing = new Terms.TrailingStop(new Offset.Percent(BigDecimal.ONE), price, null, null);
    for (Terms terms :
        List.of(
            new Terms.Market(),
            new Terms.Limit(price),
            new Terms.StopLimit(price, price),
            new Terms.TakeProfit(price),
            trailing)) {
      account.place(
          Approved.order(Bench.order(Side.SELL, "2", terms, Purpose.ENTRY)),
          OrderProbe.listing(MarketKind.SPOT),
          MarginMode.CROSS);
    }
  }
}
