package io.opentrade.engine.backtest;

import io.opentrade.engine.core.SizeMoment;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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
/// @param sizeAt at what price entries are sized
/// @param coin a third currency that fees are told in; null for none
public record Settings(
    Money cash,
    BigDecimal feeRate,
    Sizing size,
    boolean closeAtEnd,
    FillModel fills,
    Sharing sharing,
    RiskRules risk,
    AccountModel account,
    SizeMoment sizeAt,
    @Nullable FeeCoin coin) {
  public Settings {
    if (cash.signum() <= 0) {
      throw new IllegalArgumentException("the cash at the start must be positive");
    }
    if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("the fee must be at least 0 % and below 100 %");
    }
    if (sizeAt == SizeMoment.CLOSE && fills.convention().foreign()) {
      throw new IllegalArgumentException("the rules of another program size entries their own way");
    }
  }

  /// Sized at the open, with fees in the currency of the account.
  public Settings(
      Money cash,
      BigDecimal feeRate,
      Sizing size,
      boolean closeAtEnd,
      FillModel fills,
      Sharing sharing,
      RiskRules risk,
      AccountModel account) {
    this(cash, feeRate, size, closeAtEnd, fills, sharing, risk, account, SizeMoment.OPEN, null);
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

  /// The same with those rules.
  public Settings with(RiskRules rules) {
    return new Settings(
        cash, feeRate, size, closeAtEnd, fills, sharing, rules, account, sizeAt, coin);
  }

  /// The same with another kind of account.
  public Settings with(AccountModel other) {
    return new Settings(cash, feeRate, size, closeAtEnd, fills, sharing, risk, other, sizeAt, coin);
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
    return new Settings(
        cash, otherFee, size, closeAtEnd, fills, sharing, risk, account, sizeAt, coin);
  }

  /// The same with nothing closed at the end.
  public Settings leftOpen() {
    return new Settings(cash, feeRate, size, false, fills, sharing, risk, account, sizeAt, coin);
  }

  /// The same with other fills.
  public Settings with(FillModel other) {
    return new Settings(
        cash, feeRate, size, closeAtEnd, other, sharing, risk, account, sizeAt, coin);
  }

  /// The same with entries sized at another price.
  public Settings sizedAt(SizeMoment other) {
    return new Settings(
        cash, feeRate, size, closeAtEnd, fills, sharing, risk, account, other, coin);
  }

  /// The same with fees told in a third currency; null for none.
  public Settings paying(@Nullable FeeCoin other) {
    return new Settings(
        cash, feeRate, size, closeAtEnd, fills, sharing, risk, account, sizeAt, other);
  }

  /// The highest of the fees: what an entry must be able to pay.
  BigDecimal highestFee() {
    if (!fills.tiers().none()) {
      return fills.tiers().highest();
    }
    BigDecimal maker = fills.makerRate();
    return maker == null ? feeRate : maker.max(feeRate);
  }
}
