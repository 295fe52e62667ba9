package io.opentrade.research.backtest;

import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure.Kind;
import io.opentrade.sandbox.Worker;
import java.util.Map;
import java.util.function.Supplier;

/// The worker that makes the plans of one study. One that has ended, say of the memory that a
/// script took with some parameters, is replaced: it would fail all other parameters, too. One
/// thread at a time may ask it.
final class PlanningWorker implements AutoCloseable {
  private final Script script;
  private final Supplier<Worker> workers;
  private volatile Worker worker;
  private boolean ended;

  /// @param worker that has loaded the script
  /// @param workers gives further ones, which have seen no script
  PlanningWorker(Script script, Worker worker, Supplier<Worker> workers) {
    this.script = script;
    this.worker = worker;
    this.workers = workers;
  }

  /// Asks once more where the process ended by itself or was killed: it may be no fault of these
  /// parameters, and what is said of them is kept.
  ///
  /// @throws ScriptFailed where the script fails, or its process twice
  BuiltPlan plan(Map<String, ParameterValue> values) {
    try {
      return once(values);
    } catch (ScriptFailed failed) {
      if (failed.failure().kind() != Kind.WORKER_DIED) {
        throw failed;
      }
      return once(values);
    }
  }

  private BuiltPlan once(Map<String, ParameterValue> values) {
    if (ended) {
      worker.close();
      worker = workers.get();
      worker.load(script);
      ended = false;
    }
    try {
      return worker.plan(values);
    } catch (ScriptFailed failed) {
      ended = failed.failure().kind() != Kind.SCRIPT;
      throw failed;
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
