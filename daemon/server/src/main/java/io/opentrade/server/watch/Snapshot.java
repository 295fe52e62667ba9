package io.opentrade.server.watch;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.StrategyInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How everything stood at one moment, by names that stay the same.
record Snapshot(
    Map<String, AccountInfo> accounts,
    Map<String, OrderInfo> orders,
    Map<String, FillInfo> fills,
    Map<String, StrategyInfo> strategies,
    Map<String, Health.Check> checks) {

  static Snapshot of(
      List<AccountInfo> accounts,
      List<OrderInfo> orders,
      List<FillInfo> fills,
      List<StrategyInfo> strategies,
      List<Health.Check> checks) {
    return new Snapshot(
        index(accounts, AccountInfo::name),
        index(orders, order -> order.account() + " " + order.id()),
        index(fills, fill -> fill.account() + " " + fill.id()),
        index(strategies, one -> one.account() + " " + one.name().raw() + " " + one.series()),
        index(checks, Health.Check::name));
  }

  private static <T> Map<String, T> index(List<T> things, Function<T, String> name) {
    return things.stream()
        .collect(
            Collectors.toMap(name, Function.identity(), (_, later) -> later, LinkedHashMap::new));
  }
}
