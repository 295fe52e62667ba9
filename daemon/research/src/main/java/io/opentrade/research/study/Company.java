package io.opentrade.research.study;

import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.backtest.Trials;
import io.opentrade.research.backtest.Trials.Decided;
import io.opentrade.sandbox.ParameterValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Combinations of parameters that a strategy decides about side by side, since they have much in
/// common: as many at once as memory allows, when the first of them is asked for. Safe for use by
/// many threads.
final class Company {
  private final Trials trials;
  private final List<Map<String, ParameterValue>> combinations;

  /// Those that are decided and were not taken, by their numbers.
  private final Map<Integer, Decided> waiting = new HashMap<>();

  private int decided;

  Company(Trials trials, List<Map<String, ParameterValue>> combinations) {
    this.trials = trials;
    this.combinations = List.copyOf(combinations);
  }

  /// What the strategy does with one of them; each can be taken once.
  ///
  /// @throws RequestFailed where none of them can run
  synchronized Decided take(int number) throws InterruptedException {
    while (decided <= number) {
      for (Decided each :
          trials.decideTogether(combinations.subList(decided, combinations.size()))) {
        waiting.put(decided++, each);
      }
    }
    Decided taken = waiting.remove(number);
    if (taken == null) {
      throw new IllegalStateException("a combination was taken twice");
    }
    return taken;
  }
}
