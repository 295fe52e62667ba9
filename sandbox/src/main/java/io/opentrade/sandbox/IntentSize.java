package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;

/// About how much memory what a strategy decides takes here, in bytes. A text is counted as if no
/// other were the same, as it comes over the link.
final class IntentSize {
  private static final int DECISION = 48;
  private static final int INTENT = 24;
  private static final int ORDER = 120;
  private static final int TEXT = 40;

  private IntentSize() {}

  static long of(Decision decision) {
    long size = DECISION;
    for (Intent intent : decision.intents()) {
      size += INTENT + of(intent);
    }
    return size;
  }

  private static long of(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter -> ORDER + text(enter.tag());
      case Intent.Close close -> text(close.tag());
      case Intent.Invalid invalid -> text(invalid.reason());
      case Intent.Place(int _, Placement placement) -> of(placement);
      case Intent.Withdraw _ -> 0;
    };
  }

  private static long of(Placement placement) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> of(order);
      case Placement.OneCancelsOther(var orders) -> orders.stream().mapToLong(IntentSize::of).sum();
      case Placement.OneTriggersOther(OrderRequest first, Placement then, boolean _) ->
          of(first) + of(then);
      case Placement.Refused refused -> text(refused.reason()) + text(refused.tag());
    };
  }

  private static long of(OrderRequest order) {
    return ORDER + text(order.tag());
  }

  private static long text(String text) {
    return text.isEmpty() ? 0 : TEXT + text.length();
  }
}
