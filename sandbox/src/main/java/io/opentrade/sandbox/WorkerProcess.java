package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.sandbox.ScriptFailure.Kind;
import io.opentrade.sandbox.jail.ControlGroup;
import io.opentrade.sandbox.jail.Jail;
import io.opentrade.sandbox.jail.Slot;
import io.opentrade.sandbox.link.FrameChannel;
import io.opentrade.sandbox.link.LinkException;
import io.opentrade.sandbox.link.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final boolean brief;
  private final ScheduledExecutorService kennel;
  private final Runnable whenClosed;
  private final FrameChannel channel;
  private final Complaints complaints;
  private final AtomicReference<@Nullable ScriptFailure> cause = new AtomicReference<>();
  private final List<LogLine> log = new ArrayList<>();
  private int droppedLogLines;
  private @Nullable Script script;
  private @Nullable Declaration declaration;

  /// Whether the last request was answered as it should be.
  private boolean content;

  /// Whether a plan was asked for since the script was loaded: its variables may show it.
  private boolean planned;

  private @Nullable Meter meter;

  /// Takes over a process that has just been started.
  ///
  /// @param slot its private folder, deleted at the end
  /// @param group its control group, removed at the end; null where there is none
  /// @param brief whether it compiles lightly
  WorkerProcess(
      Process process,
      Path slot,
      ControlGroup.@Nullable Group group,
      Limits limits,
      boolean brief,
      ScheduledExecutorService kennel,
      Runnable whenClosed) {
    this.process = process;
    this.handle = Jail.handle(process);
    this.slot = slot;
    this.group = group;
    this.limits = limits;
    this.brief = brief;
    this.kennel = kennel;
    this.whenClosed = whenClosed;
    this.channel = new FrameChannel(process.getInputStream(), process.getOutputStream());
    this.complaints =
        new Complaints(
            process.getErrorStream(),
            limits.outputBytes(),
            () -> kill(Failures.outputLimit(limits.outputBytes() + " bytes of messages")));
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Whether it could be asked again.
  boolean content() {
    return content && cause.get() == null && alive();
  }

  /// Whether it compiles lightly, so that it is slow at much work.
  boolean brief() {
    return brief;
  }

  /// Makes it answer as one that was never asked: what has made a plan loads its script anew. Runs
  /// see nothing of each other as it is.
  void forget() {
    if (planned) {
      declaration = null;
      planned = false;
    }
  }

  /// Whether it has run just this script under just these limits, and could again.
  boolean serves(Script wanted, Limits under) {
    return content() && wanted.equals(script) && limits.equals(under);
  }

  /// Waits until the language is loaded. Nothing of a script runs before that, so that a process to
  /// which a busy machine gives no time is waited for.
  void awaitReady() {
    Starvation starvation = new Starvation(limits.start());
    try (Interruption _ = new Interruption(kennel, () -> kill(Failures.cancelled()));
        Watchdog _ =
            new Watchdog(
                kennel,
                limits.start(),
                () -> starvation.goesOn(new Meter(handle).processor()),
                () -> kill(Failures.slowStart(starvation.waited())))) {
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

  /// Lets it make itself quick, or stops it; it must not have been given out. One that is dead is
  /// closed, and replaced when it is taken.
  void practise(boolean wanted) {
    try {
      channel.send(wanted ? new Message.Practise() : new Message.Rest());
    } catch (IOException _) {
      close();
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Usage usage() {
    return meter == null ? Usage.NONE : meter.read();
  }

  @Override
  public Declaration load(Script wanted) {
    if (script != null && !wanted.equals(script)) {
      throw new IllegalStateException("a worker serves one script only");
    }
    if (declaration != null) {
      return declaration;
    }
    Message.Loaded loaded =
        exchange(
            new Message.Load(wanted, limits.logLines()), Message.Loaded.class, limits.loading());
    script = wanted;
    declaration = loaded.declaration();
    log.clear();
    return loaded.declaration();
  }

  @Override
  public BuiltPlan plan(Map<String, ParameterValue> values) {
    Declaration known = loaded();
    planned = true;
    Message.Planned made =
        exchange(new Message.MakePlan(known.values(values)), Message.Planned.class);
    try {
      PlanNames.require(made.plan(), known);
    } catch (LinkException refused) {
      throw nonsense(refused);
    }
    return new BuiltPlan(made.plan(), made.symbolic(), takeLog(), droppedLogLines);
  }

  @Override
  public ScannedPlan scan(ScanJob job, BarsProgress progress) {
    Declaration known = loaded();
    List<String> series = names(job.series(), known);
    handOver(folder -> folder.write(0, job.main(), job.series()));
    ScanColumns columns = new ScanColumns(job.main().size());
    Message.Planned planned =
        exchange(
            new Message.RunScans(series, known.values(job.values())),
            Message.Planned.class,
            limits.run(),
            message -> {
              switch (message) {
                case Message.Progress(int done) -> report(done, progress);
                case Message.ScanValues(int _, int number, double[] values) ->
                    columns.add(number, values);
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
      throw over(Failures.cancelled());
    }
  }

  @Override
  public BarsResult runBars(BarsJob job, BarsProgress progress) {
    Declaration known = loaded();
    Decisions decisions = new Decisions(job, limits.intents());
    PlotColumns plots = new PlotColumns(job.places());
    Message.Finished finished =
        exchange(
            request(job, known),
            Message.Finished.class,
            limits.run(),
            message -> {
              switch (message) {
                case Message.Progress(int done) -> report(done, progress);
                case Message.Decisions(int market, List<Decision> some) -> {
                  if (!decisions.add(market, some)) {
                    throw over(Failures.outputLimit(decisions.most()));
                  }
                }
                case Message.PlotValues(int market, String name, double[] values) ->
                    plots.add(market, name, values);
                case Message other -> throw new LinkException("unexpected " + other.getClass());
              }
            });
    try {
      return result(job, finished, decisions, plots);
    } catch (LinkException refused) {
      throw nonsense(refused);
    }
  }

  private Message.RunBars request(BarsJob job, Declaration known) {
    List<Message.Place> places = new ArrayList<>();
    for (BarsJob.Place place : job.places()) {
      Market market = place.market();
      int number = places.size();
      names(place.series(), known);
      handOver(folder -> folder.write(number, market, place.series()));
      places.add(
          new Message.Place(
              market.instrument(),
              market.from(),
              market.firstDecision(),
              market.detail() != null,
              market.mark() != null,
              market.funding() != null,
              market.book() != null));
    }
    List<String> series = names(job.places().getFirst().series(), known);
    return new Message.RunBars(
        job.style(), places, job.settings(), series, known.values(job.values()), job.states());
  }

  private BarsResult result(
      BarsJob job, Message.Finished finished, Decisions decisions, PlotColumns plots) {
    int count = job.places().size();
    if (finished.ready().size() != count) {
      throw new LinkException("it speaks of " + finished.ready().size() + " markets of " + count);
    }
    List<BarsResult.Place> places = new ArrayList<>();
    for (int market = 0; market < count; market++) {
      places.add(
          new BarsResult.Place(
              decisions.log(market), finished.ready().get(market), plots.complete(market)));
    }
    return new BarsResult(places, finished.states(), takeLog(), droppedLogLines);
  }

  @Override
  public LiveAnswer begin(LiveJob job) {
    Declaration known = loaded();
    List<Message.LivePlace> places = new ArrayList<>();
    for (LiveJob.Place place : job.places()) {
      int number = places.size();
      names(place.series(), known);
      handOver(folder -> folder.write(number, place.past(), place.series()));
      places.add(new Message.LivePlace(place.instrument(), place.handles(), place.open()));
    }
    List<String> series = names(job.places().getFirst().series(), known);
    return live(
        new Message.BeginLive(
            job.style(), places, series, known.values(job.values()), job.states()),
        job.places().stream().map(place -> place.past().size()).toList(),
        limits.run());
  }

  @Override
  public LiveAnswer next(LiveMoment moment) {
    return live(new Message.NextMoment(moment), own(moment), limits.silence());
  }

  /// How many bars of their own the markets got.
  private static List<Integer> own(LiveMoment moment) {
    return moment.places().stream()
        .map(place -> (int) place.bars().stream().filter(bar -> bar.series().isEmpty()).count())
        .toList();
  }

  @Override
  public LiveAnswer end() {
    return live(new Message.EndLive(), List.of(), limits.silence());
  }

  /// @param bars of each market, how many scans have a value for
  private LiveAnswer live(Message request, List<Integer> bars, Duration total) {
    LiveScans scans = new LiveScans(bars);
    Message.Answered answered =
        exchange(
            request,
            Message.Answered.class,
            total,
            message -> {
              switch (message) {
                case Message.Progress _ -> {}
                case Message.ScanValues(int market, int number, double[] values) ->
                    scans.add(market, number, values);
                case Message other -> throw new LinkException("unexpected " + other.getClass());
              }
            });
    if (answered.intents().stream().mapToInt(List::size).sum() > limits.intents()) {
      throw over(Failures.outputLimit(limits.intents() + " orders on one bar"));
    }
    try {
      if (!bars.isEmpty() && answered.intents().size() != bars.size()) {
        throw new LinkException("it speaks of " + answered.intents().size() + " markets");
      }
      return new LiveAnswer(
          answered.intents(), scans.complete(), answered.states(), takeLog(), droppedLogLines);
    } catch (LinkException refused) {
      throw nonsense(refused);
    }
  }

  private Declaration loaded() {
    if (declaration == null) {
      throw new IllegalStateException("load a script first");
    }
    return declaration;
  }

  /// The names of the further series in the order in which they are handed over.
  private static List<String> names(Map<String, Candles> series, Declaration known) {
    if (!series.keySet().equals(known.series().keySet())) {
      throw new IllegalArgumentException(
          "the strategy wants the series " + known.series().keySet() + ", not " + series.keySet());
    }
    return series.keySet().stream().sorted().toList();
  }

  /// Something that is written into the slot.
  private interface Writing {
    void into(CandleFolder folder) throws IOException;
  }

  private void handOver(Writing writing) {
    try {
      writing.into(new CandleFolder(Slot.data(slot)));
    } catch (IOException failure) {
      throw new ScriptFailed(Failures.slot(slot, failure), List.of());
    }
  }

  private <T extends Message> T exchange(Message request, Class<T> answer) {
    return exchange(request, answer, limits.silence());
  }

  private <T extends Message> T exchange(Message request, Class<T> answer, Duration total) {
    return exchange(
        request,
        answer,
        total,
        total,
        other -> {
          throw new LinkException("unexpected " + other.getClass());
        });
  }

  private <T extends Message> T exchange(
      Message request, Class<T> answer, Duration total, Consumer<Message> along) {
    return exchange(request, answer, limits.silence(), total, along);
  }

  /// Sends a request and receives until its end. Log lines are kept, other messages on the way go
  /// to `along` and count as signs of life.
  private <T extends Message> T exchange(
      Message request, Class<T> answer, Duration quiet, Duration total, Consumer<Message> along) {
    log.clear();
    droppedLogLines = 0;
    content = false;
    Starvation starvation = new Starvation(quiet);
    try (Interruption _ = new Interruption(kennel, () -> kill(Failures.cancelled()));
        Gauge gauge = new Gauge(kennel, ready(), limits, total, starvation, this::kill);
        Watchdog silence = watch(quiet, starvation);
        Watchdog _ = watch(total, gauge.fromStart(total))) {
      channel.send(request);
      while (true) {
        switch (channel.receive()) {
          case Message.Log lines -> keep(lines);
          case Message.Failed(ScriptFailure failure) -> throw failed(failure);
          case Message.Progress update -> along(update, along, silence, gauge);
          case Message.Decisions update -> along(update, along, silence, gauge);
          case Message.ScanValues update -> along(update, along, silence, gauge);
          case Message.PlotValues update -> along(update, along, silence, gauge);
          case Message end -> {
            T answered = expect(answer, end);
            content = true;
            return answered;
          }
        }
      }
    } catch (IOException | LinkException broken) {
      throw dead(broken);
    }
  }

  private Watchdog watch(Duration time, Starvation starvation) {
    return new Watchdog(
        kennel,
        time,
        () -> starvation.goesOn(ready().processor()),
        () -> kill(Failures.timeLimit(time)));
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
      throw over(Failures.outputLimit(limits.logLines() + " log lines"));
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

  /// Ends it at once. What it has sent already, perhaps all of it, is not looked at any more.
  private ScriptFailed over(ScriptFailure why) {
    kill(why);
    ScriptFailure first = cause.get();
    return new ScriptFailed(first == null ? why : first, takeLog());
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
