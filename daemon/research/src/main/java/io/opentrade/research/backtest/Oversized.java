package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts the entries that ask for more than all the cash. Each is refused, and why is not seen:
/// the size of a plan is a fraction, and that of an order is in percent.
final class Oversized {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private Oversized() {}

  /// @param logs of each market
  static Optional<Warning> of(List<DecisionLog> logs) {
    List<Intent> entries =
        logs.stream()
            .flatMap(log -> log.decisions().stream())
            .flatMap(decision -> decision.intents().stream())
            .filter(each -> each instanceof Intent.Enter || each instanceof Intent.Place)
            .toList();
    List<BigDecimal> over = entries.stream().flatMap(Oversized::over).toList();
    return over.stream()
        .max(BigDecimal::compareTo)
        .map(largest -> warning(over.size(), entries.size(), largest));
  }

  private static Stream<BigDecimal> over(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter -> over(enter.sizing());
      case Intent.Place(int _, Placement placement) -> over(placement);
      case Intent.Close _, Intent.Invalid _, Intent.Withdraw _ -> Stream.empty();
    };
  }

  /// The first of the orders: what follows is placed for as much as was filled.
  private static Stream<BigDecimal> over(Placement placement) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> over(order);
      case Placement.OneCancelsOther(List<OrderRequest> orders) ->
          orders.stream().flatMap(Oversized::over).limit(1);
      case Placement.OneTriggersOther(OrderRequest first, Placement _, boolean _) -> over(first);
      case Placement.Refused _ -> Stream.empty();
    };
  }

  /// In percent of what is held where it only reduces that.
  private static Stream<BigDecimal> over(OrderRequest order) {
    return order.reduceOnly() ? Stream.empty() : over(order.sizing());
  }

  private static Stream<BigDecimal> over(@Nullable Sizing sizing) {
    return sizing instanceof Sizing.Percent(BigDecimal percent) && percent.compareTo(ALL) > 0
        ? Stream.of(percent)
        : Stream.empty();
  }

  private static Warning warning(int count, int all, BigDecimal largest) {
    return Warning.of(
        "oversized",
        String.format(
            Locale.ROOT,
            "%,d of %,d entries ask for more than all the cash, up to %s %% of it, and are refused;"
                + " write 0.5 for half of it as the size of a plan, and 50 as the percent of an"
                + " order",
            count,
            all,
            largest.stripTrailingZeros().toPlainString()));
  }
}
