package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;

/// What a person can set for a backtest.
///
/// @param cash at the start, positive
/// @param feeRate of each fill's notional, a fraction: 0.001 is 0.1 %; from 0 to below 1
/// @param size of an entry that brings none of its own
/// @param closeAtEnd whether what is held at the last bar is closed at its open, or at its close
///     where the fill model fills decisions there
/// @param fills how the simulated venue fills; `feeRate` is the taker's fee
/// @param sharing how several desks share the account
/// @param risk the account's rules
/// @param account what may be borrowed, and what that costs
public record Settings(
    Money cash,
    BigDecimal feeRate,
    Sizing size,
    boolean closeAtEnd,
    FillModel fills,
    Sharing sharing,
    RiskRules risk,
    AccountModel account) {
  public Settings {
    if (cash.signum() <= 0) {
      throw new IllegalArgumentException("the cash at the start must be positive");
    }
    if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("the fee must be at least 0 % and below 100 %");
    }
  }

  /// Without risk rules and without leverage, with short sales on spot terms.
  public Settings(
      Money cash,
      BigDecimal feeRate,
      Sizing size,
      boolean closeAtEnd,
      FillModel fills,
      Sharing sharing) {
    this(cash, feeRate, size, closeAtEnd, fills, sharing, RiskRules.NONE, AccountModel.PLAIN);
  }

  /// Without leverage, with short sales on spot terms.
  public Settings(
      Money cash,
      BigDecimal feeRate,
      Sizing size,
      boolean closeAtEnd,
      FillModel fills,
      Sharing sharing,
      RiskRules risk) {
    this(cash, feeRate, size, closeAtEnd, fills, sharing, risk, AccountModel.PLAIN);
  }

  /// The same with those rules.
  public Settings with(RiskRules rules) {
    return new Settings(cash, feeRate, size, closeAtEnd, fills, sharing, rules, account);
  }

  /// The same with another kind of account.
  public Settings with(AccountModel other) {
    return new Settings(cash, feeRate, size, closeAtEnd, fills, sharing, risk, other);
  }

  /// For a single desk, or desks that share everything.
  public Settings(
      Money cash, BigDecimal feeRate, Sizing size, boolean closeAtEnd, FillModel fills) {
    this(cash, feeRate, size, closeAtEnd, fills, Sharing.FREE);
  }

  /// With full fills at the next open, without slippage or delay.
  public Settings(Money cash, BigDecimal feeRate, Sizing size, boolean closeAtEnd) {
    this(cash, feeRate, size, closeAtEnd, FillModel.PLAIN);
  }

  /// The same with another taker fee.
  public Settings with(BigDecimal otherFee) {
    return new Settings(cash, otherFee, size, closeAtEnd, fills, sharing, risk, account);
  }

  /// The same with nothing closed at the end.
  public Settings leftOpen() {
    return new Settings(cash, feeRate, size, false, fills, sharing, risk, account);
  }

  /// The higher of the two fees: what an entry must be able to pay.
  BigDecimal highestFee() {
    BigDecimal maker = fills.makerRate();
    return maker == null ? feeRate : maker.max(feeRate);
  }
}
