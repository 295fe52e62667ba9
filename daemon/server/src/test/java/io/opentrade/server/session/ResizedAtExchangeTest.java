package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.protocol.Decimal;
import io.opentrade.server.venue.LoopbackExchange.Fault;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stop and a target at a futures exchange are resized with what they protect, and a journal from
/// before that is read as it was written.
@Timeout(60)
class ResizedAtExchangeTest {
  private static final DeskFacts FACTS =
      DeskFacts.byHand("binance", FuturesStage.BTC, new BigDecimal("0.001"), Money.of("5"));

  @TempDir Path folder;

  private static OrderPlan bracket() {
    return OrderPlan.bracket(
        Demo.ticket(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY),
        Demo.ticket(Side.SELL, "0.01", new Terms.Stop(Price.of("55000")), Purpose.STOP_LOSS),
        Demo.ticket(Side.SELL, "0.01", new Terms.Limit(Price.of("65000")), Purpose.TAKE_PROFIT));
  }

  private static void buy(FuturesStage stage) throws Exception {
    stage.bench.link.feed().listing("binance", "BTC/USDT-PERP");
    MarketQuote quote = stage.quote();
    stage.bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, quote);
          FuturesOrders.agree(loop, desk, Decimal.of("5"), "isolated", "test");
          var command = new Command.Place(loop.stamp(), desk, bracket());
          return loop.accept(new Entry.Placed(command, null, "test"));
        });
    stage.until(() -> working(stage, Purpose.ENTRY).size() == 1);
    stage.exchange.trade(working(stage, Purpose.ENTRY).getFirst().text(), "0.01", "60000");
    stage.until(() -> working(stage, Purpose.TAKE_PROFIT).size() == 1);
    stage.until(() -> working(stage, Purpose.STOP_LOSS).size() == 1);
  }

  private static List<OrderId> working(FuturesStage stage, Purpose purpose)
      throws InterruptedException {
    return open(stage).stream()
        .filter(each -> each.order().purpose() == purpose)
        .filter(each -> each.state() instanceof OrderState.Working)
        .map(each -> each.order().id())
        .toList();
  }

  private static List<TrackedOrder> open(FuturesStage stage) throws InterruptedException {
    return stage.bench.session.ask(loop -> loop.trading().engine().desk(0).openOrderList());
  }

  private static boolean protectedBy(FuturesStage stage, String quantity)
      throws InterruptedException {
    List<TrackedOrder> stops =
        open(stage).stream().filter(each -> each.order().purpose() == Purpose.STOP_LOSS).toList();
    return stops.size() == 1
        && stops.getFirst().state() instanceof OrderState.Working
        && stops.getFirst().order().quantity().equals(Quantity.of(quantity));
  }

  /// The target is reached by a part, and the price turns: the rest has its stop.
  @Test
  void whatATargetLeavesIsStillProtected() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      buy(stage);
      OrderId target = working(stage, Purpose.TAKE_PROFIT).getFirst();
      stage.exchange.trade(target.text(), "0.004", "65000");
      stage.until(() -> protectedBy(stage, "0.006"));
      stage.restart();
      stage.until(() -> protectedBy(stage, "0.006"));
      stage.exchange.trigger(working(stage, Purpose.STOP_LOSS).getFirst().text(), "54990");
      stage.until(() -> open(stage).isEmpty());
      assertEquals("0", stage.held());
      stage.agrees();
    }
  }

  /// Until the smaller stop surely rests the larger one does.
  @Test
  void aResizedStopThatNeverCameIsSentAgainAndTheOneBeforeRests() throws Exception {
    try (FuturesStage stage = new FuturesStage(folder)) {
      buy(stage);
      OrderId target = working(stage, Purpose.TAKE_PROFIT).getFirst();
      stage.exchange.next(Fault.LOST_REQUEST);
      stage.exchange.trade(target.text(), "0.004", "65000");
      stage.until(() -> protectedBy(stage, "0.006"));
      assertEquals(2, open(stage).size());
      stage.agrees();
    }
  }

  private static VenueTrading recovered(LedgerStore store) {
    LedgerAccount account = store.account("demo").orElseThrow();
    VenueTrading trading = new VenueTrading(account, new Journal(store, account));
    trading.replay();
    return trading;
  }

  /// What of protection is sent and taken back when a target of a bracket is filled in part.
  private static List<String> crumb(VenueTrading trading, long at) {
    List<Effect> effects =
        new ArrayList<>(
            trading.accept(new Entry.Placed(new Command.Place(at, 0, bracket()), null, "ada")));
    OrderId entry = sent(effects).getFirst();
    effects = trading.accept(filled(entry, Side.BUY, "0.01", "60000", at));
    List<OrderId> pair = sent(effects);
    for (OrderId each : pair) {
      trading.accept(new Entry.Acknowledged(at, each, "theirs-" + each));
    }
    effects = trading.accept(filled(pair.getLast(), Side.SELL, "0.001", "65000", at));
    return effects.stream()
        .map(
            effect ->
                switch (effect) {
                  case Effect.Submit(int _, var approved) ->
                      "submit " + approved.order().quantity() + " " + approved.order().purpose();
                  case Effect.Cancel(int _, OrderId id) ->
                      "cancel "
                          + Objects.requireNonNull(trading.engine().order(id)).order().purpose();
                  default -> "";
                })
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<OrderId> sent(List<Effect> effects) {
    List<OrderId> sent = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Submit(int _, var approved)) {
        sent.add(approved.order().id());
      }
    }
    return sent;
  }

  private static Entry.Told filled(OrderId id, Side side, String quantity, String price, long at) {
    Quantity much = Quantity.of(quantity);
    Price worth = Price.of(price);
    Fill fill =
        new Fill(
            "t" + id,
            id,
            side,
            much,
            worth,
            FuturesStage.BTC.notional(worth, much),
            Money.ZERO,
            at);
    return new Entry.Told(new Report.Filled(fill), "exchange");
  }

  @Test
  void aJournalFromBeforeIsReadAsItWasWrittenAndGoesOnResized() {
    try (LedgerStore store = Demo.store(folder.resolve("real.db"))) {
      VenueTrading before = recovered(store);
      before.accept(new Entry.FuturesOpened(1));
      before.accept(new Entry.DeskOpened(2, 0, FACTS));
      before.accept(Demo.quote(3, 0, "60000"));
      assertEquals(List.of("cancel STOP_LOSS"), crumb(before, 4));
      VenueTrading upgraded = recovered(store);
      assertEquals(
          before.engine().desk(0).openOrderList(), upgraded.engine().desk(0).openOrderList());
      upgraded.accept(new Entry.ProtectionResized(5));
      assertEquals(List.of("submit 0.009 STOP_LOSS"), crumb(upgraded, 6));
      VenueTrading again = recovered(store);
      assertEquals(
          upgraded.engine().desk(0).openOrderList(), again.engine().desk(0).openOrderList());
      assertEquals(5, again.engine().desk(0).openOrderList().size());
    }
  }
}
