package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Cancel;
import io.opentrade.engine.core.Effect.Submit;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An engine of one desk with a thousand in cash, all of which an entry takes. Its orders are
/// numbered from 1, and what it does is told in words.
final class EngineBench {
  private final Instrument instrument;
  private final Map<String, Order> sent = new HashMap<>();
  private final Engine engine;
  private int ids;

  EngineBench(DeskSettings desk) {
    this.instrument = desk.instrument();
    this.engine =
        new Engine(
            new EngineSettings(Money.of("1000"), new Sizing.Percent(new BigDecimal(100)), desk),
            () -> new OrderId(Integer.toString(++ids)));
  }

  Engine engine() {
    return engine;
  }

  /// How many orders it has made.
  int ids() {
    return ids;
  }

  /// An order that was sent.
  Order sent(String id) {
    return Objects.requireNonNull(sent.get(id));
  }

  /// What comes of something, as it is.
  List<Effect> effects(Event event) {
    List<Effect> effects = engine.handle(event);
    for (Effect effect : effects) {
      if (effect instanceof Submit(int _, var approved)) {
        sent.put(approved.order().id().text(), approved.order());
      }
    }
    return effects;
  }

  /// The same in words.
  List<String> handle(Event event) {
    return words(effects(event));
  }

  static List<String> words(List<Effect> effects) {
    List<String> words = new ArrayList<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Submit(int _, var approved) -> words.add("submit " + words(approved.order()));
        case Cancel(int _, OrderId id) -> words.add("cancel " + id);
        case Effect.Paired(int _, List<OrderId> orders) -> words.add("paired " + orders);
        case Effect.Dropped(var _, String reason) -> words.add(reason);
        default -> {}
      }
    }
    return words;
  }

  private static String words(Order order) {
    return order.id() + " " + order.quantity() + " " + order.purpose();
  }

  /// An order that was sent is filled, at least in part.
  ///
  /// @param commission taken in what was bought
  Report.Filled filled(String id, String trade, String quantity, String price, String commission) {
    Order order = sent(id);
    Quantity amount = Quantity.of(quantity);
    Quantity taken = Quantity.of(commission);
    Price at = Price.of(price);
    return new Report.Filled(
        new Fill(
            trade,
            order.id(),
            order.side(),
            amount,
            at,
            instrument.notional(at, amount),
            instrument.notional(at, taken),
            taken,
            3));
  }
}
