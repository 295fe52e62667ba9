package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Estimates from a desk's ended trades what share of the equity the Kelly criterion would stake.
public final class KellyShare {
  private static final int ENOUGH = 20;
  private static final BigDecimal UNTIL_THEN = new BigDecimal("0.1");
  private static final int SCALE = 8;

  private int trades;
  private int wins;
  private BigDecimal won = BigDecimal.ZERO;
  private BigDecimal lost = BigDecimal.ZERO;

  /// A trade has ended.
  ///
  /// @param profit after fees and funding
  /// @param stake what was entered, its notional; one of nothing says nothing
  public void add(Money profit, Money stake) {
    if (stake.signum() <= 0) {
      return;
    }
    BigDecimal rate = profit.value().divide(stake.value(), MathContext.DECIMAL64);
    trades++;
    if (rate.signum() > 0) {
      wins++;
      won = won.add(rate);
    } else {
      lost = lost.subtract(rate);
    }
  }

  /// A fraction of the equity; 0 or below where the trades lose on average, at most 1.
  public BigDecimal value() {
    if (trades < ENOUGH) {
      return UNTIL_THEN;
    }
    if (wins == 0 || lost.signum() == 0) {
      return wins == 0 ? BigDecimal.ZERO : BigDecimal.ONE;
    }
    // W - (1 - W) / R with R = (won / wins) / (lost / losses) is (wins - lost * wins / won) / n.
    BigDecimal count = BigDecimal.valueOf(wins);
    BigDecimal even = lost.multiply(count).divide(won, MathContext.DECIMAL64);
    return count.subtract(even).divide(BigDecimal.valueOf(trades), SCALE, RoundingMode.HALF_EVEN);
  }
}
