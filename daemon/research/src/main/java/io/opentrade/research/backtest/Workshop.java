package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.rpc.RequestLog;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.Workers;
import io.opentrade.sandbox.jail.Jail;
import io.opentrade.sandbox.jail.Wall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where workers come from: behind the wall that this machine has, or, where a person asked for it
/// in so many words, without one.
public final class Workshop implements AutoCloseable {
  /// A spare is started, and practises, once nothing has been asked for so long.
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final WorkerFiles files;
  private final Path slots;
  private final PlanMemory memory = new PlanMemory();
  private volatile Limits limits;
  private volatile Wall wall = Wall.AUTO;
  private final Function<Wall, Wall.Finding> search;
  private Wall.@Nullable Finding found;
  private @Nullable Workers walled;
  private @Nullable Workers unsafe;
  private final Set<Language> later = EnumSet.noneOf(Language.class);
  private final Lull lull = new Lull(QUIET, this::quiet, this::busy);

  /// @param slots an existing private folder
  public Workshop(WorkerFiles files, Limits limits, Path slots) {
    this(files, limits, slots, Wall::find);
  }

  /// @param search finds the wanted wall
  Workshop(WorkerFiles files, Limits limits, Path slots, Function<Wall, Wall.Finding> search) {
    this.search = search;
    this.files = files;
    this.slots = slots;
    this.limits = limits;
  }

  /// A worker for one strategy, which the caller closes.
  ///
  /// @param timeLimit in place of the usual one; null for that
  /// @throws RequestFailed where no wall stands and none was waived
  public Worker take(Language language, @Nullable Duration timeLimit, boolean withoutWall) {
    Workers workers = workers(withoutWall);
    return noted(workers.take(language, limits(timeLimit)), workers);
  }

  private Limits limits(@Nullable Duration timeLimit) {
    return timeLimit == null ? limits : limits.withSilence(timeLimit);
  }

  /// The same for a run or a study of a script that may be known from before: its process starts
  /// when it is needed, and lightly where the script is over soon. Where the same script was run
  /// just before, its process is there still.
  ///
  /// @param style that is wanted; null for the first that the script has
  /// @throws RequestFailed where no wall stands and none was waived
  Worker takeFor(
      Script script, @Nullable String style, @Nullable Duration timeLimit, boolean withoutWall) {
    Workers workers = workers(withoutWall);
    Limits wanted = limits(timeLimit);
    boolean brief = BriefScripts.include(script, style);
    Supplier<Worker> fresh =
        () ->
            brief
                ? workers.takeBrief(script.language(), wanted)
                : workers.take(script.language(), wanted);
    // What Python has imported stays with the process, and might differ in a second run.
    return script.language() == Language.JAVASCRIPT
        ? new LateWorker(
            memory,
            () -> noted(workers.takeAgain(script, wanted, brief).orElseGet(fresh), workers),
            workers::keep)
        : new LateWorker(memory, () -> noted(fresh.get(), workers));
  }

  /// Which process ran a request's script is in the log, under the request.
  private static Worker noted(Worker worker, Workers from) {
    RequestLog.say("worker " + worker.pid() + " runs its script; wall: " + from.wall());
    return worker;
  }

  /// Whether there is a compiler for scripts.
  public boolean compiles() {
    return files.jit() != null;
  }

  /// The same for a run of so many bars that compiling the script pays.
  public Worker takeCompiling(
      Language language, @Nullable Duration timeLimit, boolean withoutWall) {
    Workers workers = workers(withoutWall);
    return noted(workers.takeCompiling(language, limits(timeLimit)), workers);
  }

  /// What the daemon's settings say: `strategyTimeLimitMillis`, `strategyHeapBytes`, which hold for
  /// the workers taken from now on, and `jailWall`, which holds if none was taken yet.
  public void settings(JsonNode told) {
    Limits now = limits;
    if (told.has("strategyTimeLimitMillis")) {
      now = now.withSilence(Duration.ofMillis(told.get("strategyTimeLimitMillis").asLong()));
    }
    if (told.has("strategyHeapBytes")) {
      now = now.withHeapMegabytes((int) (told.get("strategyHeapBytes").asLong() >> 20));
    }
    if (told.has("jailWall")) {
      wall = Wall.named(told.get("jailWall").asText());
    }
    limits = now;
  }

  private synchronized Wall.Finding found() {
    if (found == null) {
      found = search.apply(wall);
    }
    return found;
  }

  /// Begins to answer a request, which is over when it is closed: spares rest meanwhile.
  public Lull.Work work() {
    return lull.work();
  }

  private synchronized void quiet() {
    later.forEach(this::prepare);
    later.clear();
    if (walled != null) {
      walled.practise(true);
    }
  }

  private synchronized void busy() {
    if (walled != null) {
      walled.practise(false);
    }
  }

  /// Starts a spare in the background as soon as nothing else is asked: after a study, whose
  /// script is known, so that the next one would only be slower.
  synchronized void prepareLater(Language language) {
    later.add(language);
  }

  /// Starts a spare in the background.
  public void prepare(Language language) {
    if (found() instanceof Wall.Finding.Standing) {
      workers(false).prepare(language);
    }
  }

  private synchronized Workers workers(boolean withoutWall) {
    if (withoutWall) {
      unsafe = unsafe == null ? Workers.open(files, Jail.unsafe(), limits, slots) : unsafe;
      return unsafe;
    }
    if (walled == null) {
      walled =
          switch (found()) {
            case Wall.Finding.Standing(Jail jail, _) -> Workers.open(files, jail, limits, slots);
            case Wall.Finding.Missing(String reason) ->
                throw new RequestFailed(
                    FailureKind.NOT_ALLOWED,
                    "no strategy runs without a wall around it: " + reason,
                    "see: opentrade health; or run your own script once more with --unsafe");
          };
    }
    return walled;
  }

  @Override
  public void close() {
    lull.close();
    closeWorkers();
  }

  private synchronized void closeWorkers() {
    if (walled != null) {
      walled.close();
    }
    if (unsafe != null) {
      unsafe.close();
    }
  }
}
