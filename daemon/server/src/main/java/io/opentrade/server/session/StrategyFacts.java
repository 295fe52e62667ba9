package io.opentrade.server.session;

import io.opentrade.engine.domain.Money;
import io.opentrade.sandbox.Script;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a strategy was started with. Its script is kept, so that what goes on after a restart is
/// what was started, whatever became of the file.
///
/// @param number its own within the account, from 1
/// @param name by which people know it
/// @param series what it trades on, such as `BTC/USDT@binance:5m`
/// @param set parameters by name, as text
/// @param budget null for all of the account
public record StrategyFacts(
    int number,
    String name,
    String series,
    Script script,
    Map<String, String> set,
    @Nullable Money budget) {
  public StrategyFacts {
    set = Map.copyOf(set);
  }
}
