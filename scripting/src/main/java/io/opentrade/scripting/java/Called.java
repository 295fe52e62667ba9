package io.opentrade.scripting.java;

import io.opentrade.scripting.guest.Callback;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.OrderEvent;
import io.opentrade.strategy.Portfolio;
import io.opentrade.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/// Calls the methods of a strategy with the context they are given.
@FunctionalInterface
interface Called {
  /// @param about what else the method is told
  void call(Callback callback, @Nullable Object about);

  /// Those of one market.
  static Called of(Strategy strategy, Context context) {
    return (callback, about) -> {
      switch (callback) {
        case ON_BAR -> strategy.onBar(context);
        case ON_BARS -> throw new IllegalArgumentException("onBars is for several markets");
        case ON_START -> strategy.onStart(context);
        case ON_STOP -> strategy.onStop(context);
        case ON_TIMER -> strategy.onTimer(context, String.valueOf(about));
        case ON_FILL -> strategy.onFill(context, told(about));
        case ON_ORDER -> strategy.onOrder(context, told(about));
      }
    };
  }

  /// Those of several markets.
  static Called of(Strategy strategy, Portfolio portfolio) {
    return (callback, about) -> {
      switch (callback) {
        case ON_BAR -> throw new IllegalArgumentException("onBar is for one market");
        case ON_BARS -> strategy.onBars(portfolio);
        case ON_START -> strategy.onStart(portfolio);
        case ON_STOP -> strategy.onStop(portfolio);
        case ON_TIMER -> strategy.onTimer(portfolio, String.valueOf(about));
        case ON_FILL -> strategy.onFill(portfolio, told(about));
        case ON_ORDER -> strategy.onOrder(portfolio, told(about));
      }
    };
  }

  private static OrderEvent told(@Nullable Object about) {
    if (about instanceof io.opentrade.scripting.bars.OrderEvent event) {
      return OrderEvent.of(event);
    }
    throw new IllegalArgumentException("no news of an order: " + about);
  }
}
