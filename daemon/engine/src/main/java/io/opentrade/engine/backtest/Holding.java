package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import java.util.List;

/// What the account holds from a tick until the next holding. Together with the closes it gives the
/// exact equity of every tick.
///
/// @param tick index into the ticks of the run's markets
/// @param cash less what futures cost that are held long, with what those cost that are held short,
///     and the other way round for inverse contracts: with the worth of what is held it makes the
///     equity, see [io.opentrade.engine.domain.Contract#worth]
/// @param quantities of each market's instrument, positive when long, negative when short
public record Holding(int tick, Money cash, List<Quantity> quantities) {
  public Holding {
    quantities = List.copyOf(quantities);
  }

  /// Of a run on one market.
  public Holding(int tick, Money cash, Quantity quantity) {
    this(tick, cash, List.of(quantity));
  }
}
