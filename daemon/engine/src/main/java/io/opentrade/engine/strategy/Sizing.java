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

  /// A share of the account's equity, fee included: of all there is, held or not, but never more
  /// than the cash that is free. What equal parts of a portfolio are made of.
  record Equity(BigDecimal percent) implements Sizing {
    public Equity {
      if (percent.signum() <= 0) {
        throw new IllegalArgumentException("a size in percent must be positive");
      }
    }
  }

  /// So much that a move of the price by `distance` against the position costs that share of the
  /// account's equity, but never more than the free cash pays for. With the distance of a stop-loss
  /// it limits what one trade may lose; with the average true range all positions move the account
  /// alike (volatility sizing).
  ///
  /// @param distance in price, positive; not a number for that of the attached stop-loss or
  ///     trailing stop, without which the entry is refused
  record Risk(BigDecimal percent, double distance) implements Sizing {
    public Risk {
      if (percent.signum() <= 0) {
        throw new IllegalArgumentException("a size in percent must be positive");
      }
    }
  }

  /// A fraction of the Kelly share of the equity, W − (1 − W) / R, where W is the share of winning
  /// trades of this desk and R its average win over its average loss, both in percent of the stake
  /// (Kelly, 1956, for two outcomes). Refused where that is not positive. Until twenty trades have
  /// ended, a tenth of the equity stands in for the share.
  ///
  /// @param fraction above 0 and at most 1; a half is usual, since W and R are only estimates
  record Kelly(BigDecimal fraction) implements Sizing {
    public Kelly {
      if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("a Kelly fraction is above 0 and at most 1");
      }
    }
  }
}
