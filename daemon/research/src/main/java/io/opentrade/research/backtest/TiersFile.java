package io.opentrade.research.backtest;

import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MaintenanceTiers.Bracket;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.List;

/// Reads maintenance margins by brackets: lines of `notional,rate` or `notional,rate,amount`, the
/// notional at which the bracket begins, the rate as `0.4%` or `0.004`. Without an amount the
/// margin goes on where a bracket begins.
final class TiersFile {
  private TiersFile() {}

  /// @throws RequestFailed where it cannot be read or makes no sense
  static MaintenanceTiers read(InputFile file) {
    RowsFile rows =
        new RowsFile(file, "write notional,rate,amount by line, as 0,0.4%,0 and 50000,0.5%,50");
    List<Bracket> brackets = new ArrayList<>();
    try {
      for (RowsFile.Row row : rows.rows()) {
        if (!rows.has(row, 1)) {
          throw rows.bad(row.number(), "a bracket needs a notional and a rate");
        }
        brackets.add(
            new Bracket(
                new Money(rows.number(row, 0)),
                rows.rate(row, 1),
                rows.has(row, 2) ? new Money(rows.number(row, 2)) : null));
      }
      return MaintenanceTiers.of(brackets);
    } catch (IllegalArgumentException exception) {
      throw rows.bad(String.valueOf(exception.getMessage()));
    }
  }
}
