package io.opentrade.server.alert.watch;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Quantity;
import io.opentrade.server.alert.language.Quantity.OfAccount;
import io.opentrade.server.alert.language.Term;
import io.opentrade.server.alert.watch.Check.Pulse;
import io.opentrade.server.market.MarketName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every number that some alert reads, once.
final class Cells {
  private final Map<MarketName, MarketCells> markets = new HashMap<>();
  private final Map<OfAccount, Cell> accounts = new LinkedHashMap<>();
  private final Map<String, Cell> health = new LinkedHashMap<>();
  private final Map<SeriesName, SeriesColumns> series = new LinkedHashMap<>();
  private final Pending pending;

  Cells(Pending pending) {
    this.pending = pending;
  }

  Cell live(Quantity quantity) {
    return switch (quantity) {
      case Quantity.OfMarket(MarketName market, Quantity.MarketKind kind) ->
          markets.computeIfAbsent(market, _ -> new MarketCells()).of(kind);
      case OfAccount account -> accounts.computeIfAbsent(account, _ -> new Cell(false));
    };
  }

  /// A market that some alert reads; null where none does.
  @Nullable MarketCells market(MarketName name) {
    return markets.get(name);
  }

  Map<OfAccount, Cell> accounts() {
    return accounts;
  }

  /// @param check null for all together
  Cell health(@Nullable String check) {
    return health.computeIfAbsent(check == null ? "" : check, _ -> new Cell(false));
  }

  /// By the names of the checks; the empty text for all together.
  Map<String, Cell> health() {
    return health;
  }

  Cell column(Term.Column column) {
    return series(column.series()).number(column.expression(), pending);
  }

  Pulse cross(Condition.Cross cross) {
    return series(cross.series()).cross(cross.expression());
  }

  SeriesColumns series(SeriesName name) {
    return series.computeIfAbsent(name, one -> new SeriesColumns(one.timeframe()));
  }

  @Nullable SeriesColumns findSeries(SeriesName name) {
    return series.get(name);
  }
}
