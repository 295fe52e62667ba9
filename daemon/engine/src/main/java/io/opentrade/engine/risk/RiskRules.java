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

  /// Whether every price of a market matters, also where no order does: kill limits watch what is
  /// held, and a price band knows where the market has been.
  public boolean watchesPrices() {
    return kills.stream().anyMatch(KillLimit::priced)
        || limits.stream().anyMatch(limit -> limit instanceof Limit.PriceBand);
  }
}
