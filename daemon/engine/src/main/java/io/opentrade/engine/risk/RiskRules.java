package io.opentrade.engine.risk;

import java.util.List;

/// The rules that a person sets for an account.
///
/// @param limits on what may be added to exposure
/// @param kills losses after which trading stops
/// @param flatten whether a kill also closes what is held; else its protection stays
/// @param protections lock entries for a while after trades went badly
/// @param days when days begin for daily limits
public record RiskRules(
    List<Limit> limits,
    List<KillLimit> kills,
    boolean flatten,
    List<Protection> protections,
    TradingDay days) {
  /// No rules.
  public static final RiskRules NONE =
      new RiskRules(List.of(), List.of(), false, List.of(), TradingDay.MIDNIGHT);

  public RiskRules {
    limits = List.copyOf(limits);
    kills = List.copyOf(kills);
    protections = List.copyOf(protections);
  }

  /// Whether there is nothing that could refuse an entry.
  public boolean none() {
    return limits.isEmpty() && kills.isEmpty() && protections.isEmpty();
  }

  /// Whether prices matter where no order does.
  public boolean watchesPrices() {
    return watchesEquity() || watchesMarkets();
  }

  /// Whether the prices of what is held matter: a kill limit hangs on them.
  public boolean watchesEquity() {
    for (KillLimit kill : kills) {
      if (kill.priced()) {
        return true;
      }
    }
    return false;
  }

  /// Whether the prices of all markets matter, also where nothing is held: a price band knows where
  /// a market has been.
  public boolean watchesMarkets() {
    for (Limit limit : limits) {
      if (limit instanceof Limit.PriceBand) {
        return true;
      }
    }
    return false;
  }
}
