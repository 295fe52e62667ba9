package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;
import java.util.List;

/// Fees that fall as more is traded. The tier of a day (UTC) is that of what the account traded in
/// the thirty days before it, as at most exchanges.
///
/// @param tiers by rising volume, the first from 0; empty where fees do not depend on the volume
public record FeeTiers(List<Tier> tiers) {
  /// Fees do not depend on the volume.
  public static final FeeTiers NONE = new FeeTiers(List.of());

  private static final BigDecimal MOST = new BigDecimal("0.999999");

  /// No exchange pays more than this to who makes its market: beyond it a slip is more likely.
  private static final BigDecimal LARGEST_REBATE = new BigDecimal("-0.01");

  /// @throws IllegalArgumentException with a message for people where it is no maker's fee
  static void requireMaker(BigDecimal rate) {
    if (rate.compareTo(LARGEST_REBATE) < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "a maker's fee is below 100 %, and a rebate (a negative fee) at most 1 %");
    }
  }

  /// Rates from a volume on.
  ///
  /// @param volume notional of thirty days at which the tier begins
  /// @param maker fraction of the notional, negative for a rebate
  /// @param taker fraction of the notional
  public record Tier(Money volume, BigDecimal maker, BigDecimal taker) {
    public Tier {
      requireMaker(maker);
      if (taker.signum() < 0 || taker.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException("a taker's fee is at least 0 % and below 100 %");
      }
    }
  }

  public FeeTiers {
    tiers = List.copyOf(tiers);
    for (int i = 0; i < tiers.size(); i++) {
      Money volume = tiers.get(i).volume();
      if (i == 0 ? volume.signum() != 0 : volume.compareTo(tiers.get(i - 1).volume()) <= 0) {
        throw new IllegalArgumentException("the volumes of fee tiers begin with 0 and rise");
      }
    }
  }

  /// Whether there are none.
  public boolean none() {
    return tiers.isEmpty();
  }

  /// The tier of a volume.
  ///
  /// @throws IllegalStateException where there are none
  public Tier at(Money volume) {
    for (int i = tiers.size() - 1; i >= 0; i--) {
      if (tiers.get(i).volume().compareTo(volume) <= 0) {
        return tiers.get(i);
      }
    }
    throw new IllegalStateException("no fee tier begins with 0");
  }

  /// The highest rate of all; 0 where there are none.
  public BigDecimal highest() {
    return tiers.stream()
        .map(tier -> tier.maker().max(tier.taker()))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /// A fee so many times as high, below 100 %; a rebate stays.
  static BigDecimal times(BigDecimal rate, BigDecimal factor) {
    return rate.signum() > 0 ? rate.multiply(factor).min(MOST) : rate;
  }

  /// The same with every fee so many times as high; rebates stay.
  public FeeTiers times(BigDecimal factor) {
    return new FeeTiers(
        tiers.stream()
            .map(
                tier ->
                    new Tier(
                        tier.volume(), times(tier.maker(), factor), times(tier.taker(), factor)))
            .toList());
  }
}
