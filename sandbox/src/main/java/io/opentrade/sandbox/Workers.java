package io.opentrade.sandbox;

import io.opentrade.sandbox.jail.Cell;
import io.opentrade.sandbox.jail.ControlGroup;
import io.opentrade.sandbox.jail.Jail;
import io.opentrade.sandbox.jail.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Starts workers, and keeps a warm spare per language: a process whose language is loaded but that
/// has seen no script. A worker is used for one strategy and then killed: at once, or a minute
/// after its last run, in case the same strategy is run again. Thread-safe.
public final class Workers implements AutoCloseable {
  /// A spare that nobody wants for so long is killed.
  private static final Duration IDLE = Duration.ofMinutes(10);

  /// A worker whose strategy is not run again for so long is killed.
  private static final Duration KEPT = Duration.ofMinutes(1);

  /// What the compiler needs of the heap, which it shares with the script.
  private static final int COMPILER_MEGABYTES = 256;

  private static final TimeUnit MILLIS = TimeUnit.MILLISECONDS;

  private record Spare(CompletableFuture<WorkerProcess> worker, ScheduledFuture<?> end) {}

  private record Kept(WorkerProcess worker, ScheduledFuture<?> end) {}

  private final WorkerFiles files;
  private final Jail jail;
  private final Limits limits;
  private final Path slots;
  private final Optional<ControlGroup> groups = ControlGroup.find();
  private final ScheduledExecutorService kennel = Watchdog.kennel();

