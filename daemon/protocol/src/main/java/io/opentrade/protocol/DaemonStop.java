package io.opentrade.protocol;

/// `daemon.stop`: finishes writes, ends the children and leaves. The reply comes before that.
///
/// @param restart start a successor at once
/// @param force do not wait for jobs
public record DaemonStop(boolean restart, boolean force) implements Request<DaemonStop.Reply> {
  /// @param pid the process that is leaving
  /// @param jobs how many jobs are finished, or with `force` ended, first
  /// @param restarting whether a successor comes up; if not, the next command starts one
  public record Reply(long pid, int jobs, boolean restarting) {}
}
