package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a strategy wanted, and what became of it, in words for people.
final class IntentWords {
  private IntentWords() {}

  /// `enter long 50% limit 60000 stop 58000`.
  static String of(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter ->
          "enter "
              + word(enter.direction())
              + size(enter.sizing())
              + price(" limit ", enter.limit())
              + price(" stop ", enter.stop())
              + price(" take-profit ", enter.takeProfit())
              + price(" trail ", enter.trail())
              + tag(enter.tag());
      case Intent.Close close ->
          "close"
              + (close.direction() == null ? "" : " " + word(close.direction()))
              + price(" limit ", close.limit())
              + tag(close.tag());
      case Intent.Invalid invalid ->
          "enter " + word(invalid.direction()) + " (invalid: " + invalid.reason() + ")";
      case Intent.Place(int handle, Placement placement) ->
          "order " + handle + ": " + of(placement);
      case Intent.Withdraw(int handle) -> "cancel order " + handle;
    };
  }

  private static String of(Placement placement) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> of(order);
      case Placement.OneCancelsOther(List<OrderRequest> orders) ->
          String.join(" or ", orders.stream().map(IntentWords::of).toList());
      case Placement.OneTriggersOther(OrderRequest order, Placement then, boolean _) ->
          of(order) + ", then " + of(then);
      case Placement.Refused(Side side, String reason, String tag) ->
          word(side) + " (invalid: " + reason + ")" + tag(tag);
    };
  }

  private static String of(OrderRequest order) {
    OrderRequest.Trail trail = order.trail();
    return word(order.type())
        + " "
        + word(order.side())
        + size(order.sizing())
        + price(" limit ", order.limit())
        + price(" trigger ", order.trigger())
        + (trail == null ? "" : trail(trail))
        + (order.reduceOnly() ? " reduce-only" : "")
        + tag(order.tag());
  }

  private static String trail(OrderRequest.Trail trail) {
    return price(" trailing by ", trail.distance())
        + (Double.isNaN(trail.percent()) ? "" : " trailing by " + number(trail.percent()) + "%")
        + (trail.ticks() == 0 ? "" : " trailing by " + trail.ticks() + " ticks");
  }

  private static String size(@Nullable Sizing sizing) {
    return switch (sizing) {
      case null -> "";
      case Sizing.Percent(var percent) -> " " + percent.toPlainString() + "%";
      case Sizing.Base(var quantity) -> " " + quantity;
      case Sizing.Quote(var amount) -> " for " + amount;
      case Sizing.Equity(var percent) -> " " + percent.toPlainString() + "% of equity";
      case Sizing.Risk(var percent, double distance) ->
          " risking " + percent.toPlainString() + "% over " + number(distance);
      case Sizing.Kelly(var fraction) -> " Kelly " + fraction.toPlainString();
    };
  }

  private static String price(String word, double price) {
    return Double.isNaN(price) ? "" : word + number(price);
  }

  private static String number(double value) {
    return new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private static String tag(String tag) {
    return tag.isEmpty() ? "" : " \"" + tag + "\"";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What an effect means for what was wanted; empty where it means nothing.
  static Optional<String> of(Effect effect) {
    return switch (effect) {
      case Effect.Submit(int _, var approved) -> Optional.of(sent(approved.order()));
      case Effect.Cancel(int _, var id) -> Optional.of("cancels " + id.text());
      case Effect.Dropped(Effect.Cause cause, String reason) ->
          Optional.of(word(cause) + ": " + reason);
      case Effect.Locked(var lock) -> Optional.of("entries are locked: " + lock);
      case Effect.Killed(var kill) -> Optional.of("trading is halted: " + kill);
      case Effect.AskStrategy _,
          Effect.Paired _,
          Effect.Told _,
          Effect.TradeClosed _,
          Effect.Unmatched _ ->
          Optional.empty();
    };
  }

  private static String sent(Order order) {
    return "sends "
        + Views.type(order.terms())
        + " "
        + word(order.side())
        + " "
        + order.quantity()
        + " as "
        + order.id().text();
  }
}
