package io.opentrade.server.simulate.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.Level;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever happens in whatever order: no asset is made or lost, nobody owes anything, and what is
/// locked belongs to an open order.
final class ExchangePropertyTest {
  private static final int COMMANDS = 200;

  @Property(tries = 60)
  void moneyIsConserved(@ForAll long seed) {
    Random random = new Random(seed);
    Trading trading = new Trading();
    Map<String, BigDecimal> before = trading.exchange.totals();
    Map<Long, SpotOrder> told = new HashMap<>();
    for (int i = 0; i < COMMANDS; i++) {
      Outcome outcome = trading.handle(command(random, i));
      if (outcome.refusal() != null) {
        assertEquals(List.of(), outcome.events(), "a refusal changes nothing");
      }
      outcome.events().forEach(event -> hear(event, told));
      assertConserved(before, trading.exchange.totals());
      assertSound(trading);
    }
    for (SpotOrder order : trading.exchange.orders(Trading.ME, Trading.SYMBOL)) {
      assertEquals(order, told.get(order.id()), "the events tell all there is");
      assertFilled(trading, order);
    }
  }

  /// An order never comes back from its end.
  private static void hear(ExchangeEvent event, Map<Long, SpotOrder> told) {
    if (event instanceof ExchangeEvent.OrderChanged changed) {
      SpotOrder before = told.put(changed.order().id(), changed.order());
      assertTrue(before == null || !before.status().isFinal(), "it had ended: " + before);
    }
  }

  private static void assertConserved(Map<String, BigDecimal> before, Map<String, BigDecimal> now) {
    now.forEach(
        (asset, sum) ->
            assertEquals(
                0, before.getOrDefault(asset, BigDecimal.ZERO).compareTo(sum), asset + " " + sum));
  }

  private static void assertSound(Trading trading) {
    boolean open = !trading.exchange.openOrders(Trading.ME, Trading.SYMBOL).isEmpty();
    trading
        .exchange
        .balances(Trading.ME)
        .forEach(
            (asset, balance) -> {
              assertTrue(balance.free().signum() >= 0, asset + " is owed: " + balance);
              assertTrue(balance.locked().signum() >= 0);
              assertTrue(open || balance.locked().signum() == 0, "locked for nobody");
            });
    List<Level> bids = trading.exchange.levels(Trading.SYMBOL, Side.BUY, 1);
    List<Level> asks = trading.exchange.levels(Trading.SYMBOL, Side.SELL, 1);
    assertTrue(
        bids.isEmpty() || asks.isEmpty() || bids.getFirst().price() < asks.getFirst().price(),
        "the book is crossed");
  }

  private static void assertFilled(Trading trading, SpotOrder order) {
    BigDecimal filled =
        trading.exchange.fills(Trading.ME, Trading.SYMBOL).stream()
            .filter(fill -> fill.order() == order.id())
            .map(fill -> fill.trade().quantity())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(0, filled.compareTo(order.executed()));
    assertEquals(
        order.status() == OrderStatus.FILLED,
        order.executed().compareTo(order.quantity()) == 0 && order.quantity().signum() > 0);
  }

  private static Command command(Random random, int number) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    String id = "order-" + random.nextInt(number + 1);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Command.Place(Trading.ME, order(random, "order-" + number, side));
      case 3 ->
          new Command.Place(
              Trading.ME, Trading.spend("order-" + number, side, price(random, side)));
      case 4 -> pair(random, number, side);
      case 5, 6 -> new Command.Cancel(Trading.ME, Trading.SYMBOL, null, id, "c" + number, null);
      case 7 ->
          random.nextInt(5) == 0
              ? new Command.CancelAll(Trading.ME, Trading.SYMBOL, "c" + number)
              : new Command.CrowdSweep(Trading.SYMBOL, side, 0.1 + 0.9 * random.nextDouble());
      case 8, 9 ->
          new Command.CrowdTrade(
              Trading.SYMBOL,
              side,
              new BigDecimal(price(random, side)),
              new BigDecimal(quantity(random)));
      default -> book(random);
    };
  }

  private static Command book(Random random) {
    Map<BigDecimal, BigDecimal> bids = new HashMap<>();
    Map<BigDecimal, BigDecimal> asks = new HashMap<>();
    int middle = 95 + random.nextInt(10);
    for (int i = 1; i < 6; i++) {
      bids.put(new BigDecimal(middle - i), new BigDecimal(random.nextInt(3)));
      asks.put(new BigDecimal(middle + i), new BigDecimal(random.nextInt(3)));
    }
    return new Command.CrowdBook(Trading.SYMBOL, bids, asks, random.nextBoolean());
  }

  private static OrderRequest order(Random random, String id, Side side) {
    OrderType type = OrderType.values()[random.nextInt(OrderType.values().length)];
    Lifetime lifetime = Lifetime.values()[random.nextInt(3)];
    return Trading.order(
        id,
        side,
        type,
        type == OrderType.LIMIT_MAKER ? Lifetime.GTC : lifetime,
        quantity(random),
        type.limited() ? price(random, side) : null,
        type.triggered() ? price(random, side.opposite()) : null);
  }

  private static Command pair(Random random, int number, Side side) {
    boolean sells = side == Side.SELL;
    String quantity = quantity(random);
    OrderRequest maker =
        Trading.order(
            "maker-" + number,
            side,
            OrderType.LIMIT_MAKER,
            Lifetime.GTC,
            quantity,
            Integer.toString(sells ? 103 : 96),
            null);
    OrderRequest stop =
        Trading.order(
            "stop-" + number,
            side,
            random.nextBoolean() ? OrderType.STOP_LOSS : OrderType.STOP_LOSS_LIMIT,
            Lifetime.GTC,
            quantity,
            null,
            Integer.toString(sells ? 96 : 103));
    OrderRequest other =
        stop.type().limited()
            ? Trading.order(
                stop.clientId(),
                side,
                stop.type(),
                Lifetime.GTC,
                quantity,
                Integer.toString(sells ? 95 : 104),
                Integer.toString(sells ? 96 : 103))
            : stop;
    return new Command.PlacePair(
        Trading.ME, "list-" + number, sells ? maker : other, sells ? other : maker);
  }

  private static String price(Random random, Side side) {
    return Integer.toString((side == Side.BUY ? 94 : 97) + random.nextInt(10));
  }

  private static String quantity(Random random) {
    return BigDecimal.valueOf(1 + random.nextInt(2_500), 3).toPlainString();
  }
}
