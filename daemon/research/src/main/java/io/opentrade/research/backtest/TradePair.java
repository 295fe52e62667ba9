package io.opentrade.research.backtest;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A trade that two records of the same have in common, or that one of them has alone: they are the
/// same trade where they enter the same symbol on the same side at the same time.
///
/// @param first null where only the other has it
/// @param other null where only the first has it
record TradePair(@Nullable Trade first, @Nullable Trade other) {
  private record Key(ForeignText symbol, String side, Instant entry) {}

  /// @param entry when a trade counts as entered
  /// @return the pairs and those of the first alone in its order, then those of the other alone
  static List<TradePair> of(List<Trade> first, List<Trade> other, Function<Trade, Instant> entry) {
    Function<Trade, Key> key = trade -> new Key(trade.symbol(), trade.side(), entry.apply(trade));
    Map<Key, Trade> rest = new LinkedHashMap<>();
    other.forEach(trade -> rest.put(key.apply(trade), trade));
    List<TradePair> pairs = new ArrayList<>();
    for (Trade trade : first) {
      pairs.add(new TradePair(trade, rest.remove(key.apply(trade))));
    }
    rest.values().forEach(trade -> pairs.add(new TradePair(null, trade)));
    return pairs;
  }

  /// The trade of that symbol which was open then; null for none.
  static @Nullable Trade holding(List<Trade> trades, ForeignText symbol, Instant time) {
    return trades.stream()
        .filter(each -> each.symbol().equals(symbol))
        .filter(each -> !each.entryTime().isAfter(time))
        .filter(each -> each.exitTime() == null || each.exitTime().isAfter(time))
        .findFirst()
        .orElse(null);
  }
}
