package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.sandbox.ScriptFailure.Kind;
import io.opentrade.sandbox.jail.ControlGroup;
import io.opentrade.sandbox.jail.Jail;
import io.opentrade.sandbox.jail.Slot;
import io.opentrade.sandbox.link.FrameChannel;
import io.opentrade.sandbox.link.LinkException;
import io.opentrade.sandbox.link.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A running worker process, seen from our side.
final class WorkerProcess implements Worker {
  /// The JVM's exit code after `-XX:+ExitOnOutOfMemoryError`.
  private static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final ProcessHandle handle;
  private final Path slot;
  private final ControlGroup.@Nullable Group group;
  private final Limits limits;
  private final ScheduledExecutorService kennel;
  private final Runnable whenClosed;
  private final FrameChannel channel;
  private final Complaints complaints;
  private final AtomicReference<@Nullable ScriptFailure> cause = new AtomicReference<>();
  private final List<LogLine> log = new ArrayList<>();
  private int droppedLogLines;
  private @Nullable Declaration declaration;
  private @Nullable Meter meter;

  /// Takes over a process that has just been started.
  ///
  /// @param slot its private folder, deleted at the end
  /// @param group its control group, removed at the end; null where there is none
  WorkerProcess(
      Process process,
      Path slot,
      ControlGroup.@Nullable Group group,
      Limits limits,
      ScheduledExecutorService kennel,
      Runnable whenClosed) {
    this.process = process;
    this.handle = Jail.handle(process);
    this.slot = slot;
    this.group = group;
    this.limits = limits;
    this.kennel = kennel;
    this.whenClosed = whenClosed;
    this.channel = new FrameChannel(process.getInputStream(), process.getOutputStream());
    this.complaints =
        new Complaints(
            process.getErrorStream(),
            limits.outputBytes(),
            () -> kill(Failures.outputLimit(limits.outputBytes() + " bytes of messages")));
  }

