package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.LoopbackExchange.Fault;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Futures of an account at an exchange that speaks as Binance's USD-M does: terms before orders,
/// positions, funding, liquidation; nothing is lost and nothing doubled.
@Timeout(60)
class FuturesAtExchangeTest {
  @TempDir Path folder;

  @Test
  void termsAreSetAndReadBeforeTheFirstOrder() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      stage.bought("0.01");
      assertEquals(MarginMode.ISOLATED, stage.exchange.margin);
      assertEquals(5, stage.exchange.leverage);
      assertEquals(
          List.of("POST /fapi/v1/marginType", "POST /fapi/v1/leverage", "POST /fapi/v1/order"),
          stage.exchange.commands());
      String query = stage.exchange.asked("POST /fapi/v1/order").getFirst().query();
      assertTrue(
          query.startsWith("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=ot"),
          query);
      stage.bought("0.02");
      assertEquals(1, stage.exchange.asked("POST /fapi/v1/leverage").size(), "agreed once");
      stage.agrees();
      stage.until(() -> stage.futures().positions().containsKey("BTC/USDT-PERP"));
      PositionInfo told =
          FuturesOrders.told(
                  stage.bench.session,
                  stage.bench.session.ask(loop -> new Views(loop.trading()).positions()))
              .getFirst();
      assertEquals("0.03", told.quantity().toString());
      assertEquals("5", String.valueOf(told.leverage()));
      assertEquals("isolated", told.margin());
      assertEquals("60010.5", String.valueOf(told.mark()));
      assertEquals("48200.1", String.valueOf(told.liquidation()));
      stage.restart();
      stage.agrees();
    }
  }

  @Test
  void aShortIsEnteredAndBoughtBack() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      OrderId sold = stage.place(Side.SELL, "0.05", new Terms.Market(), Purpose.ENTRY);
      stage.await(sold, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trade(sold.text(), "0.05", "60000");
      stage.await(sold, order -> order.state() instanceof OrderState.Filled);
      assertEquals("-0.05", stage.held());
      OrderId back = stage.place(Side.BUY, "0.05", new Terms.Market(), Purpose.EXIT);
      stage.await(back, order -> order.state() instanceof OrderState.Working);
      assertTrue(
          stage
              .exchange
              .asked("POST /fapi/v1/order")
              .getLast()
              .query()
              .contains("reduceOnly=true"));
      stage.exchange.trade(back.text(), "0.05", "59000");
      stage.await(back, order -> order.state() instanceof OrderState.Filled);
      assertEquals("0", stage.held());
      stage.agrees();
      assertEquals(0, stage.exchange.wallet.compareTo(new BigDecimal("100047.025")));
    }
  }

  @Test
  void aStopThatIsTriggeredIsBookedOnce() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      stage.bought("0.01");
      OrderId stop =
          stage.place(Side.SELL, "0.004", new Terms.Stop(Price.of("55000")), Purpose.STOP_LOSS);
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trigger(stop.text(), "54990");
      stage.await(stop, order -> order.state() instanceof OrderState.Filled);
      stage.agrees();
      OrderId second =
          stage.place(Side.SELL, "0.006", new Terms.Stop(Price.of("54000")), Purpose.STOP_LOSS);
      stage.await(second, order -> order.state() instanceof OrderState.Working);
      stage.bench.close();
      stage.exchange.trigger(second.text(), "53990");
      stage.bench = stage.bench();
      stage.await(second, order -> order.state() instanceof OrderState.Filled);
      stage.agrees();
      assertEquals("0", stage.held());
    }
  }

  @Test
  void fundingIsBookedOnceAndIsNoDeposit() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      stage.bought("0.01");
      stage.exchange.fund("-1.25");
      stage.exchange.fund("0.5");
      stage.agrees();
      stage.restart();
      stage.agrees();
      assertEquals(
          "0.75",
          stage.bench.session.ask(loop -> loop.trading().engine().ledger().funding().toString()));
    }
  }

  /// The wallet is told first, and looked at several times before the payment is listed.
  @Test
  void fundingThatIsListedLateIsNoDeposit() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder, Duration.ofMinutes(1))) {
      stage.bought("0.01");
      stage.exchange.fund("0.5");
      stage.agrees();
      BigDecimal before = stage.exchange.wallet;
      stage.exchange.wallet = before.subtract(new BigDecimal("1.25"));
      int asked = stage.exchange.asked("GET /fapi/v3/balance").size();
      stage.until(() -> stage.exchange.asked("GET /fapi/v3/balance").size() > asked + 3);
      stage.exchange.wallet = before;
      stage.exchange.fund("-1.25");
      stage.agrees();
      assertFalse(Files.readString(folder.resolve("real.log")).contains("cash changed"));
    }
  }

  @Test
  void aLiquidationIsNoticed() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      OrderId stop = boughtWithStop(stage, "0.01");
      stage.exchange.liquidate("48200");
      stage.until(() -> stage.held().equals("0"));
      stage.agrees();
      stage.await(stop, order -> order.state() instanceof OrderState.Cancelled);
      assertEquals(
          "liquidation",
          stage.bench.session.ask(
              loop -> loop.trading().trades().all().getLast().trip().exitReason()));
      assertTaken(stage);
      stage.restart();
      stage.agrees();
      assertTaken(stage);
      assertEquals(
          1, stage.bench.session.ask(loop -> loop.trading().trades().all().size()).intValue());
    }
  }

  /// @return the stop, which rests at the exchange
  private static OrderId boughtWithStop(FuturesStage stage, String quantity) throws Exception {
    stage.bought(quantity);
    OrderId stop =
        stage.place(Side.SELL, quantity, new Terms.Stop(Price.of("47000")), Purpose.STOP_LOSS);
    stage.await(stop, order -> order.state() instanceof OrderState.Working);
    return stop;
  }

  /// A deleveraging, or a liquidation in steps: what is left is protected as it was.
  @Test
  void whatIsLeftOfATakenPositionKeepsItsStop() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      OrderId stop = boughtWithStop(stage, "0.03");
      stage.exchange.take("0.01", "48200");
      stage.until(() -> stage.held().equals("0.02"));
      stage.agrees();
      stage.restart();
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      assertEquals(0, stage.exchange.asked("DELETE /fapi/v1/order").size(), "still protected");
      stage.exchange.take("0.02", "48000");
      stage.await(stop, order -> order.state() instanceof OrderState.Cancelled);
      assertEquals("0", stage.held());
      stage.agrees();
    }
  }

  @Test
  void ofAPositionBesideSomebodyElsesOursIsGoneToo() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      OrderId stop = boughtWithStop(stage, "0.01");
      stage.exchange.byHand("0.1", "60000");
      stage.until(() -> !stage.futures().differences().isEmpty());
      stage.exchange.liquidate("48200");
      stage.until(() -> stage.held().equals("0"));
      stage.await(stop, order -> order.state() instanceof OrderState.Cancelled);
      stage.until(() -> stage.futures().differences().isEmpty());
      stage.agrees();
    }
  }

  /// It stands among the fills, so that events and notices tell it.
  private static void assertTaken(FuturesStage stage) throws Exception {
    List<FillInfo> fills = stage.bench.session.ask(loop -> new Views(loop.trading()).fills());
    assertEquals(2, fills.size(), fills.toString());
    assertFalse(fills.getFirst().taken());
    assertTrue(fills.getLast().taken());
    assertEquals("48200", fills.getLast().price().toString());
  }

  @Test
  void aHedgedAccountIsRefused() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      stage.exchange.hedge = true;
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(id, each -> each.state().done());
      assertTrue(order.state().toString().contains("hedge mode"), order.toString());
      assertEquals(List.of(), stage.exchange.asked("POST /fapi/v1/order"));
    }
  }

  @Test
  void whatSomebodyElseHoldsIsShownAndBlocksEntries() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      stage.bought("0.01");
      stage.exchange.byHand("0.1", "60000");
      stage.until(() -> !stage.futures().differences().isEmpty());
      assertEquals("0.01", stage.held());
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(id, each -> each.state().done());
      assertTrue(
          order.state().toString().contains("the exchange holds 0.11 of BTC/USDT-PERP"),
          order.toString());
      OrderId out = stage.place(Side.SELL, "0.01", new Terms.Market(), Purpose.EXIT);
      stage.await(out, each -> each.state() instanceof OrderState.Working);
    }
  }

  @Test
  void aLostAnswerIsAskedForAndNotSentAgain() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      stage.exchange.next(Fault.LOST_ANSWER);
      OrderId id = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      stage.await(id, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trade(id.text(), "0.01", "60000");
      stage.await(id, order -> order.state() instanceof OrderState.Filled);
      assertEquals(1, stage.exchange.book.sent(id.text()));
      stage.exchange.next(Fault.LOST_REQUEST);
      OrderId never = stage.place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(never, each -> each.state().done());
      assertEquals(new OrderState.Rejected(AccountBooks.NEVER_CAME), order.state());
      stage.agrees();
      assertNull(
          stage.bench.session.ask(
              loop ->
                  AccountBooks.trading(loop).contradictions().isEmpty()
                      ? null
                      : AccountBooks.trading(loop).contradictions().toString()));
    }
  }

  /// A strategy's leverage is really used: its budget of 1,000 holds contracts worth 5,000.
  @Test
  void aStrategyTradesAtItsLeverageAndIsProtectedThroughout() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      DeskFacts facts =
          new DeskFacts(
              "binance",
              FuturesStage.BTC,
              new BigDecimal("0.001"),
              Money.of("50"),
              1,
              Money.of("1000"),
              60_000,
              false,
              false);
      stage.bench.session.ask(
          loop -> {
            int desk = loop.desk(facts);
            FuturesOrders.agree(loop, desk, Decimal.of("5"), "cross", "ada");
            return loop.accept(new Entry.LimitSet(loop.stamp(), Money.of("20000"), "ada"));
          });
      double none = Double.NaN;
      wants(stage, 1, new Intent.Enter(Direction.SHORT, null, none, 63000, 57000, none, "fall"));
      stage.until(() -> stage.exchange.asked("POST /fapi/v1/order").size() == 1);
      assertEquals(MarginMode.CROSS, stage.exchange.margin);
      String query = stage.exchange.asked("POST /fapi/v1/order").getFirst().query();
      assertTrue(query.contains("side=SELL&type=MARKET&quantity=0.082"), query);
      String entry = open(stage).getFirst();
      stage.until(() -> working(stage, entry));
      stage.exchange.trade(entry, "0.082", "60000");
      stage.until(() -> resting(stage) == 2);
      stage.restart();
      wants(stage, 2, new Intent.Close(null, "rise"));
      stage.until(() -> stage.exchange.commands().getLast().endsWith("/order"));
      stage.until(() -> open(stage).size() == 3);
      String exit = open(stage).getLast();
      assertEquals(0, stage.exchange.asked("DELETE /fapi/v1/algoOrder").size(), "still protected");
      stage.until(() -> working(stage, exit));
      stage.exchange.trade(exit, "0.082", "59000");
      stage.until(() -> open(stage).isEmpty());
      assertEquals("0", stage.held());
      stage.agrees();
    }
  }

  private static void wants(FuturesStage stage, int answer, Intent intent) throws Exception {
    stage.bench.session.ask(
        loop ->
            loop.accept(
                new Entry.Answered(
                    loop.stamp(),
                    0,
                    answer,
                    0,
                    List.of(intent),
                    false,
                    0,
                    null,
                    List.of(),
                    "strategy fall",
                    null)));
    stage.bench.link.feed().listing("binance", "BTC/USDT-PERP");
    stage.bench.session.quoted("BTC/USDT-PERP", stage.quote());
  }

  private static List<String> open(FuturesStage stage) throws InterruptedException {
    return stage.bench.session.ask(
        loop ->
            loop.trading().engine().desk(0).openOrderList().stream()
                .map(order -> order.order().id().text())
                .toList());
  }

  private static long resting(FuturesStage stage) throws InterruptedException {
    return stage.bench.session.ask(
        loop ->
            loop.trading().engine().desk(0).openOrderList().stream()
                .filter(order -> order.state() instanceof OrderState.Working)
                .filter(order -> order.order().purpose().reduceOnly())
                .count());
  }

  private static boolean working(FuturesStage stage, String id) throws InterruptedException {
    TrackedOrder order =
        stage.bench.session.ask(loop -> loop.trading().engine().order(new OrderId(id)));
    return order != null && order.state() instanceof OrderState.Working;
  }

  @Test
  void aPersonOrdersPreviewsAndCloses() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      Session session = stage.bench.session;
      Markets markets = new Markets(stage.bench.link.feed(), InstantSource.system());
      OrderActions actions = new OrderActions(markets, TradingDefaults.none());
      ExchangeOrders orders = new ExchangeOrders(actions, markets);
      session.ask(loop -> loop.accept(new Entry.LimitSet(loop.stamp(), Money.of("20000"), "ada")));
      OrderPreview.Reply preview =
          actions.preview(session, new OrderPreview("real", ticket("0.1", "10", "isolated")));
      assertEquals("6000", preview.notional().toString());
      assertEquals("600", String.valueOf(preview.locked()));
      assertEquals("10", String.valueOf(preview.leverage()));
      assertNull(preview.refusal());
      String id = placed(stage, orders, ticket("0.1", "10", "isolated"), "60000", "0.1");
      assertEquals("0.1", stage.held());
      assertEquals(10, stage.exchange.leverage);
      assertEquals(
          2,
          stage.exchange.asked("POST /fapi/v1/algoOrder").size()
              + stage.exchange.asked("POST /fapi/v1/order").size()
              - 1,
          id);
      refused(
          "is held or ordered at 10x isolated",
          () ->
              orders.place(session, new OrderPlace("real", ticket("0.1", "3", null), null), "ada"));
      refused(
          "to its other side",
          () -> orders.place(session, new OrderPlace("real", sale("0.2"), null), "ada"));
      Thread closing =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      orders.flatten(
                          session, OrderActions.Closing.all("BTC/USDT-PERP", "close", "ada"));
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                  });
      stage.until(
          () ->
              stage
                  .exchange
                  .asked("POST /fapi/v1/order")
                  .getLast()
                  .query()
                  .contains("type=MARKET&quantity=0.1&reduceOnly=true"));
      String exit = open(stage).getLast();
      stage.until(() -> working(stage, exit));
      assertEquals(0, stage.exchange.asked("DELETE /fapi/v1/algoOrder").size());
      stage.exchange.trade(exit, "0.1", "61000");
      closing.join();
      stage.until(() -> open(stage).isEmpty());
      stage.agrees();
      refused(
          "BTC/USDT is none",
          () -> orders.place(session, new OrderPlace("real", spot(), null), "ada"));
    }
  }

  private static String placed(
      FuturesStage stage, ExchangeOrders orders, OrderTicket ticket, String price, String quantity)
      throws Exception {
    Thread placing =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    orders.place(stage.bench.session, new OrderPlace("real", ticket, null), "ada");
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    stage.until(() -> !open(stage).isEmpty() && working(stage, open(stage).getFirst()));
    String id = open(stage).getFirst();
    stage.exchange.trade(id, quantity, price);
    placing.join();
    stage.until(() -> resting(stage) == 2);
    return id;
  }

  private static void refused(String words, Callable<?> what) {
    RequestFailed failed = assertThrows(RequestFailed.class, what::call);
    assertTrue(failed.failure().message().contains(words), failed.failure().message());
  }

  private static OrderTicket ticket(String quantity, String leverage, @Nullable String margin) {
    return new OrderTicket(
        "BTC/USDT-PERP",
        "buy",
        Decimal.of(quantity),
        null,
        null,
        null,
        null,
        Decimal.of("55000"),
        Decimal.of("65000"),
        null,
        null,
        null,
        false,
        false,
        Decimal.of(leverage),
        margin);
  }

  private static OrderTicket sale(String quantity) {
    return new OrderTicket(
        "BTC/USDT-PERP",
        "sell",
        Decimal.of(quantity),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false);
  }

  private static OrderTicket spot() {
    return new OrderTicket(
        "BTC/USDT",
        "buy",
        Decimal.of("1"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false);
  }
}
