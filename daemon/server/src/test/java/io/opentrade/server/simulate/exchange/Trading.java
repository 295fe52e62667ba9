package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An exchange of one market, BTC/USDT on whole dollars and thousandths, an account, and short ways
/// to say what happens there. The crowd bids 99 and 98 and asks 101 and 102, one coin each.
final class Trading {
  static final String SYMBOL = "BTCUSDT";
  static final String ME = "me";

  final Exchange exchange =
      new Exchange(
          List.of(
              new Listing("BTC", "USDT", BigDecimal.ONE, new BigDecimal("0.001"), BigDecimal.ONE)),
          Fees.STANDARD);
  private long time = 1_000_000;

  Trading() {
    exchange.open(ME, Map.of("USDT", new BigDecimal(1_000), "BTC", new BigDecimal(5)));
    crowd(Map.of("99", "1", "98", "1"), Map.of("101", "1", "102", "1"));
  }

  Outcome handle(Command command) {
    time += 10;
    return exchange.handle(command, new Moment(time, time));
  }

  Outcome crowd(Map<String, String> bids, Map<String, String> asks) {
    return handle(new Command.CrowdBook(SYMBOL, numbers(bids), numbers(asks), true));
  }

  private static Map<BigDecimal, BigDecimal> numbers(Map<String, String> levels) {
    Map<BigDecimal, BigDecimal> numbers = new java.util.HashMap<>();
    levels.forEach((price, size) -> numbers.put(new BigDecimal(price), new BigDecimal(size)));
    return numbers;
  }

  Outcome trade(Side side, String price, String quantity) {
    return handle(
        new Command.CrowdTrade(SYMBOL, side, new BigDecimal(price), new BigDecimal(quantity)));
  }

  Outcome place(OrderRequest request) {
    return handle(new Command.Place(ME, request));
  }

  SpotOrder placed(OrderRequest request) {
    Outcome outcome = place(request);
    if (outcome.refusal() != null) {
      throw new AssertionError(outcome.refusal());
    }
    return outcome.orders().getFirst();
  }

  Outcome cancel(String clientId) {
    return handle(new Command.Cancel(ME, SYMBOL, null, clientId, "cancel-" + clientId, null));
  }

  SpotOrder order(String clientId) {
    return exchange.order(ME, SYMBOL, clientId).orElseThrow();
  }

  Balance balance(String asset) {
    return exchange.balances(ME).getOrDefault(asset, new Balance(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  static OrderRequest limit(String id, Side side, String quantity, String price) {
    return order(id, side, OrderType.LIMIT, Lifetime.GTC, quantity, price, null);
  }

  static OrderRequest market(String id, Side side, String quantity) {
    return order(id, side, OrderType.MARKET, Lifetime.GTC, quantity, null, null);
  }

  static OrderRequest spend(String id, Side side, String amount) {
    return new OrderRequest(
        SYMBOL,
        side,
        OrderType.MARKET,
        Lifetime.GTC,
        id,
        null,
        new BigDecimal(amount),
        null,
        null,
        null);
  }

  static OrderRequest order(
      String id,
      Side side,
      OrderType type,
      Lifetime lifetime,
      String quantity,
      @Nullable String price,
      @Nullable String stopPrice) {
    return new OrderRequest(
        SYMBOL,
        side,
        type,
        lifetime,
        id,
        new BigDecimal(quantity),
        null,
        price == null ? null : new BigDecimal(price),
        stopPrice == null ? null : new BigDecimal(stopPrice),
        null);
  }
}
