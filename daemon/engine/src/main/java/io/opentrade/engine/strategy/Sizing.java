package io.opentrade.engine.strategy;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;

/// How large an entry is.
public sealed interface Sizing {
  /// A share of the cash at the moment of entry, fee included: 100 is all of it.
  record Percent(BigDecimal percent) implements Sizing {
    public Percent {
      if (percent.signum() <= 0) {
        throw new IllegalArgumentException("a size in percent must be positive");
      }
    }
  }

  /// A quantity of the base currency.
  record Base(Quantity quantity) implements Sizing {
    public Base {
      if (quantity.signum() <= 0) {
        throw new IllegalArgumentException("a size must be positive");
      }
    }
  }

  /// An amount of the quote currency to spend, fee included.
  record Quote(Money amount) implements Sizing {
    public Quote {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("a size must be positive");
      }
    }
  }
}
