package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much margin a position must keep. By brackets of its notional, as the exchanges publish
/// them: maintenance margin = notional × rate − amount, with rate and amount of the bracket that
/// the notional lies in.
public final class MaintenanceTiers {
  /// None is asked for: a position is liquidated when its margin is gone.
  public static final MaintenanceTiers NONE = of(BigDecimal.ZERO);

  private final List<Tier> tiers;

  /// One bracket.
  ///
  /// @param from notional at which it begins, in the currency of settlement
  /// @param rate a fraction of the notional, from 0 to below 1
  /// @param amount taken off, so that the margin does not jump where a bracket begins
  public record Tier(Money from, BigDecimal rate, Money amount) {
    public Tier {
      if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException(
            "a maintenance rate is at least 0 % and below 100 %, not " + rate.toPlainString());
      }
      rate = Decimals.canonical(rate);
    }
  }

  /// A bracket whose amount need not be said.
  ///
  /// @param amount null for the one that makes the margin go on where the bracket begins
  public record Bracket(Money from, BigDecimal rate, @Nullable Money amount) {}

  private MaintenanceTiers(List<Tier> tiers) {
    this.tiers = List.copyOf(tiers);
  }

  /// One rate for every notional.
  public static MaintenanceTiers of(BigDecimal rate) {
    return new MaintenanceTiers(List.of(new Tier(Money.ZERO, rate, Money.ZERO)));
  }

  /// @param brackets in rising order; the first begins at 0
  /// @throws IllegalArgumentException with a message for people where they make no sense
  public static MaintenanceTiers of(List<Bracket> brackets) {
    if (brackets.isEmpty() || brackets.getFirst().from().signum() != 0) {
      throw new IllegalArgumentException("the first bracket of maintenance margins begins at 0");
    }
    List<Tier> tiers = new ArrayList<>();
    for (Bracket bracket : brackets) {
      Money amount = bracket.amount();
      if (!tiers.isEmpty()) {
        Tier before = tiers.getLast();
        if (bracket.from().compareTo(before.from()) <= 0
            || bracket.rate().compareTo(before.rate()) < 0) {
          throw new IllegalArgumentException(
              "brackets of maintenance margins rise in notional and in rate");
        }
        amount = amount == null ? continued(before, bracket) : amount;
      }
      tiers.add(new Tier(bracket.from(), bracket.rate(), amount == null ? Money.ZERO : amount));
    }
    return new MaintenanceTiers(tiers);
  }

  private static Money continued(Tier before, Bracket next) {
    BigDecimal step = next.rate().subtract(before.rate());
    return new Money(before.amount().value().add(next.from().value().multiply(step)));
  }

  /// The brackets, the smallest first.
  public List<Tier> tiers() {
    return tiers;
  }

  /// The margin that a position of that notional must keep, not rounded; never negative.
  public BigDecimal margin(Money notional) {
    Tier tier = tiers.getFirst();
    for (Tier each : tiers) {
      if (each.from().compareTo(notional) <= 0) {
        tier = each;
      }
    }
    return notional
        .value()
        .multiply(tier.rate())
        .subtract(tier.amount().value())
        .max(BigDecimal.ZERO);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaintenanceTiers same && same.tiers.equals(tiers);
  }

  @Override
  public int hashCode() {
    return tiers.hashCode();
  }

  @Override
  public String toString() {
    return tiers.toString();
  }
}
