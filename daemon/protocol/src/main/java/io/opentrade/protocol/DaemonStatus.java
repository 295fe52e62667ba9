package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `daemon.status`: what runs. Answered from memory, at once.
public record DaemonStatus() implements Request<DaemonStatus.Reply> {
  /// @param version such as `0.1.0`
  /// @param build hash of the code that runs
  /// @param home the home folder, or the data folder where the XDG ones are used
  /// @param recovered what the start found and repaired, or null after a clean stop
  /// @param research `idle`, `busy` or `stopped`
  /// @param researchPid null when it does not run
  /// @param waitingHere orders that no exchange holds: they do nothing while the daemon is down
  /// @param stock what is stored, or null while unknown
  public record Reply(
      String version,
      String build,
      long pid,
      Instant startedAt,
      ForeignText home,
      @Nullable ForeignText recovered,
      String research,
      @Nullable Long researchPid,
      List<Job> jobs,
      int connections,
      int waitingHere,
      @Nullable Stock stock) {
    public Reply {
      jobs = Values.list(jobs);
    }
  }

  /// Work in progress.
  ///
  /// @param method such as `backtest.run`
  /// @param total 0 while unknown
  public record Job(
      String id, String method, Instant startedAt, long done, long total, String unit) {}

  /// What the databases hold.
  public record Stock(long series, long bars, long runs, long bytes) {}
}
