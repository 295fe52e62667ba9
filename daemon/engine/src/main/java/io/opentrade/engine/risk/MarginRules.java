package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an account lets a desk do with borrowed money and borrowed coins.
///
/// @param shorts whether what is no future may be sold short: on spot terms, where the proceeds are
///     cash and the loan costs nothing
/// @param leverage of an entry that brings none of its own; futures only
/// @param mode what stands behind a futures position
/// @param maintenance the margin that a futures position must keep
public record MarginRules(
    boolean shorts, BigDecimal leverage, MarginMode mode, MaintenanceTiers maintenance) {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

  /// Short sales on spot terms, no leverage, no maintenance margin.
  public static final MarginRules PLAIN =
      new MarginRules(true, BigDecimal.ONE, MarginMode.ISOLATED, MaintenanceTiers.NONE);

  public MarginRules {
    leverage = leverage.stripTrailingZeros();
    if (leverage.compareTo(BigDecimal.ONE) < 0 || leverage.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("the leverage is at least 1 and at most 1000");
    }
  }

  /// The leverage of an entry, or the reason why it cannot have it.
  ///
  /// @param wanted as the strategy said; NaN for the account's
  Leverage leverage(double wanted, Instrument instrument) {
    if (Double.isNaN(wanted)) {
      return new Leverage(instrument.contract().future() ? leverage : BigDecimal.ONE, null);
    }
    if (!(wanted >= 1 && wanted <= MOST.doubleValue())) {
      return refused("the leverage is not a number from 1 to 1000");
    }
    if (wanted != 1 && !instrument.contract().future()) {
      return refused("leverage is for futures, and this is none");
    }
    return new Leverage(new BigDecimal(Double.toString(wanted)).stripTrailingZeros(), null);
  }

  private static Leverage refused(String reason) {
    return new Leverage(BigDecimal.ONE, reason);
  }

  /// An entry's leverage.
  ///
  /// @param refusal null where it may have it
  public record Leverage(BigDecimal value, @Nullable String refusal) {}
}
