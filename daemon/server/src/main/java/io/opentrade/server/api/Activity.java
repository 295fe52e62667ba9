package io.opentrade.server.api;

import io.opentrade.protocol.DaemonStatus.Job;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What is being worked on: commands and requests of programs. Says whether the daemon is idle,
/// and ends work when the daemon ends. Safe for use by many threads.
public final class Activity {
  /// Whoever only listens keeps no daemon from ending: nothing is lost.
  private static final Set<String> LISTENING =
      Set.of("event.list", "daemon.logs", "data.follow", "telegram.candidate");

  private final InstantSource clock;
  private final Supplier<String> stoppingMessage;
  private final Map<String, Work> works = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean stopping;

  /// @param stoppingMessage said to whoever asks for something new while the daemon stops
  public Activity(InstantSource clock, Supplier<String> stoppingMessage) {
    this.clock = clock;
    this.stoppingMessage = stoppingMessage;
  }

  /// One piece of work, from its beginning to its end, on the thread that began it.
  public final class Work implements AutoCloseable, Progress {
    private final String id;
    private volatile String method;
    private final Instant startedAt = clock.instant();
    private final Thread thread = Thread.currentThread();
    private volatile Progress.Step step = new Progress.Step(0, 0, "", null);

    private Work(String id, String method) {
      this.id = id;
      this.method = method;
    }

    @Override
    public void at(Progress.Step step) {
      this.step = step;
    }

    /// What is being done now, for those who ask what is going on.
    public void doing(String method) {
      this.method = method;
    }

    private boolean isListening() {
      return LISTENING.contains(method);
    }

    private Job job() {
      Progress.Step now = step;
      return new Job(id, method, startedAt, now.done(), now.total(), now.unit());
    }

    @Override
    public void close() {
      lock.lock();
      try {
        works.remove(id, this);
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Begins work on the present thread, which an end by force interrupts.
  ///
  /// @param id of the request
  /// @param method such as `backtest.run`, or the words of the command
  /// @throws RequestFailed where the daemon is stopping
  public Work begin(String id, String method) {
    lock.lock();
    try {
      if (stopping) {
        throw new RequestFailed(FailureKind.UNREACHABLE, stoppingMessage.get(), null);
      }
      var work = new Work(id, method);
      works.put(id, work);
      return work;
    } finally {
      lock.unlock();
    }
  }

  /// The work of that request, where there is any.
  public Optional<Work> workOf(String id) {
    return Optional.ofNullable(works.get(id));
  }

  /// All work beside that of one request, the oldest first.
  public List<Job> jobsBeside(String id) {
    return works.values().stream()
        .filter(work -> !work.id.equals(id))
        .map(Work::job)
        .sorted(Comparator.comparing(Job::startedAt))
        .toList();
  }

  /// How much work there is beside that of one request.
  public int beside(String id) {
    return (int)
        works.values().stream().filter(work -> !work.id.equals(id) && !work.isListening()).count();
  }

  /// Whether nothing is worked on.
  public boolean isIdle() {
    return works.values().stream().allMatch(Work::isListening);
  }

  /// Whether no work is begun any more.
  public boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /// From now on no work is begun.
  public void stop() {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
    works.values().stream().filter(Work::isListening).forEach(work -> work.thread.interrupt());
  }

  /// Asks all work beside that of one request to end now.
  public void cancelBeside(String id) {
    works.values().stream()
        .filter(work -> !work.id.equals(id))
        .forEach(work -> work.thread.interrupt());
  }

  /// Waits until all work has ended.
  ///
  /// @return false where it has not within that time
  public boolean awaitIdle(Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (!works.isEmpty() && nanos > 0) {
        nanos = ended.awaitNanos(nanos);
      }
      return works.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
