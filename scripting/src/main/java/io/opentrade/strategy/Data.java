package io.opentrade.strategy;

import io.opentrade.scripting.plan.PlanBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `signals` works on: the strategy's own candles, further series, indicators, parameters.
public class Data extends Candles {
  private final Map<String, Candles> series = new LinkedHashMap<>();
  private final Values params;
  private final Ta ta;

  /// Made by the worker.
  public Data(PlanBuilder builder) {
    this(new Scope(builder, null));
  }

  Data(Scope scope) {
    super(scope, "");
    for (String name : scope.builder().seriesNames().split("\n")) {
      if (!name.isEmpty()) {
        series.put(name, new Candles(scope, name));
      }
    }
    this.params = new Values(scope.builder());
    this.ta = new Ta(scope);
  }

  /// Another series, read by its closed bars.
  ///
  /// @param name as declared in `strategy()`
  public final Candles series(String name) {
    Candles found = series.get(name);
    if (found == null) {
      scope
          .builder()
          .refuseName(
              "series",
              name,
              String.join(",", series.keySet()),
              "declare it: new About().series(\"" + name + "\", \"1h\")");
      throw new IllegalStateException("refused");
    }
    return found;
  }

  /// All indicators.
  public final Ta ta() {
    return ta;
  }

  /// The parameters of this run.
  public final Values params() {
    return params;
  }
}
