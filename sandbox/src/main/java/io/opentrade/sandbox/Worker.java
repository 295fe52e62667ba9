package io.opentrade.sandbox;

import java.util.Map;

/// A process that runs one strategy. Not thread-safe; never used for a second strategy. Every
/// method throws {@link ScriptFailed}; after a failure other than `SCRIPT` the worker is dead.
public interface Worker extends AutoCloseable {
  /// Loads the script; to be called before anything else. A worker that is asked again for the
  /// script that it has loaded only repeats what that declares.
  Declaration load(Script script);

  /// Calls `signals`.
  ///
  /// @param values overrides of the declared defaults
  BuiltPlan plan(Map<String, ParameterValue> values);

  /// Calls `signals` and computes what the plan's scans hold, one bar after the other.
  ScannedPlan scan(ScanJob job, BarsProgress progress);

  /// Calls `onBar`, or `onBars`, for a whole backtest inside the worker, with the same engine that
  /// verifies it afterwards by replaying the decisions. May be called again, as a sweep does: each
  /// time the script's variables are new.
  BarsResult runBars(BarsJob job, BarsProgress progress);

  /// Has the script begin to be asked live: from now on `next` says what it decides. What it wants
  /// before it has been shown a bar, it cannot have said.
  LiveAnswer begin(LiveJob job);

  /// Shows it the bars that have just closed, and asks: `onStart` before the first, then `onFill`
  /// and `onOrder`, `onTimer`, `onBar` or `onBars`, as in a backtest. A `signals` strategy computes
  /// the next values of its scans.
  LiveAnswer next(LiveMoment moment);

  /// Calls `onStop`; it orders nothing any more.
  LiveAnswer end();

  /// Of its process, or of the wall that it was started behind.
  long pid();

  /// What its process uses up now.
  Usage usage();

  /// Ends the process; never throws.
  @Override
  void close();
}
