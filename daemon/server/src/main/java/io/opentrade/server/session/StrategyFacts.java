package io.opentrade.server.session;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.sandbox.Script;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a strategy was started with. Its script is kept, so that what goes on after a restart is
/// what was started, whatever became of the file.
///
/// @param number its own within the account, from 1
/// @param name by which people know it
/// @param series what it trades on, such as `BTC/USDT@binance:5m`; never empty
/// @param set parameters by name, as text
/// @param budget null for all of the account
public record StrategyFacts(
    int number,
    String name,
    List<String> series,
    Script script,
    Map<String, String> set,
    @Nullable Money budget) {
  public StrategyFacts {
    series = List.copyOf(series);
    set = Map.copyOf(set);
  }

  /// What it trades on, in order.
  List<SeriesName> markets() {
    return series.stream().map(SeriesName::of).toList();
  }

  /// The same for people.
  String words() {
    return String.join(", ", series);
  }

  /// Whether it trades that symbol.
  boolean trades(String symbol) {
    return markets().stream().anyMatch(each -> each.symbol().equals(symbol));
  }
}
