package io.opentrade.server.venue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// What an exchange can do, for each kind of market.
public record Capabilities(Map<Feature, Map<MarketKind, Support>> table) {
  public Capabilities {
    table = Collections.unmodifiableMap(new EnumMap<>(table));
  }

  /// The table of one connector.
  ///
  /// @param kinds that it speaks
  /// @param spoken whether it has a feature that is no way of ordering
  /// @param orders whether it can write an order of that kind, tried out by `OrderProbe`
  /// @param emulated what the daemon does where this exchange does not
  public static Capabilities of(
      Set<MarketKind> kinds,
      BiPredicate<Feature, MarketKind> spoken,
      BiPredicate<Feature, MarketKind> orders,
      Set<Feature> emulated) {
    Map<Feature, Map<MarketKind, Support>> table = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      Map<MarketKind, Support> row = new EnumMap<>(MarketKind.class);
      for (MarketKind kind : kinds) {
        boolean own =
            OrderProbe.tries(feature) ? orders.test(feature, kind) : spoken.test(feature, kind);
        row.put(
            kind,
            own
                ? Support.NATIVE
                : emulated.contains(feature) || waits(feature, kind)
                    ? Support.EMULATED
                    : Support.MISSING);
      }
      table.put(feature, Collections.unmodifiableMap(row));
    }
    return new Capabilities(table);
  }

  /// Whether the daemon holds such orders itself, at any exchange, where it trades that kind.
  private static boolean waits(Feature feature, MarketKind kind) {
    return kind != MarketKind.INVERSE
        && (feature == Feature.TRAILING_STOP || feature == Feature.ONE_CANCELS_OTHER);
  }

  /// `MISSING` for a kind that the exchange does not have.
  public Support of(Feature feature, MarketKind kind) {
    Map<MarketKind, Support> row = table.get(feature);
    Support support = row == null ? null : row.get(kind);
    return support == null ? Support.MISSING : support;
  }
}
