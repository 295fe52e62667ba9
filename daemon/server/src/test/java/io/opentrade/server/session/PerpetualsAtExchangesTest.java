package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.server.venue.LoopbackExchange.Fault;
import io.opentrade.server.venue.LoopbackPerpetual;
import io.opentrade.server.venue.bybit.LoopbackBybitFutures;
import io.opentrade.server.venue.okx.LoopbackOkxFutures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Perpetual futures at Bybit and OKX, on the ground of Binance's: terms before orders, positions,
/// funding, liquidation; nothing is lost and nothing doubled. A hundredth of a BTC is a hundredth
/// there and a whole contract here.
@Timeout(60)
class PerpetualsAtExchangesTest {
  @TempDir Path folder;

  /// An exchange, with the same worth in its unit.
  enum At {
    BYBIT(
        new BigDecimal("0.001"),
        "1",
        "0.01",
        "0.004",
        "0.006",
        "0.1",
        "0.11",
        LoopbackBybitFutures::new),
    OKX(new BigDecimal("0.01"), "0.01", "1", "0.4", "0.6", "10", "11", LoopbackOkxFutures::new);

    final BigDecimal lot;
    final String multiplier;
    final String one;
    final String less;
    final String rest;
    final String ten;
    final String eleven;
    final Supplier<LoopbackPerpetual> exchange;

    At(
        BigDecimal lot,
        String multiplier,
        String one,
        String less,
        String rest,
        String ten,
        String eleven,
        Supplier<LoopbackPerpetual> exchange) {
      this.lot = lot;
      this.multiplier = multiplier;
      this.one = one;
      this.less = less;
      this.rest = rest;
      this.ten = ten;
      this.eleven = eleven;
      this.exchange = exchange;
    }

    String exchangeName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private FuturesStage stage(At at) throws Exception {
    return new FuturesStage(folder, at.exchangeName(), instrument(at), at.exchange.get());
  }

  private static Instrument instrument(At at) {
    return new Instrument(
        "BTC/USDT-PERP",
        new BigDecimal("0.1"),
        at.lot,
        8,
        new Contract.Linear(new BigDecimal(at.multiplier)));
  }

