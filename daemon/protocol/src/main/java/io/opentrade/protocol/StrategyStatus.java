package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `strategy.status`: how one strategy fares.
public record StrategyStatus(String account, String name)
    implements TradingRequest<StrategyStatus.Reply> {
  public StrategyStatus {
    Values.present("account", account);
    Values.present("name", name);
  }

  /// @param file its script was read from
  /// @param language `javascript`, `python` or `java`
  /// @param worker whether it is asked bar by bar, in a process of its own; else its plan is
  ///     carried out by the daemon
  /// @param begun when its present life began; null where it does not run
  /// @param lastBar start of the last bar it knows; null where it does not run
  /// @param openOrders that it has in the market
  /// @param fills of its orders that are remembered
  /// @param realised gained by what it has closed, less fees
  /// @param unrealised gained by what it holds, before fees
  /// @param memoryBytes of its worker; null where it has none
  /// @param processorMillis that its worker has used; null where it has none
  /// @param restarts deaths in a row, after each of which it was started again
  /// @param lastError why it died last; null where it did not
  /// @param wall that its worker stands behind; null where it has none
  public record Reply(
      StrategyInfo strategy,
      ForeignText file,
      String language,
      boolean worker,
      @Nullable Instant begun,
      @Nullable Instant lastBar,
      int openOrders,
      int fills,
      Decimal realised,
      Decimal unrealised,
      @Nullable Long memoryBytes,
      @Nullable Long processorMillis,
      int restarts,
      @Nullable ForeignText lastError,
      @Nullable String wall) {}
}
