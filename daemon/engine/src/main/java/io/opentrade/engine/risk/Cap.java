package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;

/// The most of something: an amount, or a share of what the account is worth.
public sealed interface Cap {
  /// So much of the account's currency.
  record Amount(Money amount) implements Cap {
    public Amount {
      requirePositive(amount.signum());
    }

    /// The amount as a plain decimal.
    @Override
    public String toString() {
      return amount.toString();
    }
  }

  /// A share of the equity, in percent: 100 is all of it, more is borrowed.
  record Percent(BigDecimal percent) implements Cap {
    public Percent {
      requirePositive(percent.signum());
      percent = percent.stripTrailingZeros();
    }

    /// The share with a percent sign.
    @Override
    public String toString() {
      return percent.toPlainString() + "%";
    }
  }

  /// Whether the value lies above the cap of an account of that worth.
  default boolean exceeded(Money value, Money equity) {
    return switch (this) {
      case Amount(Money amount) -> value.compareTo(amount) > 0;
      case Percent(BigDecimal percent) ->
          value.value().movePointRight(2).compareTo(equity.value().multiply(percent)) > 0;
    };
  }

  /// The cap in words.
  default String words() {
    return this instanceof Percent ? this + " of the equity" : toString();
  }

  private static void requirePositive(int signum) {
    if (signum <= 0) {
      throw new IllegalArgumentException("a limit must be positive");
    }
  }
}