  @ParameterizedTest
  @EnumSource
  void termsAreSetAndReadBeforeTheFirstOrder(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      OrderId first = stage.bought(at.one);
      assertEquals(MarginMode.ISOLATED, stage.exchange.margin);
      assertEquals(5, stage.exchange.leverage);
      assertEquals(
          switch (at) {
            case BYBIT ->
                List.of(
                    "POST /v5/account/set-margin-mode",
                    "POST /v5/position/set-leverage",
                    "POST /v5/order/create");
            case OKX -> List.of("POST /api/v5/account/set-leverage", "POST /api/v5/trade/order");
          },
          stage.exchange.commands());
      assertEquals(
          switch (at) {
            case BYBIT ->
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
                    + "\"orderType\":\"Market\",\"qty\":\"0.01\",\"orderLinkId\":\""
                    + first
                    + "\",\"positionIdx\":0}";
            case OKX ->
                "{\"instId\":\"BTC-USDT-SWAP\",\"tdMode\":\"isolated\",\"side\":\"buy\","
                    + "\"ordType\":\"market\",\"sz\":\"1\",\"clOrdId\":\""
                    + first
                    + "\"}";
          },
          stage.exchange.ordered().getFirst());
      int before = stage.exchange.commands().size();
      stage.bought(at.one);
      assertEquals(before + 1, stage.exchange.commands().size(), "agreed once");
      stage.agrees();
      stage.until(() -> stage.futures().positions().containsKey("BTC/USDT-PERP"));
      PositionInfo told =
          FuturesOrders.told(
                  stage.bench.session,
                  stage.bench.session.ask(loop -> new Views(loop.trading()).positions()))
              .getFirst();
      assertEquals("5", String.valueOf(told.leverage()));
      assertEquals("60010.5", String.valueOf(told.mark()));
      assertEquals("48200.1", String.valueOf(told.liquidation()));
      assertEquals(
          "600",
          stage.bench.session.ask(
              loop -> new Views(loop.trading()).fills().getFirst().notional().toString()),
          "a hundredth of a BTC");
      stage.restart();
      stage.agrees();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShortIsEnteredAndBoughtBackAfterARestart(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      OrderId sold = stage.place(Side.SELL, at.one, new Terms.Market(), Purpose.ENTRY);
      stage.await(sold, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trade(sold.text(), at.one, "60000");
      stage.await(sold, order -> order.state() instanceof OrderState.Filled);
      assertEquals("-" + at.one, stage.held());
      stage.restart();
      OrderId back = stage.place(Side.BUY, at.one, new Terms.Market(), Purpose.EXIT);
      stage.await(back, order -> order.state() instanceof OrderState.Working);
      assertTrue(
          stage.exchange.ordered().getLast().contains("\"reduceOnly\":true"),
          stage.exchange.ordered().toString());
      stage.exchange.trade(back.text(), at.one, "59000");
      stage.await(back, order -> order.state() instanceof OrderState.Filled);
      assertEquals("0", stage.held());
      stage.agrees();
      // A thousand dollars of a hundredth, less the fees of 600 and 590 dollars.
      assertEquals(0, stage.exchange.wallet.compareTo(new BigDecimal("100009.405")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStopThatIsTriggeredIsBookedOnce(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.bought(at.one);
      OrderId stop =
          stage.place(Side.SELL, at.less, new Terms.Stop(Price.of("55000")), Purpose.STOP_LOSS);
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trigger(stop.text(), "54990");
      stage.await(stop, order -> order.state() instanceof OrderState.Filled);
      stage.agrees();
      OrderId second =
          stage.place(Side.SELL, at.rest, new Terms.Stop(Price.of("54000")), Purpose.STOP_LOSS);
      stage.await(second, order -> order.state() instanceof OrderState.Working);
      stage.bench.close();
      stage.exchange.trigger(second.text(), "53990");
      stage.bench = stage.bench();
      stage.await(second, order -> order.state() instanceof OrderState.Filled);
      stage.agrees();
      assertEquals("0", stage.held());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitingStopIsTakenBack(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.bought(at.one);
      OrderId stop =
          stage.place(Side.SELL, at.one, new Terms.Stop(Price.of("55000")), Purpose.STOP_LOSS);
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      stage.bench.session.ask(
          loop -> loop.accept(new Entry.Told(new Command.Cancel(loop.stamp(), stop), "test")));
      stage.await(stop, order -> order.state() instanceof OrderState.Cancelled);
      stage.agrees();
    }
  }

  @ParameterizedTest
  @EnumSource
  void fundingIsBookedOnceAndIsNoDeposit(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.bought(at.one);
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

  @ParameterizedTest
  @EnumSource
  void aLiquidationIsNoticed(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.bought(at.one);
      OrderId stop =
          stage.place(Side.SELL, at.one, new Terms.Stop(Price.of("47000")), Purpose.STOP_LOSS);
      stage.await(stop, order -> order.state() instanceof OrderState.Working);
      stage.exchange.liquidate("48200");
      stage.until(() -> stage.held().equals("0"));
      stage.agrees();
      stage.await(stop, order -> order.state() instanceof OrderState.Cancelled);
      assertEquals(
          "liquidation",
          stage.bench.session.ask(
              loop -> loop.trading().trades().all().getLast().trip().exitReason()));
      stage.restart();
      stage.agrees();
      assertEquals(
          1, stage.bench.session.ask(loop -> loop.trading().trades().all().size()).intValue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHedgedAccountIsRefused(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.exchange.hedge = true;
      OrderId id = stage.place(Side.BUY, at.one, new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(id, each -> each.state().done());
      assertTrue(order.state().toString().contains("hedge mode"), order.toString());
      assertEquals(List.of(), stage.exchange.ordered());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyElseHoldsIsShownAndBlocksEntries(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.bought(at.one);
      stage.exchange.byHand(at.ten, "60000");
      stage.until(() -> !stage.futures().differences().isEmpty());
      assertEquals(at.one, stage.held());
      OrderId id = stage.place(Side.BUY, at.one, new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(id, each -> each.state().done());
      assertTrue(
          order
              .state()
              .toString()
              .contains("the exchange holds " + at.eleven + " of BTC/USDT-PERP"),
          order.toString());
      OrderId out = stage.place(Side.SELL, at.one, new Terms.Market(), Purpose.EXIT);
      stage.await(out, each -> each.state() instanceof OrderState.Working);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerIsAskedForAndNotSentAgain(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      stage.exchange.next(Fault.LOST_ANSWER);
      OrderId id = stage.place(Side.BUY, at.one, new Terms.Market(), Purpose.ENTRY);
      stage.await(id, order -> order.state() instanceof OrderState.Working);
      stage.exchange.trade(id.text(), at.one, "60000");
      stage.await(id, order -> order.state() instanceof OrderState.Filled);
      assertEquals(1, stage.exchange.book.sent(id.text()));
      stage.exchange.next(Fault.LOST_REQUEST);
      OrderId never = stage.place(Side.BUY, at.one, new Terms.Market(), Purpose.ENTRY);
      TrackedOrder order = stage.await(never, each -> each.state().done());
      assertEquals(new OrderState.Rejected(AccountBooks.NEVER_CAME), order.state());
      stage.agrees();
      assertEquals(
          List.of(), stage.bench.session.ask(loop -> AccountBooks.trading(loop).contradictions()));
    }
  }

  /// A strategy's budget of 1,000 at a leverage of five is worth 5,000 in each exchange's unit.
  @ParameterizedTest
  @EnumSource
  void aStrategyIsSizedInTheExchangesUnit(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      DeskFacts facts =
          new DeskFacts(
              at.exchangeName(),
              instrument(at),
              new BigDecimal("0.001"),
              Money.of("5"),
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
      Intent fall = new Intent.Enter(Direction.SHORT, null, none, 63000, 57000, none, "fall");
      stage.bench.session.ask(
          loop ->
              loop.accept(
                  new Entry.Answered(
                      loop.stamp(), 0, 1, 0, List.of(fall), false, 0, null, List.of(), "s", null)));
      stage.bench.session.quoted("BTC/USDT-PERP", stage.quote());
      stage.until(() -> stage.exchange.ordered().size() == 1);
      String entry = stage.exchange.ordered().getFirst();
      assertTrue(entry.contains(at == At.BYBIT ? "\"qty\":\"0.082\"" : "\"sz\":\"8.29\""), entry);
      assertEquals(at == At.OKX, entry.contains("\"tdMode\":\"cross\""), entry);
    }
  }

  /// An amount of money is as many contracts as it is worth.
  @ParameterizedTest
  @EnumSource
  void moneyIsTurnedIntoTheExchangesUnit(At at) throws Exception {
    try (FuturesStage stage = stage(at)) {
      Markets markets = new Markets(stage.bench.link.feed(), InstantSource.system());
      OrderActions actions = new OrderActions(markets, TradingDefaults.none());
      OrderTicket wanted =
          new OrderTicket(
              "BTC/USDT-PERP",
              "buy",
              null,
              Decimal.of("1300"),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              false,
              false,
              Decimal.of("10"),
              null);
      OrderPreview.Reply told =
          actions.preview(stage.bench.session, new OrderPreview("real", wanted));
      assertEquals(at == At.BYBIT ? "0.021" : "2.16", told.quantity().toString());
      assertEquals(at == At.BYBIT ? "1260.0021" : "1296.00216", told.notional().toString());
    }
  }
}
