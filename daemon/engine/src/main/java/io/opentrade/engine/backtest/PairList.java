package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.util.List;
import java.util.stream.IntStream;

/// Which markets may be entered, decided anew whenever one of them is to be: by what was known
/// then. Positions that are held stay, and are left as the strategy says.
public final class PairList {
  private final List<PairFilter> filters;
  private final PairHistory history;

  /// @param filters applied one after the other, to all markets first
  public PairList(List<PairFilter> filters, List<Market> markets) {
    this.filters = List.copyOf(filters);
    this.history = new PairHistory(markets);
  }

  /// The markets that may be entered at a moment, in order of preference.
  ///
  /// @param at milliseconds since the epoch (UTC)
  public List<Integer> at(long at) {
    List<Integer> chosen = IntStream.range(0, history.size()).boxed().toList();
    for (PairFilter filter : filters) {
      chosen = filter.choose(chosen, history, at);
    }
    return chosen;
  }

  /// A strategy that enters its market only while that is on the list; other entries are refused,
  /// and counted.
  public Strategy listed(int number, Market market, Strategy strategy) {
    return new Listed(number, market, strategy);
  }

  private final class Listed implements Strategy {
    private final int number;
    private final Market market;
    private final Strategy strategy;

    Listed(int number, Market market, Strategy strategy) {
      this.number = number;
      this.market = market;
      this.strategy = strategy;
    }

    @Override
    public List<Intent> onBar(View view) {
      List<Intent> intents = strategy.onBar(view);
      boolean enters = intents.stream().anyMatch(Intent.Enter.class::isInstance);
      if (!enters || at(market.candles().endTime(view.bar())).contains(number)) {
        return intents;
      }
      return intents.stream().map(Listed::refused).toList();
    }

    @Override
    public int nextBar(int from, Standing standing) {
      return strategy.nextBar(from, standing);
    }

    private static Intent refused(Intent intent) {
      return intent instanceof Intent.Enter enter
          ? new Intent.Invalid(enter.direction(), "the market was not on the pair list")
          : intent;
    }
  }
}
