package io.opentrade.research.backtest;

import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Worker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The workers of one study: as many as are asked at the same time, each with the script loaded,
/// for one question after the other. A process for each would cost more than the answer. One that
/// has ended, say of the memory that the script took with some parameters, is replaced: it would
/// fail all others, too. Thread-safe.
final class Crew implements AutoCloseable {
  private final Script script;
  private final Supplier<Worker> workers;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private boolean closed;

  /// @param workers gives further ones, which have seen no script
  Crew(Script script, Supplier<Worker> workers) {
    this.script = script;
    this.workers = workers;
  }

  /// @throws ScriptFailed where the script fails, or its process twice
  BarsResult run(BarsJob job, BarsProgress progress) {
    return ask(worker -> worker.runBars(job, progress));
  }

  /// @throws ScriptFailed where the script fails, or its process twice
  BuiltPlan plan(Map<String, ParameterValue> values) {
    return ask(worker -> worker.plan(values));
  }

  /// Asks once more where the process ended by itself or was killed: it may be no fault of these
  /// parameters, and what is said of them is kept.
  private <T> T ask(Function<Worker, T> question) {
    try {
      return ask(take(), question);
    } catch (ScriptFailed failed) {
      if (failed.failure().kind() != ScriptFailure.Kind.WORKER_DIED) {
        throw failed;
      }
      return ask(fresh(), question);
    }
  }

  private <T> T ask(Worker worker, Function<Worker, T> question) {
    boolean lives = false;
    try {
      T answer = question.apply(worker);
      lives = true;
      return answer;
    } catch (ScriptFailed failed) {
      lives = failed.failure().kind() == ScriptFailure.Kind.SCRIPT;
      throw failed;
    } finally {
      if (lives) {
        rest(worker);
      } else {
        worker.close();
      }
    }
  }

  private Worker take() {
    Worker known = waiting();
    return known == null ? fresh() : known;
  }

  private Worker fresh() {
    Worker fresh = workers.get();
    try {
      fresh.load(script);
      return fresh;
    } catch (RuntimeException failed) {
      fresh.close();
      throw failed;
    }
  }

  private synchronized @Nullable Worker waiting() {
    return idle.poll();
  }

  /// Takes in a worker that has the script loaded and waits.
  synchronized void rest(Worker worker) {
    if (closed) {
      worker.close();
    } else {
      idle.push(worker);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Worker::close);
    idle.clear();
  }
}
