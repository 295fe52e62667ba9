package io.opentrade.research.study;

import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.RequestFailed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A figure to rank by.
///
/// @param minimised whether smaller is better
record Objective(String name, boolean minimised) {
  private static final String MINIMISED = "min:";

  private static final Set<String> YEARLY =
      Set.of("cagrPercent", "volatilityPercent", "sharpe", "sortino", "calmar");

  private static final Map<String, RecordComponent> FIGURES =
      Arrays.stream(Metrics.class.getRecordComponents())
          .collect(
              Collectors.toMap(
                  RecordComponent::getName, each -> each, (each, _) -> each, LinkedHashMap::new));

  /// Reads `sharpe` or `min:volatilityPercent`.
  ///
  /// @throws RequestFailed where there is no such figure
  static Objective parse(@Nullable String text) {
    if (text == null) {
      return new Objective("sharpe", false);
    }
    boolean minimised = text.startsWith(MINIMISED);
    String name = minimised ? text.substring(MINIMISED.length()) : text;
    require(name);
    return new Objective(name, minimised);
  }

  static void require(String name) {
    if (!FIGURES.containsKey(name)) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "there is no figure '" + name + "' to look at",
          "there are " + String.join(", ", FIGURES.keySet()));
    }
  }

  @Nullable Double of(@Nullable Metrics metrics) {
    return metrics == null ? null : figure(metrics, name);
  }

  static @Nullable Double figure(Metrics metrics, String name) {
    RecordComponent component = FIGURES.get(name);
    if (component == null) {
      return null;
    }
    try {
      return switch (component.getAccessor().invoke(metrics)) {
        case null -> null;
        case Decimal decimal -> decimal.toDouble();
        case Number number -> number.doubleValue();
        default -> null;
      };
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible); // a public record's accessor
    }
  }

  /// Whether it is what a year would bring, so that a few days say nothing of it.
  boolean yearly() {
    return YEARLY.contains(name);
  }

  /// Larger is better, whatever the figure.
  double score(@Nullable Double value) {
    return value == null ? Double.NaN : minimised ? -value : value;
  }

  @Override
  public String toString() {
    return minimised ? MINIMISED + name : name;
  }
}