  /// The kernel kills a jailed process when the *thread* that started it ends, so they are all
  /// started by this one, which lives as long as the workers do.
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("worker-starter").factory());

  private final Map<Language, Spare> spares = new EnumMap<>(Language.class);
  private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
  private @Nullable Kept kept;
  private boolean closed;

  /// Whether spares may practise.
  private boolean practising;

  /// Whether a compiling worker once failed to come up: then no other is tried.
  private volatile boolean interpretersOnly;

  private Workers(WorkerFiles files, Jail jail, Limits limits, Path slots) {
    this.files = files;
    this.jail = jail;
    this.limits = limits;
    this.slots = slots;
  }

  /// @param jail the wall every worker stands behind; see `Wall.find`
  /// @param limits for every worker unless {@link #take(Language, Limits)} says otherwise
  /// @param slots an existing private folder (0700) in which each worker gets a folder of its own
  public static Workers open(WorkerFiles files, Jail jail, Limits limits, Path slots) {
    return new Workers(files, jail, limits, slots);
  }

  /// A warm spare, or a fresh process where there is none. The caller closes it.
  ///
  /// @throws ScriptFailed where the process does not come up
  public Worker take(Language language) {
    return take(language, limits);
  }

  /// The same with other limits; a spare serves only where the limits are those of the house.
  public Worker take(Language language, Limits wanted) {
    return take(language, wanted, Manner.PLAIN);
  }

  /// The same for a script that is over soon, such as one that makes a plan and repeats nothing:
  /// where there is no spare, the process is ready far sooner than another, and slow at much work.
  public Worker takeBrief(Language language, Limits wanted) {
    return take(language, wanted, language == Language.JAVA ? Manner.PLAIN : Manner.BRIEF);
  }

  /// The worker that was kept, where it has run this very script under these limits: what it has
  /// learnt makes it quicker. It has to load the script again.
  ///
  /// @param brief whether one that compiles lightly will do
  public synchronized Optional<Worker> takeAgain(Script script, Limits wanted, boolean brief) {
    if (kept == null || !kept.worker.serves(script, wanted) || kept.worker.brief() && !brief) {
      return Optional.empty();
    }
    WorkerProcess worker = kept.worker;
    kept.end.cancel(false);
    kept = null;
    worker.forget();
    return Optional.of(worker);
  }

  /// Takes back a worker, instead of closing it, whose script may soon be run again. One is kept at
  /// most, since it holds memory.
  public void keep(Worker worker) {
    if (worker instanceof WorkerProcess process && process.content()) {
      replaceKept(process);
    } else {
      worker.close();
    }
  }

  private void replaceKept(WorkerProcess worker) {
    Kept before;
    boolean late;
    synchronized (this) {
      late = closed;
      before = kept;
      if (!late) {
        kept = new Kept(worker, kennel.schedule(() -> dismiss(worker), KEPT.toMillis(), MILLIS));
      }
    }
    if (late) {
      worker.close();
    } else if (before != null) {
      before.end.cancel(false);
      before.worker.close();
    }
  }

  private void dismiss(WorkerProcess worker) {
    synchronized (this) {
      if (kept == null || kept.worker != worker) {
        return; // it is at work again
      }
      kept = null;
    }
    worker.close();
  }

  private Worker take(Language language, Limits wanted, Manner manner) {
    Spare spare = wanted.equals(limits) ? takeSpare(language) : null;
    if (spare != null) {
      WorkerProcess worker = spare.worker.exceptionally(_ -> null).join();
      if (worker != null && worker.alive()) {
        return worker;
      }
      if (worker != null) {
        worker.close();
      }
    }
    return ready(language, wanted, manner);
  }

  /// A worker that compiles what the script does often, for runs of many bars: it comes up later,
  /// is slow at first and many times as fast in the end. Where the machine has no compiler for it,
  /// the same as {@link #take(Language, Limits)}; that is found out once.
  ///
  /// @param wanted without what the compiler needs of the heap
  public Worker takeCompiling(Language language, Limits wanted) {
    if (files.jit() == null || interpretersOnly || language == Language.JAVA) {
      return take(language, wanted);
    }
    try {
      Limits more = wanted.withHeapMegabytes(wanted.heapMegabytes() + COMPILER_MEGABYTES);
      return ready(language, more, Manner.COMPILING);
    } catch (ScriptFailed _) {
      interpretersOnly = true;
      return take(language, wanted);
    }
  }

  private synchronized @Nullable Spare takeSpare(Language language) {
    Spare spare = spares.remove(language);
    if (spare != null) {
      spare.end.cancel(false);
    }
    return spare;
  }

  /// Starts a spare in the background unless there is one, so that the next `take` is fast. Best
  /// called when a run has ended, so as not to compete with it.
  public synchronized void prepare(Language language) {
    if (closed || spares.containsKey(language)) {
      return;
    }
    CompletableFuture<WorkerProcess> worker =
        CompletableFuture.supplyAsync(
            () -> ready(language, limits, Manner.PLAIN),
            command -> Thread.ofPlatform().daemon().name("worker-spare").start(command));
    ScheduledFuture<?> end = kennel.schedule(() -> dismiss(language), IDLE.toMillis(), MILLIS);
    Spare spare = new Spare(worker, end);
    spares.put(language, spare);
    worker.thenRun(() -> practise(language, spare));
  }

  private synchronized void practise(Language language, Spare spare) {
    if (practising && spare.equals(spares.get(language))) {
      spare.worker.join().practise(true);
    }
  }

  /// Lets the spares make themselves quick, those that come up later as well, or stops them.
  /// Practising takes a processor for seconds: best while nothing else is asked.
  public synchronized void practise(boolean wanted) {
    if (practising == wanted || closed) {
      return;
    }
    practising = wanted;
    for (Language language : spares.keySet()) {
      if (warm(language)) {
        spares.get(language).worker.join().practise(wanted);
      }
    }
  }

  /// Whether a spare waits that is ready to take a script.
  public synchronized boolean warm(Language language) {
    Spare spare = spares.get(language);
    return spare != null && spare.worker.isDone() && !spare.worker.isCompletedExceptionally();
  }

  private void dismiss(Language language) {
    Spare spare = takeSpare(language);
    if (spare != null) {
      spare.worker.thenAccept(WorkerProcess::close);
    }
  }

  private WorkerProcess ready(Language language, Limits wanted, Manner manner) {
    WorkerProcess worker = start(language, wanted, manner);
    try {
      worker.awaitReady();
      return worker;
    } catch (ScriptFailed failed) {
      worker.close(); // its folder would stay until the end of the house
      throw failed;
    }
  }

  private WorkerProcess start(Language language, Limits wanted, Manner manner) {
    try {
      return CompletableFuture.supplyAsync(() -> startHere(language, wanted, manner), starter)
          .join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof ScriptFailed failed) {
        throw failed;
      }
      throw failure;
    }
  }

  private WorkerProcess startHere(Language language, Limits wanted, Manner manner) {
    boolean compiling = manner == Manner.COMPILING;
    Path slot = slot();
    try {
      Cell cell =
          new Cell(
              files.javaHome(),
              files.classPath(),
              compiling ? null : files.aotCaches().get(language),
              compiling ? files.jit() : null,
              files.resources(),
              slot,
              wanted.memoryMegabytes());
      List<String> program = WorkerCommand.running(jail.layout(cell), wanted, language, manner);
      return adopt(jail.start(cell, program), slot, wanted, group(wanted), manner);
    } catch (IOException failure) {
      throw new ScriptFailed(Failures.notStarted(files.javaHome(), failure), List.of());
    }
  }

  private Path slot() {
    try {
      return Slot.create(slots);
    } catch (IOException failure) {
      throw new ScriptFailed(Failures.slot(slots, failure), List.of());
    }
  }

  private ControlGroup.@Nullable Group group(Limits wanted) throws IOException {
    return groups.isEmpty()
        ? null
        : groups.get().create((long) wanted.memoryMegabytes() << 20, wanted.threads());
  }

  private WorkerProcess adopt(
      Process process,
      Path slot,
      Limits wanted,
      ControlGroup.@Nullable Group group,
      Manner manner) {
    CompletableFuture<WorkerProcess> self = new CompletableFuture<>();
    WorkerProcess worker =
        new WorkerProcess(
            process,
            slot,
            group,
            wanted,
            manner == Manner.BRIEF,
            kennel,
            () -> self.thenAccept(running::remove));
    self.complete(worker);
    running.add(worker);
    return worker;
  }

  /// The wall that stands, for reports: `bubblewrap`, `landlock`, `none (unsafe)`.
  public String wall() {
    return jail.name();
  }

  /// Kills every worker, given out or spare.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      spares.clear();
      kept = null;
    }
    starter.close(); // whoever is just being started is among them then
    running.forEach(WorkerProcess::close);
    kennel.shutdownNow();
  }
}
