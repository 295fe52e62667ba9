package io.opentrade.engine.backtest;

import java.util.List;

/// The numbers of holdings that figures are made of, in the order of the holdings, whether these
/// are objects or columns.
sealed interface HoldingNumbers permits HoldingNumbers.Records, HoldingColumns {
  /// How many holdings there are.
  int size();

  /// The tick from which it is held.
  int tick(int holding);

  /// Negative when short.
  double quantity(int holding, int market);

  static HoldingNumbers of(List<Holding> holdings) {
    return holdings instanceof HoldingColumns columns ? columns : new Records(holdings);
  }

  /// Those of records.
  record Records(List<Holding> holdings) implements HoldingNumbers {
    @Override
    public int size() {
      return holdings.size();
    }

    @Override
    public int tick(int holding) {
      return holdings.get(holding).tick();
    }

    @Override
    public double quantity(int holding, int market) {
      return holdings.get(holding).quantities().get(market).value().doubleValue();
    }
  }
}
