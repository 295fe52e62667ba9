package io.opentrade.server.simulate.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.ExchangeEvent.Cause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExchangeTest {
  private final Trading trading = new Trading();

  private static void same(String expected, BigDecimal actual) {
    assertEquals(0, new BigDecimal(expected).compareTo(actual), actual + " is not " + expected);
  }

  private static List<String> causes(Outcome outcome) {
    return outcome.events().stream()
        .filter(ExchangeEvent.OrderChanged.class::isInstance)
        .map(ExchangeEvent.OrderChanged.class::cast)
        .map(
            event ->
                event.order().request().clientId()
                    + " "
                    + event.cause()
                    + " "
                    + event.order().status())
        .toList();
  }

  @Test
  void aLimitOrderRestsAndKeepsItsFunds() {
    SpotOrder order = trading.placed(Trading.limit("a", Side.BUY, "2", "100"));
    assertEquals(OrderStatus.NEW, order.status());
    same("800", trading.balance("USDT").free());
    same("200", trading.balance("USDT").locked());
    assertNull(trading.cancel("a").refusal());
    same("1000", trading.balance("USDT").free());
    assertEquals(OrderStatus.CANCELED, trading.order("a").status());
  }

  @Test
  void aCrossingLimitTradesAtTheBookAndRestsWithWhatIsLeft() {
    Outcome outcome = trading.place(Trading.limit("a", Side.BUY, "1.5", "101"));
    assertEquals(List.of("a NEW NEW", "a TRADE PARTIALLY_FILLED"), causes(outcome));
    SpotOrder order = trading.order("a");
    same("1", order.executed());
    same("101", order.turnover());
    same("848.5", trading.balance("USDT").free()); // 1000 - 101 - 50.5 that rests
    same("50.5", trading.balance("USDT").locked());
    same("5.999", trading.balance("BTC").free()); // one tenth of a percent is the exchange's
  }

  @Test
  void aBetterPriceGivesBackWhatWasKept() {
    trading.place(Trading.limit("a", Side.BUY, "1", "105"));
    assertEquals(OrderStatus.FILLED, trading.order("a").status());
    same("899", trading.balance("USDT").free());
    same("0", trading.balance("USDT").locked());
  }

  @ParameterizedTest
  @CsvSource({
    "IOC, 1.5, 101, EXPIRED, 1",
    "IOC, 0.5, 101, FILLED, 0.5",
    "FOK, 1.5, 101, EXPIRED, 0",
    "FOK, 2, 102, FILLED, 2"
  })
  void whatDoesNotRestExpires(
      Lifetime lifetime, String quantity, String price, OrderStatus status, String executed) {
    SpotOrder order =
        trading.placed(
            Trading.order("a", Side.BUY, OrderType.LIMIT, lifetime, quantity, price, null));
    assertEquals(status, order.status());
    same(executed, order.executed());
    same("0", trading.balance("USDT").locked());
  }

  @Test
  void aMarketOrderMaySayWhatToSpendOrToGet() {
    SpotOrder buy = trading.placed(Trading.spend("a", Side.BUY, "150"));
    assertEquals(OrderStatus.FILLED, buy.status());
    same("1.480", buy.quantity()); // 1 at 101, then 0.480 at 102 are 149.96
    same("149.96", buy.turnover());
    SpotOrder sell = trading.placed(Trading.spend("b", Side.SELL, "50"));
    same("0.505", sell.quantity()); // at 99
  }

  @Test
  void aMarketOrderThatFindsTooLittleExpires() {
    SpotOrder order = trading.placed(Trading.market("a", Side.SELL, "3"));
    assertEquals(OrderStatus.EXPIRED, order.status());
    same("2", order.executed());
  }

  @ParameterizedTest
  @CsvSource({
    "BUY, LIMIT, 1, 100.5, PRICE_FILTER",
    "BUY, LIMIT, 1.0005, 100, LOT_SIZE",
    "BUY, LIMIT, 0, 100, LOT_SIZE",
    "BUY, LIMIT, 0.001, 100, NOTIONAL",
    "BUY, LIMIT, 11, 100, INSUFFICIENT_BALANCE",
    "SELL, LIMIT, 5.001, 100, INSUFFICIENT_BALANCE",
    "BUY, LIMIT_MAKER, 1, 101, WOULD_MATCH",
    "SELL, LIMIT_MAKER, 1, 99, WOULD_MATCH"
  })
  void refusesWhatBreaksARuleAndChangesNothing(
      Side side, OrderType type, String quantity, String price, Refusal refusal) {
    Outcome outcome =
        trading.place(Trading.order("a", side, type, Lifetime.GTC, quantity, price, null));
    assertEquals(refusal, outcome.refusal());
    assertEquals(List.of(), outcome.events());
    assertTrue(trading.exchange.orders(Trading.ME, Trading.SYMBOL).isEmpty());
    same("1000", trading.balance("USDT").free());
  }

  @Test
  void aNameIsFreeAgainOnceItsOrderIsFinal() {
    long first = trading.placed(Trading.limit("a", Side.BUY, "1", "90")).id();
    assertEquals(
        Refusal.DUPLICATE_ORDER, trading.place(Trading.limit("a", Side.BUY, "1", "90")).refusal());
    trading.cancel("a");
    long second = trading.placed(Trading.limit("a", Side.BUY, "1", "91")).id();
    assertNotEquals(first, second);
    assertEquals(second, trading.order("a").id(), "the newest is found");
    assertEquals(
        OrderStatus.CANCELED,
        trading.exchange.order(Trading.ME, Trading.SYMBOL, first).orElseThrow().status());
  }

  @Test
  void whoCameFirstTradesFirst() {
    trading.placed(Trading.limit("a", Side.BUY, "1", "99")); // behind the crowd's one
    trading.trade(Side.SELL, "99", "1");
    same("0", trading.order("a").executed());
    trading.crowd(
        Map.of("99", "3", "98", "1"), Map.of("101", "1")); // the crowd comes again: behind
    trading.trade(Side.SELL, "99", "0.4");
    same("0.4", trading.order("a").executed());
    assertTrue(trading.exchange.fills(Trading.ME, Trading.SYMBOL).getFirst().maker());
  }

  @Test
  void aTradeAtALowerPriceMeetsAHigherBid() {
    trading.placed(Trading.limit("a", Side.BUY, "1", "100"));
    Outcome outcome = trading.trade(Side.SELL, "95", "3");
    same("1", trading.order("a").executed());
    same("100", trading.order("a").turnover());
    List<ExchangeEvent> printed =
        outcome.events().stream().filter(ExchangeEvent.Printed.class::isInstance).toList();
    assertEquals(2, printed.size(), "mine at 100, the rest at 95");
  }

  @Test
  void aStopWaitsAndThenSellsAtTheMarket() {
    trading.trade(Side.BUY, "101", "0.1");
    OrderRequest stop =
        Trading.order("s", Side.SELL, OrderType.STOP_LOSS, Lifetime.GTC, "1", null, "97");
    SpotOrder waiting = trading.placed(stop);
    assertFalse(waiting.working());
    same("4", trading.balance("BTC").free());
    trading.trade(Side.SELL, "98", "0.1");
    assertEquals(OrderStatus.NEW, trading.order("s").status());
    Outcome outcome = trading.trade(Side.SELL, "97", "0.1");
    assertEquals("s NEW NEW", causes(outcome).getFirst());
    assertTrue(trading.order("s").working());
    assertEquals(OrderStatus.EXPIRED, trading.order("s").status(), "nobody bids below");
  }

  @ParameterizedTest
  @CsvSource({
    "BUY, STOP_LOSS_LIMIT, 99",
    "SELL, STOP_LOSS_LIMIT, 102",
    "BUY, TAKE_PROFIT_LIMIT, 102",
    "SELL, TAKE_PROFIT_LIMIT, 99"
  })
  void aStopThatIsReachedAlreadyIsRefused(Side side, OrderType type, String stopPrice) {
    trading.trade(Side.BUY, "101", "0.1");
    OrderRequest request = Trading.order("s", side, type, Lifetime.GTC, "1", "100", stopPrice);
    assertEquals(Refusal.WOULD_TRIGGER, trading.place(request).refusal());
  }

  private Outcome pair() {
    trading.trade(Side.BUY, "101", "0.1");
    return trading.handle(
        new Command.PlacePair(
            Trading.ME,
            "list",
            Trading.order("up", Side.SELL, OrderType.LIMIT_MAKER, Lifetime.GTC, "2", "110", null),
            Trading.order(
                "down", Side.SELL, OrderType.STOP_LOSS_LIMIT, Lifetime.GTC, "2", "89", "90")));
  }

  @Test
  void ofAPairTheOneThatTradesEndsTheOther() {
    assertNull(pair().refusal());
    same("3", trading.balance("BTC").free()); // kept once, not twice
    trading.trade(Side.BUY, "110", "0.5");
    assertEquals(OrderStatus.PARTIALLY_FILLED, trading.order("up").status());
    assertEquals(OrderStatus.EXPIRED, trading.order("down").status());
    same("1.5", trading.balance("BTC").locked());
  }

  @Test
  void ofAPairTheStopThatIsReachedEndsTheLimit() {
    pair();
    trading.trade(Side.SELL, "90", "0.1");
    assertEquals(OrderStatus.EXPIRED, trading.order("up").status());
    assertTrue(trading.order("down").working());
    same("2", trading.order("down").rest());
    same("2", trading.balance("BTC").locked());
    trading.trade(Side.BUY, "95", "2");
    assertEquals(OrderStatus.FILLED, trading.order("down").status());
    assertTrue(trading.exchange.pairs(Trading.ME).getFirst().done());
  }

  @Test
  void aPairIsTakenBackWhole() {
    pair();
    Outcome outcome = trading.cancel("up");
    assertEquals(List.of("up CANCELED CANCELED", "down CANCELED CANCELED"), causes(outcome));
    same("5", trading.balance("BTC").free());
  }

  @Test
  void aBuyingPairKeepsWhatTheDearerNeeds() {
    trading.trade(Side.BUY, "101", "0.1");
    trading.handle(
        new Command.PlacePair(
            Trading.ME,
            "list",
            Trading.order(
                "up", Side.BUY, OrderType.STOP_LOSS_LIMIT, Lifetime.GTC, "2", "121", "120"),
            Trading.order("down", Side.BUY, OrderType.LIMIT_MAKER, Lifetime.GTC, "2", "90", null)));
    same("242", trading.balance("USDT").locked());
    trading.trade(Side.SELL, "90", "1.5");
    same("45", trading.balance("USDT").locked());
  }

  @Test
  void anUnknownOrderCannotBeTakenBack() {
    assertEquals(Refusal.UNKNOWN_ORDER, trading.cancel("nobody").refusal());
    trading.placed(Trading.limit("a", Side.BUY, "1", "101"));
    assertEquals(Refusal.UNKNOWN_ORDER, trading.cancel("a").refusal(), "it is filled");
  }

  @Test
  void aSweepWalksThroughAThinBook() {
    Outcome outcome = trading.handle(new Command.CrowdSweep(Trading.SYMBOL, Side.SELL, 0.75));
    List<String> prices =
        outcome.events().stream()
            .filter(ExchangeEvent.Printed.class::isInstance)
            .map(event -> ((ExchangeEvent.Printed) event).trade().price().toPlainString())
            .toList();
    assertEquals(List.of("99", "98"), prices);
  }

  @Test
  void everyEventOfAnOrderTellsItsCause() {
    Outcome outcome = trading.place(Trading.market("a", Side.BUY, "2"));
    List<Cause> causes =
        outcome.events().stream()
            .filter(ExchangeEvent.OrderChanged.class::isInstance)
            .map(event -> ((ExchangeEvent.OrderChanged) event).cause())
            .toList();
    assertEquals(List.of(Cause.NEW, Cause.TRADE, Cause.TRADE), causes);
    assertEquals(2, outcome.fillsOf(1).size());
  }
}
