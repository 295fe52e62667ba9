package io.opentrade.server.session;

import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Worker;
import java.util.Map;

/// Loads a script behind a wall, so that it can decide.
public interface Planner {
  /// A strategy that is loaded.
  sealed interface Ready extends AutoCloseable {
    /// Bars that it wants to have seen first.
    int warmup();

    @Override
    void close();
  }

  /// It made a plan, and needs its worker no more.
  ///
  /// @param parameters values of the parameters that the plan names
  record Planned(Plan plan, Map<String, Double> parameters, int warmup) implements Ready {
    @Override
    public void close() {}
  }

  /// It stays in its worker and is asked there at every bar.
  ///
  /// @param worker closed with this
  /// @param values overrides of the declared parameter defaults
  record Asked(Worker worker, Map<String, ParameterValue> values, int warmup) implements Ready {
    @Override
    public void close() {
      worker.close();
    }
  }

  /// @param set parameters by name, as text
  /// @throws io.opentrade.protocol.RequestFailed where it cannot be loaded, or there is no wall
  Ready load(Script script, Map<String, String> set);

  /// The wall that its workers stand behind: `bubblewrap`; the empty text where none was needed
  /// yet.
  default String wall() {
    return "";
  }
}
