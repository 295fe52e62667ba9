package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.core.Effect.Submit;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What follows a strategy's order against what that leaves only reduces it, without a word.
final class FollowingOrdersTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);

  private final Map<String, Order> sent = new HashMap<>();
  private int ids;
  private final Engine engine =
      new Engine(
          new EngineSettings(
              Money.of("1000"),
              new Sizing.Percent(new BigDecimal(100)),
              new DeskSettings(
                  INSTRUMENT, BigDecimal.ZERO, new RiskGate(INSTRUMENT, BigDecimal.ZERO))),
          () -> new OrderId(Integer.toString(++ids)));

  private String handle(Event event) {
    List<String> words = new ArrayList<>();
    for (Effect effect : engine.handle(event)) {
      switch (effect) {
        case Submit(int _, var approved) -> {
          Order order = approved.order();
          sent.put(order.id().text(), order);
          words.add(order.side() + " " + order.quantity() + " " + order.purpose());
        }
        case Effect.Dropped(var _, String reason) -> words.add(reason);
        default -> {}
      }
    }
    return String.join("; ", words);
  }

  private String place(Placement placement) {
    handle(new Event.Decided(1, 1, List.of(new Intent.Place(ids + 1, placement))));
    return handle(new Event.BarOpened(2, Price.of("100")));
  }

  /// All of an order is filled, but for what the venue keeps of what is bought.
  private String fill(int number, String price, String commission) {
    Order order = Objects.requireNonNull(sent.get(Integer.toString(number)));
    Price at = Price.of(price);
    return handle(
        new Report.Filled(
            new Fill(
                "t" + number,
                order.id(),
                order.side(),
                order.quantity(),
                at,
                at.times(order.quantity(), 2),
                Money.ZERO,
                Quantity.of(commission),
                3)));
  }

  private String fill(int number, String price) {
    return fill(number, price, "0");
  }

  private static OrderRequest order(
      Side side, @Nullable String quantity, OrderRequest.Type type, double price) {
    boolean limit = type == OrderRequest.Type.LIMIT;
    return new OrderRequest(
        side,
        quantity == null ? null : new Sizing.Base(Quantity.of(quantity)),
        type,
        limit ? price : Double.NaN,
        type == OrderRequest.Type.STOP ? price : Double.NaN,
        null,
        false,
        false,
        Double.NaN,
        new TimeInForce.GoodTillCancelled(),
        "");
  }

  private static OrderRequest limit(Side side, @Nullable String quantity, double price) {
    return order(side, quantity, OrderRequest.Type.LIMIT, price);
  }

  private static OrderRequest market(Side side, @Nullable String quantity) {
    return order(side, quantity, OrderRequest.Type.MARKET, 0);
  }

  private static Placement then(OrderRequest first, OrderRequest next) {
    return new Placement.OneTriggersOther(first, new Placement.Single(next));
  }

  private static Placement targetAndStop(@Nullable String quantity) {
    return new Placement.OneCancelsOther(
        List.of(
            limit(Side.SELL, quantity, 110),
            order(Side.SELL, quantity, OrderRequest.Type.STOP, 90)));
  }

  @Test
  void aStopBehindAPurchaseOfAllTheCashIsPlaced() {
    assertEquals(
        "BUY 10 ENTRY",
        place(new Placement.OneTriggersOther(market(Side.BUY, null), targetAndStop(null))));
    assertEquals("SELL 10 EXIT; SELL 10 STOP_LOSS", fill(1, "100"));
  }

  @Test
  void aJournalFromBeforeTheRuleIsReadAsItWasWritten() {
    place(new Placement.OneTriggersOther(market(Side.BUY, null), targetAndStop(null), false));
    assertEquals("not enough cash; not enough cash", fill(1, "100"));
  }

  @Test
  void whatAsksForMoreThanItsPurchaseSellsThatAndNoMore() {
    place(new Placement.OneTriggersOther(market(Side.BUY, null), targetAndStop("25")));
    assertEquals("SELL 10 EXIT; SELL 10 STOP_LOSS", fill(1, "100"));
  }

  @Test
  void whatTheVenueKeepsIsNotSold() {
    place(new Placement.OneTriggersOther(market(Side.BUY, null), targetAndStop(null)));
    assertEquals("SELL 9 EXIT; SELL 9 STOP_LOSS", fill(1, "100", "1"));
  }

  @Test
  void aPurchaseBehindASaleIsAnEntryAndWhatFollowsItReducesAgain() {
    place(new Placement.Single(market(Side.BUY, null)));
    fill(1, "100");
    assertEquals(
        "SELL 10 EXIT",
        place(
            new Placement.OneTriggersOther(
                market(Side.SELL, "10"),
                then(limit(Side.BUY, null, 95), limit(Side.SELL, null, 105)))));
    assertEquals("BUY 10 ENTRY", fill(2, "100"));
    assertEquals("SELL 10 EXIT", fill(3, "95"));
  }

  @Test
  void behindAnOrderThatTurnsAPositionOnlyWhatIsLeftCounts() {
    place(new Placement.Single(market(Side.SELL, "4")));
    fill(1, "100");
    assertEquals("BUY 6 ENTRY", place(then(market(Side.BUY, "6"), limit(Side.SELL, "2", 110))));
    assertEquals("SELL 2 EXIT", fill(2, "100"));
    fill(3, "110");
    place(new Placement.Single(market(Side.SELL, "4")));
    fill(4, "100");
    place(then(market(Side.BUY, "6"), limit(Side.SELL, "3", 110)));
    assertEquals("SELL 3 ENTRY", fill(5, "100"));
  }
}
