package io.opentrade.server.alert;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Quantity.MarketKind;
import io.opentrade.server.alert.language.Quantity.OfAccount;
import io.opentrade.server.alert.language.Quantity.OfMarket;
import io.opentrade.server.alert.language.Term;
import io.opentrade.server.market.MarketName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What must be known to watch for something; nothing else is asked for.
final class Needs {
  /// Shorter bars first, so that longer ones are decided with what closed before them.
  private static final Comparator<SeriesName> SHORT_FIRST =
      Comparator.<SeriesName>comparingLong(series -> series.timeframe().millis())
          .thenComparing(Comparator.naturalOrder());

  private final Set<MarketName> markets = new LinkedHashSet<>();
  private final Set<MarketName> funded = new LinkedHashSet<>();
  private final Set<SeriesName> series = new TreeSet<>(SHORT_FIRST);
  private final Set<OfAccount> accounts = new LinkedHashSet<>();
  private final List<String> beyondCandles = new ArrayList<>();
  private boolean events;
  private boolean health;

  static Needs of(Condition condition) {
    return of(List.of(condition));
  }

  static Needs of(Collection<Condition> conditions) {
    Needs needs = new Needs();
    conditions.forEach(needs::add);
    return needs;
  }

  /// In the order in which they are named.
  Set<MarketName> markets() {
    return markets;
  }

  /// Those whose funding is asked for.
  Set<MarketName> funded() {
    return funded;
  }

  Set<SeriesName> series() {
    return series;
  }

  Set<OfAccount> accounts() {
    return accounts;
  }

  boolean events() {
    return events;
  }

  boolean health() {
    return health;
  }

  /// Words whose past no candles tell.
  List<String> beyondCandles() {
    return beyondCandles;
  }

  private void add(Condition condition) {
    switch (condition) {
      case Condition.Comparison comparison -> {
        add(comparison.left());
        add(comparison.right());
      }
      case Condition.Cross cross -> add(cross.series());
      case Condition.And(Condition left, Condition right) -> {
        add(left);
        add(right);
      }
      case Condition.Or(Condition left, Condition right) -> {
        add(left);
        add(right);
      }
      case Condition.Not(Condition of) -> add(of);
      case Condition.Event _ -> {
        events = true;
        beyondCandles.add("event");
      }
      case Condition.Health _ -> {
        health = true;
        beyondCandles.add("health");
      }
    }
  }

  private void add(Term term) {
    switch (term) {
      case Term.Number _ -> {}
      case Term.Live(OfMarket(MarketName market, MarketKind kind)) -> {
        markets.add(market);
        if (kind == MarketKind.FUNDING) {
          funded.add(market);
        }
        if (kind != MarketKind.PRICE) {
          beyondCandles.add(kind.word());
        }
      }
      case Term.Live(OfAccount account) -> {
        accounts.add(account);
        beyondCandles.add(account.kind().word());
      }
      case Term.Column column -> add(column.series());
      case Term.Arithmetic arithmetic -> {
        add(arithmetic.left());
        add(arithmetic.right());
      }
    }
  }

  private void add(SeriesName name) {
    series.add(name);
    markets.add(new MarketName(name.symbol(), name.exchange(), null));
  }

  /// What is needed that an actor may not see.
  static List<String> accountsOf(Condition condition) {
    return of(condition).accounts.stream().map(OfAccount::account).distinct().toList();
  }
}
