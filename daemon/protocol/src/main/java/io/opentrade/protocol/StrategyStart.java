package io.opentrade.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `strategy.start`: lets a strategy trade at an account, on markets that it
/// names, inside a budget.
///
/// @param series such as `BTC/USDT@binance:5m`, one for each market; never empty
/// @param name by which it is known; null for that of its file
/// @param budget cash that it may use, and what it makes of it; null for all of the account
/// @param set parameters by name, as text
/// @param leverage at which futures are held from now on, whole; null for as it is
/// @param margin what stands behind futures, `isolated` or `cross`; null for as it is
public record StrategyStart(
    String account,
    InputFile strategy,
    List<String> series,
    @Nullable String name,
    @Nullable Decimal budget,
    Map<String, String> set,
    @Nullable Decimal leverage,
    @Nullable String margin)
    implements TradingRequest<StrategyInfo> {
  public StrategyStart {
    Values.present("account", account);
    Values.present("strategy", strategy);
    series = Values.list(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("name a series");
    }
    set = Values.map(set);
  }

  /// At the terms that there are.
  public StrategyStart(
      String account,
      InputFile strategy,
      List<String> series,
      @Nullable String name,
      @Nullable Decimal budget,
      Map<String, String> set) {
    this(account, strategy, series, name, budget, set, null, null);
  }

  /// On one market.
  public StrategyStart(
      String account,
      InputFile strategy,
      String series,
      @Nullable String name,
      @Nullable Decimal budget,
      Map<String, String> set) {
    this(account, strategy, List.of(series), name, budget, set);
  }
}
