package io.opentrade.research.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.FeeTiers;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.List;

/// Reads fees by volume: lines of `volume,maker,taker`, the volume of thirty days at which the tier
/// begins, rates as `0.1%` or `0.001`, a maker's negative for a rebate.
final class FeesFile {
  private FeesFile() {}

  /// @throws RequestFailed where it cannot be read or makes no sense
  static FeeTiers read(InputFile file) {
    RowsFile rows =
        new RowsFile(
            file, "write volume,maker,taker by line, as 0,0.1%,0.1% and 1000000,0.09%,0.1%");
    List<FeeTiers.Tier> tiers = new ArrayList<>();
    try {
      for (RowsFile.Row row : rows.rows()) {
        if (!rows.has(row, 2)) {
          throw rows.bad(row.number(), "a tier needs a volume, a maker and a taker fee");
        }
        tiers.add(
            new FeeTiers.Tier(
                new Money(rows.number(row, 0)), rows.rate(row, 1), rows.rate(row, 2)));
      }
      if (tiers.isEmpty()) {
        throw rows.bad("there are no fee tiers");
      }
      return new FeeTiers(tiers);
    } catch (IllegalArgumentException exception) {
      throw rows.bad(String.valueOf(exception.getMessage()));
    }
  }
}
