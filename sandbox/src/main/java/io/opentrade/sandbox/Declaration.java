package io.opentrade.sandbox;

import io.opentrade.engine.domain.Timeframe;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a strategy says about itself before it runs.
///
/// @param api version of the strategy interface it was written for
/// @param timeframe bars it wants; null for those it is given
/// @param warmup bars at the start on which it makes no decision
/// @param series other series it reads: its own name for them → a timeframe (`1h`: the same market)
///     or a series (`BTC/USDT@binance:1h`)
/// @param timers how often each is due, in bar time, by its name
/// @param parameters by name, in the order of the file
/// @param styles the styles the file offers; never empty
public record Declaration(
    int api,
    @Nullable Timeframe timeframe,
    int warmup,
    Map<String, String> series,
    Map<String, Timeframe> timers,
    Map<String, ParameterDeclaration> parameters,
    Set<Style> styles) {

  /// Other series that a strategy may read. Their candles are handed to it as files.
  public static final int MOST_SERIES = 30;

  /// Timers that it may have.
  public static final int MOST_TIMERS = 100;

  public Declaration {
    if (series.size() > MOST_SERIES || timers.size() > MOST_TIMERS) {
      throw new IllegalArgumentException(
          "a strategy reads at most %d other series and has at most %d timers"
              .formatted(MOST_SERIES, MOST_TIMERS));
    }
    series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
    timers = Collections.unmodifiableMap(new LinkedHashMap<>(timers));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    if (styles.isEmpty()) {
      throw new IllegalArgumentException("a strategy offers at least one style");
    }
    styles = Collections.unmodifiableSet(EnumSet.copyOf(styles));
  }

  /// The declared defaults overridden by the given values.
  ///
  /// @throws IllegalArgumentException with a message for people where a name is unknown or a value
  ///     does not fit
  public Map<String, ParameterValue> values(Map<String, ParameterValue> overrides) {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
    overrides.forEach(
        (name, value) -> {
          parameter(name).require(value);
          values.put(name, value);
        });
    return values;
  }

  /// How it decides about so many markets where nobody says: in the first style that it offers;
  /// where there are several, by `onBars` before `onBar`.
  public Style usual(int markets) {
    boolean together = markets > 1 && styles.contains(Style.ON_BARS);
    return together && !styles.contains(Style.SIGNALS) ? Style.ON_BARS : styles.iterator().next();
  }

  /// The parameter of that name.
  ///
  /// @throws IllegalArgumentException with a message for people, naming the nearest, where there is
  ///     none
  public ParameterDeclaration parameter(String name) {
    ParameterDeclaration found = parameters.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "the strategy has no parameter '" + name + "'" + Nearest.hint(name, parameters.keySet()));
    }
    return found;
  }
}
