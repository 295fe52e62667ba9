package io.opentrade.server.session;

import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Loads a script behind a wall, so that it can decide.
public interface Planner {
  /// A strategy that is loaded.
  sealed interface Ready extends AutoCloseable {
    /// Bars that it wants to have seen first.
    int warmup();

    /// Further series that it reads, as it declared them, by its own names for them.
    Map<String, String> series();

    @Override
    void close();
  }

  /// It made a plan, and needs its worker no more.
  ///
  /// @param parameters values of the parameters that the plan names
  record Planned(Plan plan, Map<String, Double> parameters, int warmup, Map<String, String> series)
      implements Ready {
    /// It reads the market's own bars only.
    public Planned(Plan plan, Map<String, Double> parameters, int warmup) {
      this(plan, parameters, warmup, Map.of());
    }

    @Override
    public void close() {}
  }

  /// It stays in its worker and is asked there whenever bars close, or computes there what its plan
  /// reads.
  ///
  /// @param worker closed with this
  /// @param style how it is asked
  /// @param values overrides of the declared parameter defaults
  /// @param scanned the plan whose scans it computes, with the parameters; null where it is asked
  record Asked(
      Worker worker,
      Style style,
      Map<String, ParameterValue> values,
      @Nullable Planned scanned,
      int warmup,
      Map<String, String> series)
      implements Ready {
    @Override
    public void close() {
      worker.close();
    }
  }

  /// @param markets how many it is to trade
  /// @param set parameters by name, as text
  /// @throws io.opentrade.protocol.RequestFailed where it cannot be loaded, or there is no wall
  Ready load(Script script, Map<String, String> set, int markets);

  /// The wall that its workers stand behind: `bubblewrap`; the empty text where none was needed
  /// yet.
  default String wall() {
    return "";
  }
}
