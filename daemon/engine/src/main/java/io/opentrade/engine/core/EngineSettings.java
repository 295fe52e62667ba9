package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.List;

/// What an engine is told once.
///
/// @param cash at the start
/// @param size of an entry that brings none of its own
/// @param mostTrades how many positions may be open at once
/// @param weights the part of the account's equity that each strategy may hold, by its number, as
///     fractions; empty where all of it is everyone's
/// @param desks numbered from 0, others may be opened later; all instruments are settled in one
///     currency
/// @param risk the account's rules
/// @param bar length of a bar, milliseconds: locks end with the bar in which they run out; 0 to end
///     them at once
/// @param lots in which order lots are closed: how profit is told, not how much cash there is
/// @param sizeAt at what price entries are sized
public record EngineSettings(
    Money cash,
    Sizing size,
    int mostTrades,
    List<BigDecimal> weights,
    List<DeskSettings> desks,
    RiskRules risk,
    long bar,
    LotOrder lots,
    SizeMoment sizeAt) {
  public EngineSettings {
    weights = List.copyOf(weights);
    desks = List.copyOf(desks);
    if (mostTrades < 1) {
      throw new IllegalArgumentException("an engine may have a trade");
    }
    for (DeskSettings desk : desks) {
      if (!weights.isEmpty() && desk.strategy() >= weights.size()) {
        throw new IllegalArgumentException("a desk's strategy has no weight");
      }
    }
  }

  /// Entries are sized where they are carried out.
  public EngineSettings(
      Money cash,
      Sizing size,
      int mostTrades,
      List<BigDecimal> weights,
      List<DeskSettings> desks,
      RiskRules risk,
      long bar,
      LotOrder lots) {
    this(cash, size, mostTrades, weights, desks, risk, bar, lots, SizeMoment.OPEN);
  }

  /// Without rules.
  public EngineSettings(
      Money cash, Sizing size, int mostTrades, List<BigDecimal> weights, List<DeskSettings> desks) {
    this(cash, size, mostTrades, weights, desks, RiskRules.NONE, 0);
  }

  /// One desk, which may use all there is.
  public EngineSettings(Money cash, Sizing size, DeskSettings desk) {
    this(cash, size, Integer.MAX_VALUE, List.of(), List.of(desk));
  }

  /// Lots are closed at their average cost.
  public EngineSettings(
      Money cash,
      Sizing size,
      int mostTrades,
      List<BigDecimal> weights,
      List<DeskSettings> desks,
      RiskRules risk,
      long bar) {
    this(cash, size, mostTrades, weights, desks, risk, bar, LotOrder.AVERAGE);
  }
}