  Limits limits() {
    return limits;
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Waits until the language is loaded.
  void awaitReady() {
    try (Watchdog _ =
        new Watchdog(kennel, limits.start(), () -> kill(Failures.slowStart(limits.start())))) {
      expect(Message.Ready.class, channel.receive());
      Meter family = new Meter(handle);
      if (group != null) {
        group.take(family.processes());
      }
      meter = family;
    } catch (IOException | LinkException broken) {
      throw dead(broken);
    }
  }

  @Override
  public Usage usage() {
    return meter == null ? Usage.NONE : meter.read();
  }

  @Override
  public Declaration load(Script script) {
    if (declaration != null) {
      throw new IllegalStateException("a worker serves one script only");
    }
    Message.Loaded loaded =
        exchange(new Message.Load(script, limits.logLines()), Message.Loaded.class);
    declaration = loaded.declaration();
    log.clear();
    return loaded.declaration();
  }

  @Override
  public BuiltPlan plan(Map<String, ParameterValue> values) {
    Declaration known = loaded();
    Message.Planned planned =
        exchange(new Message.MakePlan(known.values(values)), Message.Planned.class);
    try {
      PlanNames.require(planned.plan(), known);
    } catch (LinkException refused) {
      throw nonsense(refused);
    }
    return new BuiltPlan(planned.plan(), planned.symbolic(), takeLog(), droppedLogLines);
  }

  @Override
  public ScannedPlan scan(ScanJob job, BarsProgress progress) {
    Declaration known = loaded();
    List<String> series = writeCandles(job.main(), null, job.series(), known);
    ScanColumns columns = new ScanColumns(job.main().size());
    Message.Planned planned =
        exchange(
            new Message.RunScans(series, known.values(job.values())),
            Message.Planned.class,
            limits.run(),
            message -> {
              switch (message) {
                case Message.Progress(int done) -> report(done, progress);
                case Message.ScanValues(int number, double[] values) -> columns.add(number, values);
                case Message other -> throw new LinkException("unexpected " + other.getClass());
              }
            });
    try {
      PlanNames.require(planned.plan(), known);
      return new ScannedPlan(planned.plan(), columns.complete(), takeLog(), droppedLogLines);
    } catch (LinkException refused) {
      throw nonsense(refused);
    }
  }

  private void report(int done, BarsProgress progress) {
    if (!progress.at(done)) {
      kill(Failures.cancelled());
    }
  }

  @Override
  public BarsResult runBars(BarsJob job, BarsProgress progress) {
    Declaration known = loaded();
    List<String> series =
        writeCandles(job.market().candles(), job.market().detail(), job.series(), known);
    writeFuture(job.market());
    Message.RunBars request =
        new Message.RunBars(
            job.market().instrument(),
            job.market().from(),
            job.market().firstDecision(),
            job.settings(),
            job.market().detail() != null,
            job.market().mark() != null,
            job.market().funding() != null,
            series,
            known.values(job.values()),
            job.state());
    Decisions decisions = new Decisions(job.market(), limits.intents());
    Message.Finished finished =
        exchange(
            request,
            Message.Finished.class,
            limits.run(),
            message -> {
              switch (message) {
                case Message.Progress(int done) -> report(done, progress);
                case Message.Decisions(List<Decision> some) -> {
                  if (!decisions.add(some)) {
                    kill(Failures.outputLimit(limits.intents() + " intents"));
                  }
                }
                case Message other -> throw new LinkException("unexpected " + other.getClass());
              }
            });
    return new BarsResult(
        new DecisionLog(decisions.list()),
        finished.ready(),
        finished.state(),
        finished.plots(),
        takeLog(),
        droppedLogLines);
  }

  private Declaration loaded() {
    if (declaration == null) {
      throw new IllegalStateException("load a script first");
    }
    return declaration;
  }

  /// Writes the candles of a job into the slot and returns the names of its other series in the
  /// order of their files.
  private List<String> writeCandles(
      Candles main, @Nullable Candles detail, Map<String, Candles> series, Declaration known) {
    TreeMap<String, Candles> others = new TreeMap<>(series);
    if (!others.keySet().equals(known.series().keySet())) {
      throw new IllegalArgumentException(
          "the strategy wants the series " + known.series().keySet() + ", not " + others.keySet());
    }
    Path data = Slot.data(slot);
    try {
      Files.deleteIfExists(data.resolve("main"));
      CandleFile.write(data.resolve("main"), main);
      write(data.resolve("detail"), detail);
      int number = 0;
      for (var candles : others.values()) {
        Path file = data.resolve(Integer.toString(number++));
        Files.deleteIfExists(file);
        CandleFile.write(file, candles);
      }
    } catch (IOException failure) {
      throw new ScriptFailed(Failures.slot(slot, failure), List.of());
    }
    return List.copyOf(others.keySet());
  }

  private void writeFuture(Market market) {
    Path data = Slot.data(slot);
    FundingRates funding = market.funding();
    try {
      write(data.resolve("mark"), market.mark());
      write(data.resolve("funding"), funding == null ? null : funding.columns());
    } catch (IOException failure) {
      throw new ScriptFailed(Failures.slot(slot, failure), List.of());
    }
  }

  private static void write(Path file, @Nullable Candles candles) throws IOException {
    Files.deleteIfExists(file);
    if (candles != null) {
      CandleFile.write(file, candles);
    }
  }

  private <T extends Message> T exchange(Message request, Class<T> answer) {
    return exchange(
        request,
        answer,
        limits.silence(),
        other -> {
          throw new LinkException("unexpected " + other.getClass());
        });
  }

  /// Sends a request and receives until its end. Log lines are kept, other messages on the way go
  /// to `along` and count as signs of life.
  private <T extends Message> T exchange(
      Message request, Class<T> answer, java.time.Duration total, Consumer<Message> along) {
    log.clear();
    droppedLogLines = 0;
    try (Interruption _ = new Interruption(kennel, () -> kill(Failures.cancelled()));
        Watchdog silence =
            new Watchdog(
                kennel, limits.silence(), () -> kill(Failures.timeLimit(limits.silence())));
        Watchdog _ = new Watchdog(kennel, total, () -> kill(Failures.timeLimit(total)));
        Gauge gauge = new Gauge(kennel, ready(), limits, total, this::kill)) {
      channel.send(request);
      while (true) {
        switch (channel.receive()) {
          case Message.Log lines -> keep(lines);
          case Message.Failed(ScriptFailure failure) -> throw failed(failure);
          case Message.Progress update -> along(update, along, silence, gauge);
          case Message.Decisions update -> along(update, along, silence, gauge);
          case Message.ScanValues update -> along(update, along, silence, gauge);
          case Message end -> {
            return expect(answer, end);
          }
        }
      }
    } catch (IOException | LinkException broken) {
      throw dead(broken);
    }
  }

  private void along(Message update, Consumer<Message> along, Watchdog silence, Gauge gauge) {
    along.accept(update);
    silence.extend(limits.silence());
    gauge.signOfLife();
  }

  private Meter ready() {
    if (meter == null) {
      throw new IllegalStateException("await that it is ready first");
    }
    return meter;
  }

  private static <T extends Message> T expect(Class<T> type, Message message) {
    if (!type.isInstance(message)) {
      throw new LinkException("unexpected " + message.getClass());
    }
    return type.cast(message);
  }

  private void keep(Message.Log lines) {
    droppedLogLines += lines.dropped();
    if (log.size() + lines.lines().size() > limits.logLines()) {
      kill(Failures.outputLimit(limits.logLines() + " log lines"));
      return;
    }
    log.addAll(lines.lines());
  }

  private List<LogLine> takeLog() {
    List<LogLine> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  private ScriptFailed failed(ScriptFailure failure) {
    if (failure.kind() != Kind.SCRIPT) {
      kill(failure);
    }
    return new ScriptFailed(failure, takeLog());
  }

  private ScriptFailed nonsense(LinkException refused) {
    kill(Failures.nonsense(String.valueOf(refused.getMessage())));
    return dead(refused);
  }

  /// Finds out why the link broke.
  private ScriptFailed dead(Exception broken) {
    if (broken instanceof LinkException nonsense) {
      kill(Failures.nonsense(String.valueOf(nonsense.getMessage())));
    }
    ScriptFailure known = cause.get();
    if (known == null) {
      known = autopsy();
      cause.compareAndSet(null, known);
      handle.destroyForcibly();
    }
    return new ScriptFailed(known, takeLog());
  }

  private ScriptFailure autopsy() {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        return Failures.nonsense("it closed the link");
      }
      // A kill by a watchdog may have come between the end of the link and now.
      ScriptFailure known = cause.get();
      if (known != null) {
        return known;
      }
      if (process.exitValue() == OUT_OF_MEMORY) {
        return Failures.memoryLimit(limits.heapMegabytes());
      }
      return complaints.ofMemory()
          ? Failures.memoryLimit(limits.memoryMegabytes())
          : Failures.died(process.exitValue(), complaints.lastLine());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Failures.cancelled();
    }
  }

  private void kill(ScriptFailure why) {
    cause.compareAndSet(null, why);
    handle.destroyForcibly();
  }

  @Override
  public void close() {
    kill(Failures.cancelled());
    Slot.delete(slot);
    if (group != null) {
      group.close();
    }
    whenClosed.run();
  }
}
