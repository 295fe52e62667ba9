package io.opentrade.research.backtest;

import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.LiveAnswer;
import io.opentrade.sandbox.LiveJob;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScanJob;
import io.opentrade.sandbox.ScannedPlan;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Usage;
import io.opentrade.sandbox.Worker;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A worker whose process starts when it is first needed: not for what is remembered of its script.
final class LateWorker implements Worker {
  private final PlanMemory memory;
  private final Supplier<Worker> start;
  private final Consumer<Worker> end;
  private @Nullable Script script;
  private PlanMemory.@Nullable Known known;
  private @Nullable Worker started;
  private @Nullable Declaration declaration;

  /// @param start a worker that nobody else uses
  LateWorker(PlanMemory memory, Supplier<Worker> start) {
    this(memory, start, Worker::close);
  }

  /// @param start a worker that nobody else uses
  /// @param end what becomes of it
  LateWorker(PlanMemory memory, Supplier<Worker> start, Consumer<Worker> end) {
    this.memory = memory;
    this.start = start;
    this.end = end;
  }

  @Override
  public Declaration load(Script wanted) {
    script = wanted;
    PlanMemory.Known key = PlanMemory.Known.of(wanted);
    known = key;
    return memory.declaration(key, this::declared);
  }

  private Declaration declared() {
    worker();
    return Objects.requireNonNull(declaration);
  }

  /// The process, with the script loaded.
  private Worker worker() {
    if (started == null) {
      Script loaded = Objects.requireNonNull(script, "load a script first");
      started = start.get();
      declaration = started.load(loaded);
    }
    return started;
  }

  @Override
  public BuiltPlan plan(Map<String, ParameterValue> values) {
    PlanMemory.Known key = Objects.requireNonNull(known, "load a script first");
    return memory.plan(key, values, () -> worker().plan(values));
  }

  @Override
  public ScannedPlan scan(ScanJob job, BarsProgress progress) {
    return worker().scan(job, progress);
  }

  @Override
  public BarsResult runBars(BarsJob job, BarsProgress progress) {
    return worker().runBars(job, progress);
  }

  @Override
  public LiveAnswer begin(LiveJob job) {
    return worker().begin(job);
  }

  @Override
  public LiveAnswer next(LiveMoment moment) {
    return worker().next(moment);
  }

  @Override
  public LiveAnswer end() {
    return worker().end();
  }

  @Override
  public long pid() {
    return worker().pid();
  }

  @Override
  public Usage usage() {
    return worker().usage();
  }

  @Override
  public void close() {
    if (started != null) {
      end.accept(started);
    }
  }
}
