package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// A strategy over several markets whose intents pass through rules made for one market: those that
/// size entries, or that keep to a pair list.
public final class RuledGroup implements GroupStrategy {
  private final GroupStrategy strategy;
  private final List<Said> said = new ArrayList<>();
  private final List<Strategy> ruled = new ArrayList<>();

  /// @param rules puts the rules of a market, by its number, around who decides there
  public RuledGroup(
      int markets, GroupStrategy strategy, BiFunction<Integer, Strategy, Strategy> rules) {
    this.strategy = strategy;
    for (int market = 0; market < markets; market++) {
      Said here = new Said();
      said.add(here);
      ruled.add(rules.apply(market, here));
    }
  }

  @Override
  public List<List<Intent>> onBars(GroupView view) {
    List<List<Intent>> wanted = strategy.onBars(view);
    List<List<Intent>> allowed = new ArrayList<>(wanted.size());
    for (int market = 0; market < wanted.size(); market++) {
      // A market without a closed bar has nothing to go by; the engine refuses what is said of it.
      if (wanted.get(market).isEmpty() || view.bar(market) < 0) {
        allowed.add(wanted.get(market));
      } else {
        said.get(market).intents = wanted.get(market);
        allowed.add(ruled.get(market).onBar(new MarketView(view, market)));
      }
    }
    return allowed;
  }

  @Override
  public boolean listens() {
    return strategy.listens();
  }

  private static final class Said implements Strategy {
    private List<Intent> intents = List.of();

    @Override
    public List<Intent> onBar(View view) {
      return intents;
    }
  }

  private record MarketView(GroupView all, int market) implements View {
    @Override
    public int bar() {
      return all.bar(market);
    }

    @Override
    public double positionQuantity() {
      return all.positionQuantity(market);
    }

    @Override
    public double positionEntryPrice() {
      return all.positionEntryPrice(market);
    }

    @Override
    public double cash() {
      return all.cash();
    }

    @Override
    public double equity() {
      return all.equity();
    }

    @Override
    public List<OrderNews> news() {
      return all.news(market);
    }
  }
}
